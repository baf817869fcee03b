import type { Edit } from "../support/program-copy";

/** A small change that breaks a requirement, and everything that must be said of it. */
export interface Regression {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** `prod` where not given. */
  readonly stack?: "dev" | "staging" | "prod";
  /** Configuration of the pack, as --policy-pack-config has it. */
  readonly packConfig?: Readonly<Record<string, unknown>>;
  /** `policy: resource, resource, ...`, each violation that is mandatory; nothing else may be. */
  readonly reports: readonly string[];
}

const functions = "infra/functions.ts";
const pipeline = "infra/pipeline.ts";
const pipelineFunction = "infra/components/pipeline-function.ts";
const dataBucket = "infra/components/data-bucket.ts";
const metricAlarms = "infra/components/metric-alarms.ts";
const invocationRule = "infra/components/invocation-rule.ts";
const executionRole = "infra/components/execution-role.ts";
const executionPolicy = "infra/execution-policy.ts";
const alarmRules = "infra/alarm-rules.ts";
const sharedLayer = "infra/components/shared-layer.ts";

export const regressions: readonly Regression[] = [
  {
    title: "ingestion has 3008 MB again",
    edits: [
      {
        file: functions,
        from: "memoryMb: 512,\n      timeoutSeconds: 60,",
        to: "memoryMb: 3008,\n      timeoutSeconds: 60,",
      },
    ],
    reports: ["lambda-memory-ceiling: data-ingestion"],
  },
  {
    title: "transform has one MB more than its ceiling",
    edits: [{ file: functions, from: "memoryMb: 1024,", to: "memoryMb: 1025," }],
    reports: ["lambda-memory-ceiling: data-transform"],
  },
  {
    title: "output has the memory of transform",
    edits: [
      {
        file: functions,
        from: "memoryMb: 512,\n      timeoutSeconds: 120,",
        to: "memoryMb: 1024,\n      timeoutSeconds: 120,",
      },
    ],
    reports: ["lambda-memory-ceiling: data-output"],
  },
  {
    title: "memory is a value that only the update knows",
    edits: [
      {
        file: pipelineFunction,
        from: "memorySize: spec.memoryMb,",
        to: "memorySize: logGroup.arn.apply(() => spec.memoryMb),",
      },
    ],
    reports: ["lambda-memory-ceiling: data-ingestion, data-output, data-transform"],
  },
  {
    title: "ingestion may run a second longer",
    edits: [{ file: functions, from: "timeoutSeconds: 60,", to: "timeoutSeconds: 61," }],
    reports: ["lambda-timeout-ceiling: data-ingestion"],
  },
  {
    title: "transform may run for fifteen minutes",
    edits: [{ file: functions, from: "timeoutSeconds: 300,", to: "timeoutSeconds: 900," }],
    reports: ["lambda-timeout-ceiling: data-transform"],
  },
  {
    title: "output may run as long as transform",
    edits: [{ file: functions, from: "timeoutSeconds: 120,", to: "timeoutSeconds: 300," }],
    reports: ["lambda-timeout-ceiling: data-output"],
  },
  {
    title: "everything is x86_64",
    edits: [{ file: pipeline, from: 'ARCHITECTURE = "arm64"', to: 'ARCHITECTURE = "x86_64"' }],
    reports: ["lambda-arm64: data-ingestion, data-output, data-transform"],
  },
  {
    title: "functions name no architecture, which means x86_64",
    edits: [{ file: pipelineFunction, from: "architectures: [args.architecture],", to: "" }],
    reports: [
      "lambda-arm64: data-ingestion, data-output, data-transform",
      "lambda-layer-compatible: data-ingestion, data-output",
    ],
  },
  {
    title: "tracing is dropped",
    edits: [{ file: pipelineFunction, from: 'tracingConfig: { mode: "Active" },', to: "" }],
    reports: ["lambda-tracing-active: data-ingestion, data-output, data-transform"],
  },
  {
    title: "tracing is left to the caller",
    edits: [{ file: pipelineFunction, from: '{ mode: "Active" }', to: '{ mode: "PassThrough" }' }],
    reports: ["lambda-tracing-active: data-ingestion, data-output, data-transform"],
  },
  {
    title: "roles may not write traces",
    edits: [{ file: executionRole, from: '  tracing: "AWSXRayDaemonWriteAccess",\n', to: "" }],
    reports: ["lambda-xray-permission: data-ingestion, data-output, data-transform"],
  },
  {
    title: "concurrency is no longer reserved",
    edits: [
      {
        file: functions,
        from: "reservedConcurrency: config.transformReservedConcurrency,",
        to: "reservedConcurrency: undefined,",
      },
    ],
    reports: ["lambda-reserved-concurrency: data-transform"],
  },
  {
    title: "one more execution is reserved than agreed",
    edits: [
      {
        file: "Pulumi.prod.yaml",
        from: "config:\n",
        to: "config:\n  lambda-etl-optimization:transformReservedConcurrency: 51\n",
      },
    ],
    reports: ["lambda-reserved-concurrency: data-transform"],
  },
  {
    title: "output is switched off by a concurrency of zero",
    edits: [
      {
        file: functions,
        from: "timeoutSeconds: 120,\n      reservedConcurrency: undefined,",
        to: "timeoutSeconds: 120,\n      reservedConcurrency: 0,",
      },
    ],
    reports: ["lambda-reserved-concurrency: data-output"],
  },
  {
    title: "SnapStart is off by configuration",
    edits: [
      {
        file: "Pulumi.prod.yaml",
        from: "config:\n",
        to: "config:\n  lambda-etl-optimization:transformSnapStart: false\n",
      },
    ],
    reports: ["lambda-snapstart-required: data-transform"],
  },
  {
    title: "SnapStart is on for a zip function on Node, which AWS refuses",
    edits: [
      {
        file: functions,
        from: "snapStart: false,\n      maxEventAgeSeconds: 21600,",
        to: "snapStart: true,\n      maxEventAgeSeconds: 21600,",
      },
    ],
    reports: ["lambda-snapstart-effective: data-output"],
  },
  {
    title: "versions are not published",
    edits: [{ file: pipelineFunction, from: "publish: true,", to: "publish: false," }],
    reports: ["lambda-snapstart-effective: data-transform"],
  },
  {
    title: "more scratch space than a snapshot can have",
    edits: [
      {
        file: pipelineFunction,
        from: "publish: true,",
        to: "publish: true, ephemeralStorage: { size: 1024 },",
      },
    ],
    reports: ["lambda-snapstart-effective: data-transform"],
  },
  {
    title: "events go to the unqualified functions",
    edits: [
      { file: invocationRule, from: "arn: target.live.arn,", to: "arn: target.function.arn," },
    ],
    reports: [
      "lambda-failure-destination: data-ingestion, data-output, data-transform",
      "lambda-snapstart-reached: raw-objects-target-1",
    ],
  },
  {
    title: "permission is for the unqualified functions",
    edits: [{ file: invocationRule, from: "qualifier: target.live.name,", to: "" }],
    reports: ["lambda-snapstart-reached: raw-objects-permission"],
  },
  {
    title: "permission is for every rule of every account",
    edits: [{ file: invocationRule, from: "sourceArn: rule.arn,", to: "" }],
    reports: [
      "lambda-permission-source: processed-objects-permission, raw-objects-permission, schedule-1-permission",
    ],
  },
  {
    title: "one function has no error alarm",
    edits: [
      {
        file: pipelineFunction,
        from: "rules: functionAlarmRules(spec.timeoutSeconds),",
        to: 'rules: functionAlarmRules(spec.timeoutSeconds).filter(({ kind }) => kind !== "errors" || name !== "data-output"),',
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
        from: "dimensions: { FunctionName: fn.name },",
        to: 'dimensions: { FunctionName: "another" },',
      },
    ],
    reports: ["lambda-error-alarm: data-ingestion, data-output, data-transform"],
  },
  {
    title: "failed events go nowhere",
    edits: [
      {
        file: pipelineFunction,
        from: "destinationConfig: { onFailure: { destination: args.failureQueueArn } },",
        to: "",
      },
    ],
    reports: ["lambda-failure-destination: data-ingestion, data-output, data-transform"],
  },
  {
    title: "asynchronous invocations are not configured at all",
    edits: [{ file: pipelineFunction, from: "\n    handleFailures();", to: "" }],
    reports: ["lambda-failure-destination: data-ingestion, data-output, data-transform"],
  },
  {
    title: "logs are kept for ever",
    edits: [{ file: pipelineFunction, from: "retentionInDays: args.logRetentionDays", to: "" }],
    reports: ["lambda-log-retention: data-ingestion, data-output, data-transform"],
  },
  {
    title: "the shared layer is not attached",
    edits: [{ file: pipeline, from: "layers: [layer.arn]", to: "layers: []" }],
    reports: ["lambda-shared-layer: data-ingestion, data-output"],
  },
  {
    title: "the shared layer is for another architecture",
    edits: [
      {
        file: sharedLayer,
        from: "compatibleArchitectures: [args.architecture],",
        to: 'compatibleArchitectures: ["x86_64"],',
      },
    ],
    reports: ["lambda-layer-compatible: data-ingestion, data-output"],
  },
  {
    title: "functions run on a deprecated Node",
    edits: [{ file: pipeline, from: 'RUNTIME = "nodejs24.x"', to: 'RUNTIME = "nodejs18.x"' }],
    reports: ["lambda-supported-runtime: data-ingestion, data-output"],
  },
  {
    title: "output is not told where to write",
    edits: [
      {
        file: functions,
        from: "{ ...environment, OUTPUT_BUCKET: outputBucket }",
        to: "environment",
      },
    ],
    reports: ["lambda-environment-variables: data-output"],
  },
  {
    title: "a password stands in the environment",
    edits: [
      {
        file: functions,
        from: "OUTPUT_BUCKET: outputBucket }",
        to: 'OUTPUT_BUCKET: outputBucket, DATABASE_PASSWORD: "correct-horse-battery" }',
      },
    ],
    reports: ["lambda-no-plaintext-secrets: data-output"],
  },
  {
    title: "a function answers anyone on the internet",
    edits: [
      {
        file: pipelineFunction,
        from: "    handleFailures();\n",
        to: '    handleFailures();\n    new aws.lambda.FunctionUrl(name + "-url", { functionName: fn.name, qualifier: live.name, authorizationType: "NONE" }, { parent });\n',
      },
    ],
    reports: ["lambda-no-public-url: data-ingestion-url, data-output-url, data-transform-url"],
  },
  {
    title: "roles have a wildcard action",
    edits: [
      { file: executionPolicy, from: 'actions: ["sqs:SendMessage"],', to: 'actions: ["sqs:*"],' },
    ],
    reports: [
      "iam-no-wildcards: data-ingestion-role-data, data-output-role-data, data-transform-role-data",
    ],
  },
  {
    title: "roles have a wildcard resource",
    edits: [
      {
        file: executionPolicy,
        from: 'resources: [regionalArn(deployment, "sqs", failureQueueName)],',
        to: 'resources: ["*"],',
      },
    ],
    reports: [
      "iam-no-wildcards: data-ingestion-role-data, data-output-role-data, data-transform-role-data",
    ],
  },
  {
    title: "roles are administrators",
    edits: [
      {
        file: executionRole,
        from: 'logs: "service-role/AWSLambdaBasicExecutionRole",',
        to: 'logs: "AdministratorAccess",',
      },
    ],
    reports: [
      "iam-no-admin-policies: data-ingestion-role-logs, data-output-role-logs, data-transform-role-logs",
    ],
  },
  {
    title: "buckets let public policies through",
    edits: [
      { file: dataBucket, from: "blockPublicPolicy: true,", to: "blockPublicPolicy: false," },
    ],
    reports: ["s3-public-access-blocked: ingestion-bucket, output-bucket"],
  },
  {
    title: "buckets have no public access block",
    edits: [
      { file: dataBucket, from: "const publicAccessBlock = blockPublicAccess();", to: "" },
      { file: dataBucket, from: "dependsOn: [publicAccessBlock]", to: "" },
    ],
    reports: ["s3-public-access-blocked: ingestion-bucket, output-bucket"],
  },
  {
    title: "buckets do not say how they are encrypted",
    edits: [{ file: dataBucket, from: "\n    encrypt();", to: "" }],
    reports: ["s3-encrypted: ingestion-bucket, output-bucket"],
  },
  {
    title: "buckets take plain HTTP",
    edits: [{ file: dataBucket, from: "\n    requireTls();", to: "" }],
    reports: ["s3-tls-only: ingestion-bucket, output-bucket"],
  },
  {
    title: "one resource misses its tags, by another provider",
    edits: [
      {
        file: pipelineFunction,
        from: "retentionInDays: args.logRetentionDays },\n        { parent },",
        to: 'retentionInDays: args.logRetentionDays },\n        name === "data-output" ? { parent, provider: new aws.Provider("bare", { region: "eu-central-1" }) } : { parent },',
      },
    ],
    reports: ["required-tags: data-output-logs"],
  },
  {
    title: "one tag has a value that is not allowed",
    edits: [
      {
        file: pipelineFunction,
        from: "retentionInDays: args.logRetentionDays },",
        to: 'retentionInDays: args.logRetentionDays, tags: name === "data-ingestion" ? { ManagedBy: "hand" } : {} },',
      },
    ],
    reports: ["required-tags: data-ingestion-logs"],
  },
  {
    title: "an exemption has expired",
    edits: [{ file: functions, from: "memoryMb: 1024,", to: "memoryMb: 2048," }],
    packConfig: {
      settings: {
        exemptions: [
          {
            policy: "lambda-memory-ceiling",
            resource: "data-transform",
            reason: "a large import",
            owner: "data-platform",
            expires: "2026-01-31",
          },
        ],
      },
    },
    reports: ["exemptions: lambda-etl-optimization-prod", "lambda-memory-ceiling: data-transform"],
  },
];
