import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTopic } from "./components/alarm-topic";
import type { Dashboard } from "./components/dashboard";
import type { FailureQueue } from "./components/failure-queue";
import type { PipelineFunction } from "./components/pipeline-function";
import type { SharedLayer } from "./components/shared-layer";
import type { PipelineConfig } from "./config";

type ByName = Readonly<Record<string, pulumi.Output<string>>>;

/** The stack's outputs: `pulumi stack output NAME`. */
export interface PipelineOutputs {
  /** Physical names, keyed by function (data-ingestion, data-transform, data-output). */
  readonly functionNames: ByName;
  /** Unqualified ARNs, keyed by function. */
  readonly functionArns: ByName;
  /** ARNs of the alias `live`, which callers invoke, keyed by function. */
  readonly functionLiveArns: ByName;
  /** ARNs of the execution roles, keyed by function. */
  readonly roleArns: ByName;
  /** ARN of the shared layer's version. */
  readonly layerArn: pulumi.Output<string>;
  /** ARN of the SNS topic that every alarm notifies. */
  readonly alarmTopicArn: pulumi.Output<string>;
  /** ARNs, keyed by alarm (data-ingestion-errors, failures-depth, ...). */
  readonly alarmArns: ByName;
  /** URL of the queue of failed events. */
  readonly failureQueueUrl: pulumi.Output<string>;
  /** URL of the dashboard in the AWS console; absent if the stack has no dashboard. */
  readonly dashboardUrl?: pulumi.Output<string>;
  readonly ingestionBucketName: string;
  readonly outputBucketName: string;
}

/** Collects the outputs of the pipeline's parts. */
export function collectOutputs(parts: {
  readonly config: PipelineConfig;
  readonly topic: AlarmTopic;
  readonly queue: FailureQueue;
  readonly layer: SharedLayer;
  readonly functions: readonly PipelineFunction[];
  readonly alarmArns: ByName;
  readonly dashboard: Dashboard | undefined;
}): PipelineOutputs {
  const { config, topic, queue, layer, functions, alarmArns, dashboard } = parts;
  const byFunction = (pick: (fn: PipelineFunction) => pulumi.Output<string>): ByName =>
    Object.fromEntries(functions.map((fn) => [fn.spec.name, pick(fn)]));
  return {
    functionNames: byFunction((fn) => fn.function.name),
    functionArns: byFunction((fn) => fn.function.arn),
    functionLiveArns: byFunction((fn) => fn.live.arn),
    roleArns: byFunction((fn) => fn.role.arn),
    layerArn: layer.arn,
    alarmTopicArn: topic.arn,
    alarmArns,
    failureQueueUrl: queue.url,
    ...(dashboard && { dashboardUrl: dashboard.url }),
    ingestionBucketName: config.ingestionBucket,
    outputBucketName: config.outputBucket,
  };
}
