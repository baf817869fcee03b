import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type AlarmRule, runbookPage } from "../alarm-rules";
import { type Deployment, physicalName } from "../deployment";

/** The topic that alarms notify, and the location of their runbooks. */
export interface AlarmNotice {
  readonly topicArn: pulumi.Input<string>;
  /** The folder or URL of the runbook pages. */
  readonly runbooks: string;
}

export interface MetricAlarmsArgs extends AlarmNotice {
  readonly deployment: Deployment;
  readonly rules: readonly AlarmRule[];
  /** The dimensions that identify the watched resource. */
  readonly dimensions: Readonly<Record<string, pulumi.Input<string>>>;
}

/** The alarms of one resource; each notifies the topic when it fires and when it clears. */
export class MetricAlarms extends pulumi.ComponentResource {
  /** ARNs, keyed by the alarm's name without project and stack. */
  readonly arns: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: MetricAlarmsArgs, opts: pulumi.ComponentResourceOptions) {
    super("etl:pipeline:MetricAlarms", name, {}, opts);
    const parent = this;
    this.arns = Object.fromEntries(
      args.rules.map((rule) => [`${name}-${rule.kind}`, createAlarm(rule).arn]),
    );
    this.registerOutputs({ arns: this.arns });

    function createAlarm(rule: AlarmRule) {
      const alarmName = `${name}-${rule.kind}`;
      return new aws.cloudwatch.MetricAlarm(
        alarmName,
        {
          name: physicalName(args.deployment, alarmName),
          alarmDescription: `${rule.description}. Runbook: ${runbookPage(args.runbooks, rule)}`,
          namespace: rule.namespace,
          metricName: rule.metric,
          dimensions: args.dimensions,
          statistic: rule.statistic,
          comparisonOperator: "GreaterThanThreshold",
          threshold: rule.threshold,
          period: rule.periodSeconds,
          evaluationPeriods: rule.periods,
          datapointsToAlarm: rule.periods,
          // An idle pipeline has no data, which is fine.
          treatMissingData: "notBreaching",
          alarmActions: [args.topicArn],
          okActions: [args.topicArn],
        },
        { parent },
      );
    }
  }
}
