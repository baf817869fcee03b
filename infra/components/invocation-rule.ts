import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { EVENT_RULE_ALARM_RULES } from "../alarm-rules";
import { type Deployment, physicalName } from "../deployment";
import { type AlarmNotice, MetricAlarms } from "./metric-alarms";
import type { PipelineFunction } from "./pipeline-function";

export interface InvocationRuleArgs {
  readonly deployment: Deployment;
  readonly description: string;
  readonly when: { readonly eventPattern: string } | { readonly scheduleExpression: string };
  readonly target: PipelineFunction;
  /** One invocation per input: a JSON string, or undefined for the event itself. EventBridge allows five. */
  readonly inputs: readonly (string | undefined)[];
  readonly failureQueueArn: pulumi.Input<string>;
  readonly notice: AlarmNotice;
}

/** An EventBridge rule that invokes the live version of a function; undelivered events go to a queue. */
export class InvocationRule extends pulumi.ComponentResource {
  readonly alarms: MetricAlarms;

  constructor(name: string, args: InvocationRuleArgs, opts: pulumi.ComponentResourceOptions) {
    super("etl:pipeline:InvocationRule", name, {}, opts);
    const parent = this;
    const { deployment, target } = args;
    const rule = createRule();
    const permission = permitInvocation();
    args.inputs.forEach(createTarget);
    this.alarms = createAlarms();
    this.registerOutputs();

    function createRule() {
      return new aws.cloudwatch.EventRule(
        name,
        { name: physicalName(deployment, name), description: args.description, ...args.when },
        { parent },
      );
    }

    // No sourceAccount: EventBridge does not send it, so every invocation would be silently refused.
    function permitInvocation() {
      return new aws.lambda.Permission(
        `${name}-permission`,
        {
          action: "lambda:InvokeFunction",
          function: target.function.name,
          qualifier: target.live.name,
          principal: "events.amazonaws.com",
          sourceArn: rule.arn,
        },
        { parent },
      );
    }

    function createTarget(input: string | undefined, index: number) {
      return new aws.cloudwatch.EventTarget(
        `${name}-target-${index + 1}`,
        {
          rule: rule.name,
          targetId: `${target.spec.name}-${index + 1}`,
          arn: target.live.arn,
          input,
          retryPolicy: { maximumEventAgeInSeconds: 21600, maximumRetryAttempts: 60 },
          deadLetterConfig: { arn: args.failureQueueArn },
        },
        { parent, dependsOn: [permission] },
      );
    }

    function createAlarms() {
      return new MetricAlarms(
        name,
        {
          deployment,
          rules: EVENT_RULE_ALARM_RULES,
          dimensions: { RuleName: rule.name },
          ...args.notice,
        },
        { parent },
      );
    }
  }
}
