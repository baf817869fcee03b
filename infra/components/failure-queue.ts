import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { FAILURE_QUEUE_ALARM_RULES } from "../alarm-rules";
import { type Deployment, physicalName, regionalArn } from "../deployment";
import { denyInsecureTransport, policyDocument } from "../policy-document";
import { type AlarmNotice, MetricAlarms } from "./metric-alarms";

export interface FailureQueueArgs {
  readonly deployment: Deployment;
  /** Physical names of the EventBridge rules that send their dead letters here. */
  readonly ruleNames: readonly string[];
  readonly notice: AlarmNotice;
}

/**
 * The queue of failed events. It has two message formats: a dead letter of EventBridge is the event
 * itself; a failure record of Lambda wraps the event with its error.
 */
export class FailureQueue extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  readonly url: pulumi.Output<string>;
  readonly alarms: MetricAlarms;

  constructor(name: string, args: FailureQueueArgs, opts: pulumi.ComponentResourceOptions) {
    super("etl:pipeline:FailureQueue", name, {}, opts);
    const parent = this;
    const { deployment, ruleNames, notice } = args;
    const queueName = physicalName(deployment, name);
    const queue = createQueue();
    letEventBridgeDeliver();
    this.alarms = createAlarms();
    this.arn = queue.arn;
    this.url = queue.url;
    this.registerOutputs({ arn: this.arn, url: this.url });

    function createQueue() {
      return new aws.sqs.Queue(
        name,
        {
          name: queueName,
          messageRetentionSeconds: 14 * 24 * 3600,
          // The key that SQS manages: with a KMS key, EventBridge would need a grant.
          sqsManagedSseEnabled: true,
        },
        { parent },
      );
    }

    function letEventBridgeDeliver() {
      const queueArn = regionalArn(deployment, "sqs", queueName);
      const ruleArns = ruleNames.map((rule) => regionalArn(deployment, "events", `rule/${rule}`));
      return new aws.sqs.QueuePolicy(
        `${name}-policy`,
        {
          queueUrl: queue.url,
          policy: policyDocument([
            {
              sid: "EventBridgeDeadLetters",
              principal: { service: "events.amazonaws.com" },
              actions: ["sqs:SendMessage"],
              resources: [queueArn],
              condition: { ArnEquals: { "aws:SourceArn": ruleArns } },
            },
            denyInsecureTransport(["sqs:*"], [queueArn]),
          ]),
        },
        { parent },
      );
    }

    function createAlarms() {
      return new MetricAlarms(
        name,
        {
          deployment,
          rules: FAILURE_QUEUE_ALARM_RULES,
          dimensions: { QueueName: queue.name },
          ...notice,
        },
        { parent },
      );
    }
  }
}
