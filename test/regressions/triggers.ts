import type { Regression } from "./regression";

const pipelineFunction = "infra/components/pipeline-function.ts";
const invocationRule = "infra/components/invocation-rule.ts";

export const triggersRegressions: readonly Regression[] = [
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
    title: "a maintenance window runs the unqualified function",
    edits: [
      {
        file: pipelineFunction,
        from: "    handleFailures();\n",
        to: '    handleFailures();\n    new aws.ssm.MaintenanceWindowTask(name + "-nightly", { windowId: "mw-0123456789abcdef0", taskType: "LAMBDA", taskArn: fn.arn }, { parent });\n',
      },
    ],
    reports: ["lambda-snapstart-reached: data-transform-nightly"],
  },
  {
    title: "permission is for the unqualified functions",
    edits: [{ file: invocationRule, from: "qualifier: target.live.name,", to: "" }],
    reports: [
      "lambda-failure-destination: data-ingestion, data-output, data-transform",
      "lambda-snapstart-reached: raw-objects-permission",
    ],
  },
  {
    title: "permission is for every rule of every account",
    edits: [{ file: invocationRule, from: "sourceArn: rule.arn,", to: "" }],
    reports: [
      "lambda-permission-source: processed-objects-permission, raw-objects-permission, schedule-1-permission",
    ],
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
    title: "failed events go to the function that failed on them",
    edits: [
      {
        file: pipelineFunction,
        from: "onFailure: { destination: args.failureQueueArn }",
        to: "onFailure: { destination: live.arn }",
      },
    ],
    reports: [
      "lambda-failure-destination: data-ingestion-on-failure, data-output-on-failure, data-transform-on-failure",
    ],
  },
  {
    title: "the failure queue denies what the functions' roles allow",
    edits: [
      {
        file: "infra/components/failure-queue.ts",
        from: 'denyInsecureTransport(["sqs:*"], [queueArn]),',
        to: `{
              ...denyInsecureTransport(["sqs:*"], [queueArn]),
              condition: { Bool: { "aws:PrincipalIsAWSService": "false" } },
            },`,
      },
    ],
    reports: [
      "lambda-failure-destination: data-ingestion-on-failure, data-output-on-failure, data-transform-on-failure",
    ],
  },
  {
    title: "asynchronous invocations are not configured at all",
    edits: [{ file: pipelineFunction, from: "\n    handleFailures();", to: "" }],
    reports: ["lambda-failure-destination: data-ingestion, data-output, data-transform"],
  },
  {
    title: "retries are more than the organisation allows",
    edits: [],
    packConfig: {
      "lambda-async-retry-bounds": { enforcementLevel: "mandatory", maxRetryAttempts: 1 },
    },
    reports: [
      "lambda-async-retry-bounds: data-ingestion-on-failure, data-output-on-failure, data-transform-on-failure",
    ],
  },
  {
    title: "asynchronous invocations are configured for versions that nothing invokes",
    edits: [
      {
        file: pipelineFunction,
        from: "qualifier: live.name,\n          maximumEvent",
        to: "maximumEvent",
      },
    ],
    packConfig: { "lambda-async-retry-bounds": { enforcementLevel: "mandatory" } },
    reports: [
      "lambda-async-retry-bounds: data-ingestion-on-failure, data-output-on-failure, data-transform-on-failure",
      "lambda-failure-destination: data-ingestion, data-output, data-transform",
      "lambda-snapstart-reached: data-transform-on-failure",
    ],
  },
  {
    title: "a queue without a redrive policy feeds the functions",
    edits: [
      {
        file: pipelineFunction,
        from: "    handleFailures();\n",
        to: '    handleFailures();\n    new aws.lambda.EventSourceMapping(name + "-mapping", { functionName: live.arn, eventSourceArn: args.failureQueueArn, tags: {} }, { parent });\n',
      },
    ],
    packConfig: { "lambda-event-source-mapping": { enforcementLevel: "mandatory" } },
    reports: [
      "lambda-event-source-mapping: data-ingestion-mapping, data-output-mapping, data-transform-mapping",
      // The queue is that of their own failures.
      "lambda-failure-destination: data-ingestion-on-failure, data-output-on-failure, data-transform-on-failure",
    ],
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
    title: "the functions may not send to the failure queue",
    edits: [
      {
        file: "infra/execution-policy.ts",
        from: 'actions: ["sqs:SendMessage"],',
        to: 'actions: ["sqs:GetQueueUrl"],',
      },
    ],
    reports: [
      "lambda-failure-destination: data-ingestion-on-failure, data-output-on-failure, data-transform-on-failure",
    ],
  },
  {
    title: "rules drop what they can't hand to a function",
    edits: [
      {
        file: invocationRule,
        from: "deadLetterConfig: { arn: args.failureQueueArn },",
        to: "",
      },
    ],
    reports: [
      "lambda-failure-destination: processed-objects-target-1, raw-objects-target-1, schedule-1-target-1, schedule-1-target-2",
    ],
  },
  {
    title: "failed events go to a queue by its name, which is no ARN",
    edits: [
      {
        file: pipelineFunction,
        from: "destination: args.failureQueueArn }",
        to: 'destination: "lambda-etl-optimization-prod-failures" }',
      },
    ],
    reports: [
      "lambda-failure-destination: data-ingestion-on-failure, data-output-on-failure, data-transform-on-failure",
    ],
  },
];
