import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { datasetsOf } from "../lambdas/datasets/choose-dataset";
import { datasets } from "../lambdas/datasets/datasets";
import { bucketNotices } from "./bucket-notices";
import { builtArchive, requireFreshBuild } from "./build-output";
import { AlarmTopic } from "./components/alarm-topic";
import { Dashboard } from "./components/dashboard";
import { DataBucket } from "./components/data-bucket";
import { FailureQueue } from "./components/failure-queue";
import { InvocationRule } from "./components/invocation-rule";
import { PipelineFunction } from "./components/pipeline-function";
import { SharedLayer } from "./components/shared-layer";
import { TransformImage } from "./components/transform-image";
import { warnOfConcurrencyQuota } from "./concurrency-quota";
import type { PipelineConfig } from "./config";
import { type Deployment, physicalName } from "./deployment";
import { executionPolicy } from "./execution-policy";
import { type FunctionSpec, pipelineFunctions } from "./functions";
import { collectOutputs, type PipelineOutputs } from "./outputs";
import { createProvider, locate } from "./provider";
import { pipelineTriggers, type Trigger } from "./triggers";

const ARCHITECTURE = "arm64";
const RUNTIME = "nodejs24.x";
const FAILURE_QUEUE = "failures";

/** Declares the whole pipeline; returns the stack's outputs. */
export async function createPipeline(config: PipelineConfig): Promise<PipelineOutputs> {
  requireFreshBuild();
  const provider = createProvider(config);
  const [deployment] = await Promise.all([
    locate(config, provider),
    warnOfConcurrencyQuota(config, provider),
  ]);
  return new Pipeline(config, deployment, { providers: { aws: provider } }).outputs;
}

/** The parent of all resources, which inherit its provider and so its tags. */
class Pipeline extends pulumi.ComponentResource {
  readonly outputs: PipelineOutputs;

  constructor(
    config: PipelineConfig,
    deployment: Deployment,
    opts: pulumi.ComponentResourceOptions,
  ) {
    super("etl:pipeline:Pipeline", "pipeline", {}, opts);
    const parent = this;
    const triggers = pipelineTriggers(config);
    const topic = createAlarmTopic();
    const notice = { topicArn: topic.arn, runbooks: config.runbookBaseUrl };
    const queue = createFailureQueue();
    provideBuckets();
    for (const text of bucketNotices(config)) pulumi.log.info(text, parent);
    const layer = createLayer();
    const functions = pipelineFunctions(config).map(createFunction);
    const rules = triggers.map(createRule);
    const alarmArns = gatherAlarms();
    const dashboard = config.dashboard ? createDashboard() : undefined;
    this.outputs = collectOutputs({ config, topic, queue, layer, functions, alarmArns, dashboard });
    this.registerOutputs();

    function createAlarmTopic() {
      return new AlarmTopic("alarms", { deployment, email: config.alarmEmail }, { parent });
    }

    function createFailureQueue() {
      const ruleNames = triggers.map(({ name }) => physicalName(deployment, name));
      const args = { deployment, ruleNames, notice };
      return new FailureQueue(FAILURE_QUEUE, args, { parent });
    }

    function provideBuckets() {
      const { ingestionBucket, outputBucket, protectData } = config;
      if (config.useExistingBuckets) return;
      for (const [name, bucketName] of [
        ["ingestion-bucket", ingestionBucket],
        ["output-bucket", outputBucket],
      ] as const) {
        new DataBucket(name, { deployment, bucketName, protectData }, { parent });
      }
    }

    function createLayer() {
      const args = { deployment, architecture: ARCHITECTURE, runtime: RUNTIME };
      return new SharedLayer("shared-layer", args, { parent });
    }

    function createFunction(spec: FunctionSpec) {
      return new PipelineFunction(
        {
          deployment,
          spec,
          architecture: ARCHITECTURE,
          code: spec.packageType === "Image" ? createImageCode(spec) : createZipCode(spec),
          executionPolicy: executionPolicy(deployment, {
            access: spec.access,
            failureQueueName: physicalName(deployment, FAILURE_QUEUE),
            bucketKmsKeyArn: config.existingBucketKmsKeyArn,
          }),
          logRetentionDays: config.logRetentionDays,
          failureQueueArn: queue.arn,
          notice,
        },
        { parent },
      );
    }

    function createZipCode({ name }: FunctionSpec): Partial<aws.lambda.FunctionArgs> {
      const code = builtArchive(`build/lambdas/${name}`);
      return { code, runtime: RUNTIME, handler: "index.handler", layers: [layer.arn] };
    }

    function createImageCode({ name }: FunctionSpec): Partial<aws.lambda.FunctionArgs> {
      if (config.transformImageUri !== undefined) return { imageUri: config.transformImageUri };
      const functionName = physicalName(deployment, name);
      const { protectData } = config;
      const args = { deployment, functionName, protectData };
      return { imageUri: new TransformImage(`${name}-image`, args, { parent }).uri };
    }

    function createRule({ target, ...trigger }: Trigger) {
      return new InvocationRule(
        trigger.name,
        {
          ...trigger,
          deployment,
          target: functions.find(({ spec }) => spec.name === target) as PipelineFunction,
          failureQueueArn: queue.arn,
          notice,
        },
        { parent },
      );
    }

    function gatherAlarms(): Readonly<Record<string, pulumi.Output<string>>> {
      const owners = [queue, ...functions, ...rules];
      return Object.assign({}, ...owners.map(({ alarms }) => alarms.arns));
    }

    function createDashboard() {
      const parts = {
        functions: functions.map(({ spec }) => spec),
        rules: triggers.map(({ name }) => name),
        queue: FAILURE_QUEUE,
        alarms: Object.keys(alarmArns),
        datasets: datasetsOf(datasets).map(({ name }) => name),
      };
      return new Dashboard("dashboard", { deployment, parts }, { parent });
    }
  }
}
