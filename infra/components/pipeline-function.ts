import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { functionAlarmRules } from "../alarm-rules";
import { type Deployment, functionLogGroup, physicalName } from "../deployment";
import type { FunctionSpec } from "../functions";
import { ExecutionRole } from "./execution-role";
import { type AlarmNotice, MetricAlarms } from "./metric-alarms";

export interface PipelineFunctionArgs {
  readonly deployment: Deployment;
  readonly spec: FunctionSpec;
  readonly architecture: string;
  /** The function's code: a zip with runtime, handler and layers, or an image. */
  readonly code: Partial<aws.lambda.FunctionArgs>;
  readonly executionPolicy: string;
  readonly logRetentionDays: number;
  readonly failureQueueArn: pulumi.Input<string>;
  readonly notice: AlarmNotice;
}

/** One function with its role, log group, published version behind the alias `live`, and alarms. */
export class PipelineFunction extends pulumi.ComponentResource {
  readonly spec: FunctionSpec;
  readonly function: aws.lambda.Function;
  readonly role: ExecutionRole;
  readonly live: aws.lambda.Alias;
  readonly alarms: MetricAlarms;

  constructor(args: PipelineFunctionArgs, opts: pulumi.ComponentResourceOptions) {
    const { deployment, spec } = args;
    const { name } = spec;
    super("etl:pipeline:PipelineFunction", name, {}, opts);
    const parent = this;
    const functionName = physicalName(deployment, name);
    const role = createRole();
    const logGroup = createLogGroup();
    const fn = createFunction();
    const live = createAlias();
    handleFailures();
    this.alarms = createAlarms();
    this.spec = spec;
    this.function = fn;
    this.role = role;
    this.live = live;
    this.registerOutputs({ name: fn.name, arn: fn.arn, roleArn: role.arn, liveArn: live.arn });

    function createRole() {
      const { executionPolicy } = args;
      const roleArgs = { deployment, functionName, executionPolicy };
      return new ExecutionRole(`${name}-role`, roleArgs, { parent });
    }

    function createLogGroup() {
      return new aws.cloudwatch.LogGroup(
        `${name}-logs`,
        { name: functionLogGroup(functionName), retentionInDays: args.logRetentionDays },
        { parent },
      );
    }

    function createFunction() {
      return new aws.lambda.Function(
        name,
        {
          ...args.code,
          name: functionName,
          description: spec.description,
          packageType: spec.packageType,
          architectures: [args.architecture],
          role: role.arn,
          memorySize: spec.memoryMb,
          timeout: spec.timeoutSeconds,
          reservedConcurrentExecutions: spec.reservedConcurrency,
          snapStart: spec.snapStart ? { applyOn: "PublishedVersions" } : undefined,
          publish: true,
          tracingConfig: { mode: "Active" },
          loggingConfig: { logFormat: "JSON", logGroup: logGroup.name },
          environment: { variables: { ...spec.environment, ...hidden(spec.secrets) } },
        },
        {
          parent,
          dependsOn: [...role.permissions],
          // An update waits minutes for the snapshot of its version. A creation does not wait, so the alias may
          // name a version that can't be invoked yet; docs/deploying.md checks that with the doctor.
          customTimeouts: { create: "20m", update: "20m" },
        },
      );
    }

    function createAlias() {
      return new aws.lambda.Alias(
        `${name}-live`,
        { name: "live", functionName: fn.name, functionVersion: fn.version },
        { parent },
      );
    }

    // On the alias: settings of the unqualified function apply only to $LATEST.
    function handleFailures() {
      return new aws.lambda.FunctionEventInvokeConfig(
        `${name}-on-failure`,
        {
          functionName: fn.name,
          qualifier: live.name,
          maximumEventAgeInSeconds: spec.maxEventAgeSeconds,
          maximumRetryAttempts: spec.maxRetries,
          destinationConfig: { onFailure: { destination: args.failureQueueArn } },
        },
        { parent },
      );
    }

    function createAlarms() {
      const rules = functionAlarmRules(spec.timeoutSeconds);
      const dimensions = { FunctionName: fn.name };
      const alarmArgs = { deployment, rules, dimensions, ...args.notice };
      return new MetricAlarms(name, alarmArgs, { parent });
    }
  }
}

function hidden(secrets: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(secrets).map(([name, value]) => [name, pulumi.secret(value)]),
  );
}
