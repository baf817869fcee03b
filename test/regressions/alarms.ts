import type { Regression } from "./regression";

const pipelineFunction = "infra/components/pipeline-function.ts";
const metricAlarms = "infra/components/metric-alarms.ts";
const alarmRules = "infra/alarm-rules.ts";

export const alarmsRegressions: readonly Regression[] = [
  {
    title: "one function has no error alarm",
    edits: [
      {
        file: pipelineFunction,
        from: "const rules = functionAlarmRules(spec.timeoutSeconds);",
        to: 'const rules = functionAlarmRules(spec.timeoutSeconds).filter(({ kind }) => kind !== "errors" || name !== "data-output");',
      },
    ],
    reports: ["lambda-error-alarm: data-output"],
  },
  {
    title: "alarms tell nobody",
    edits: [{ file: metricAlarms, from: "alarmActions: [args.topicArn],", to: "" }],
    reports: ["lambda-error-alarm: data-ingestion, data-output, data-transform"],
  },
  {
    title: "alarms have their actions disabled",
    edits: [
      {
        file: metricAlarms,
        from: "alarmActions: [args.topicArn],",
        to: "alarmActions: [args.topicArn], actionsEnabled: false,",
      },
    ],
    reports: ["lambda-error-alarm: data-ingestion, data-output, data-transform"],
  },
  {
    title: "error alarms wait for one error more",
    edits: [
      {
        file: alarmRules,
        from: "threshold: 1,\n      periods: 2,",
        to: "threshold: 2,\n      periods: 2,",
      },
    ],
    reports: ["lambda-error-alarm: data-ingestion, data-output, data-transform"],
  },
  {
    title: "error alarms wait for one period more",
    edits: [
      {
        file: alarmRules,
        from: "threshold: 1,\n      periods: 2,",
        to: "threshold: 1,\n      periods: 3,",
      },
    ],
    reports: ["lambda-error-alarm: data-ingestion, data-output, data-transform"],
  },
  {
    title: "alarms watch a function that is not there",
    edits: [
      {
        file: pipelineFunction,
        from: "const dimensions = { FunctionName: fn.name };",
        to: 'const dimensions = { FunctionName: "another" };',
      },
    ],
    reports: ["lambda-error-alarm: data-ingestion, data-output, data-transform"],
  },
  {
    title: "the duration alarm goes off when it is too late",
    edits: [
      {
        file: alarmRules,
        from: "DURATION_SHARE_OF_TIMEOUT = 0.8;",
        to: "DURATION_SHARE_OF_TIMEOUT = 0.81;",
      },
    ],
    packConfig: { "lambda-duration-alarm": { enforcementLevel: "mandatory" } },
    reports: ["lambda-duration-alarm: data-ingestion, data-output, data-transform"],
  },
  {
    title: "the duration alarm adds up the invocations",
    edits: [
      {
        file: alarmRules,
        from: 'statistic: "Maximum",\n      threshold: timeout',
        to: 'statistic: "Sum",\n      threshold: timeout',
      },
    ],
    packConfig: { "lambda-duration-alarm": { enforcementLevel: "mandatory" } },
    reports: ["lambda-duration-alarm: data-ingestion, data-output, data-transform"],
  },
  {
    title: "one function has no throttle alarm",
    edits: [
      {
        file: pipelineFunction,
        from: "const rules = functionAlarmRules(spec.timeoutSeconds);",
        to: 'const rules = functionAlarmRules(spec.timeoutSeconds).filter(({ kind }) => kind !== "throttles" || name !== "data-output");',
      },
    ],
    packConfig: { "lambda-throttle-alarm": { enforcementLevel: "mandatory" } },
    reports: ["lambda-throttle-alarm: data-output"],
  },
  {
    title: "logs are kept for ever",
    edits: [{ file: pipelineFunction, from: "retentionInDays: args.logRetentionDays", to: "" }],
    reports: ["lambda-log-retention: data-ingestion-logs, data-output-logs, data-transform-logs"],
  },
  {
    title: "the error alarm is on while the function is idle",
    edits: [
      {
        file: metricAlarms,
        from: 'treatMissingData: "notBreaching",',
        to: 'treatMissingData: "breaching",',
      },
    ],
    reports: ["lambda-error-alarm: data-ingestion, data-output, data-transform"],
  },
  {
    title: "alarms watch the function's ARN, which is no name",
    edits: [
      {
        file: pipelineFunction,
        from: "const dimensions = { FunctionName: fn.name };",
        to: "const dimensions = { FunctionName: fn.arn };",
      },
    ],
    reports: ["lambda-error-alarm: data-ingestion, data-output, data-transform"],
  },
  {
    title: "alarms watch an alias that nobody made",
    edits: [
      {
        file: pipelineFunction,
        from: "const dimensions = { FunctionName: fn.name };",
        to: 'const dimensions = { FunctionName: fn.name, Resource: fn.name.apply((own) => own + ":current") };',
      },
    ],
    reports: ["lambda-error-alarm: data-ingestion, data-output, data-transform"],
  },
  {
    title: "a rule mutes the error alarms all day",
    edits: [
      {
        file: metricAlarms,
        from: "    this.registerOutputs({ arns: this.arns });",
        to: '    new aws.cloudwatch.AlarmMuteRule(name + "-quiet", { muteTargets: { alarmNames: args.rules.map(({ kind }) => physicalName(args.deployment, name + "-" + kind)) }, rule: { schedule: { expression: "cron(0 0 * * *)", duration: "PT24H" } } }, { parent });\n    this.registerOutputs({ arns: this.arns });',
      },
    ],
    reports: ["lambda-error-alarm: data-ingestion, data-output, data-transform"],
  },
];
