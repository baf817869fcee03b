import type { Regression } from "./regression";

const functions = "infra/functions.ts";
const pipeline = "infra/pipeline.ts";
const pipelineFunction = "infra/components/pipeline-function.ts";
const sharedLayer = "infra/components/shared-layer.ts";
const transformImage = "infra/components/transform-image.ts";

const salted = `config:\n  lambda-etl-optimization:redactionSalt: ${"0123456789abcdef".repeat(2)}\n`;

export const codeRegressions: readonly Regression[] = [
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
    title: "X-Ray keeps none of the traces",
    edits: [
      {
        file: "infra/components/failure-queue.ts",
        from: "    letEventBridgeDeliver();\n",
        to: '    letEventBridgeDeliver();\n    new aws.xray.SamplingRule(name + "-traces", { version: 1, priority: 1, fixedRate: 0, reservoirSize: 0, host: "*", httpMethod: "*", resourceArn: "*", serviceName: "*", serviceType: "*", urlPath: "*" }, { parent });\n',
      },
    ],
    reports: ["lambda-tracing-active: data-ingestion, data-output, data-transform"],
  },
  {
    title: "memory may be changed by hand, and stays so",
    edits: [
      {
        file: pipelineFunction,
        from: "customTimeouts: { create",
        to: 'ignoreChanges: ["memorySize"],\n          customTimeouts: { create',
      },
    ],
    reports: ["ignore-changes-governed: data-ingestion, data-output, data-transform"],
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
        from: "        OUTPUT_BUCKET: outputBucket,\n",
        to: "",
      },
    ],
    reports: ["lambda-environment-variables: data-output"],
  },
  {
    title: "a password stands in the environment",
    edits: [
      {
        file: functions,
        from: "OUTPUT_BUCKET: outputBucket,",
        to: 'OUTPUT_BUCKET: outputBucket, DATABASE_PASSWORD: "correct-horse-battery",',
      },
    ],
    reports: ["lambda-no-plaintext-secrets: data-output"],
  },
  {
    title: "the alias keeps the first version, whatever is published",
    edits: [
      {
        file: pipelineFunction,
        from: "functionVersion: fn.version }",
        to: 'functionVersion: "1" }',
      },
    ],
    reports: ["lambda-alias-current: data-ingestion-live, data-output-live, data-transform-live"],
  },
  {
    title: "the alias keeps the version that it has",
    edits: [
      {
        file: pipelineFunction,
        from: "functionVersion: fn.version },\n        { parent },",
        to: 'functionVersion: fn.version },\n        { parent, ignoreChanges: ["functionVersion"] },',
      },
    ],
    reports: [
      "ignore-changes-governed: data-ingestion-live, data-output-live, data-transform-live",
    ],
  },
  {
    title: "most invocations go to an older version",
    edits: [
      {
        file: pipelineFunction,
        from: "functionVersion: fn.version }",
        to: 'functionVersion: fn.version, routingConfig: { additionalVersionWeights: { "1": 0.9 } } }',
      },
    ],
    reports: ["lambda-alias-current: data-ingestion-live, data-output-live, data-transform-live"],
  },
  {
    title: "new code and a new image are not deployed",
    edits: [
      {
        file: pipelineFunction,
        from: "customTimeouts: { create",
        to: 'ignoreChanges: ["code", "imageUri"],\n          customTimeouts: { create',
      },
    ],
    reports: ["ignore-changes-governed: data-ingestion, data-output, data-transform"],
  },
  {
    title: "a password with a slash stands in the environment",
    edits: [
      {
        file: functions,
        from: "OUTPUT_BUCKET: outputBucket,",
        to: 'OUTPUT_BUCKET: outputBucket, DBPASS: "hunter2/abc",',
      },
    ],
    reports: ["lambda-no-plaintext-secrets: data-output"],
  },
  {
    title: "a password stands in the environment, under the name of its ARN",
    edits: [
      {
        file: functions,
        from: "OUTPUT_BUCKET: outputBucket,",
        to: 'OUTPUT_BUCKET: outputBucket, DATABASE_PASSWORD_ARN: "hunter2",',
      },
    ],
    reports: ["lambda-no-plaintext-secrets: data-output"],
  },
  {
    title: "a token stands in the environment, in base64",
    edits: [
      {
        file: functions,
        from: "OUTPUT_BUCKET: outputBucket,",
        to: 'OUTPUT_BUCKET: outputBucket, SETTINGS: "eyJ0b2tlbiI6ImMwZmZlZSJ9",',
      },
    ],
    reports: ["lambda-no-plaintext-secrets: data-output"],
  },
  {
    title: "a password that only the update knows goes into the environment",
    edits: [
      {
        file: pipelineFunction,
        from: "variables: { ...spec.environment",
        to: "variables: { DB_PASSWORD: role.arn, ...spec.environment",
      },
    ],
    reports: ["lambda-no-plaintext-secrets: data-ingestion, data-output, data-transform"],
  },
  {
    title: "the salt of redaction is given without an exemption",
    edits: [{ file: "Pulumi.prod.yaml", from: "config:\n", to: salted }],
    reports: ["lambda-no-plaintext-secrets: data-transform"],
  },
  {
    title: "the images of the transform are kept for good",
    edits: [{ file: transformImage, from: "\n    expireUntagged();", to: "" }],
    stack: "dev",
    packConfig: { "ecr-lifecycle": "mandatory" },
    reports: ["ecr-lifecycle: data-transform-image-repository"],
  },
  {
    title:
      "the images of the transform are not scanned, have tags that move, and have no key of the account's own",
    edits: [
      {
        file: transformImage,
        from: 'imageTagMutability: "IMMUTABLE"',
        to: 'imageTagMutability: "MUTABLE"',
      },
      { file: transformImage, from: "scanOnPush: true", to: "scanOnPush: false" },
    ],
    stack: "dev",
    packConfig: {
      "ecr-encrypted": "mandatory",
      "ecr-image-scanning": "mandatory",
      "ecr-immutable-tags": "mandatory",
    },
    reports: [
      "ecr-encrypted: data-transform-image-repository",
      "ecr-image-scanning: data-transform-image-repository",
      "ecr-immutable-tags: data-transform-image-repository",
    ],
  },
  {
    title:
      "a template of CloudFormation has a role that anyone may assume, and a serverless application",
    edits: [
      {
        file: "infra/components/failure-queue.ts",
        from: "    letEventBridgeDeliver();\n",
        to: `    letEventBridgeDeliver();
    new aws.cloudformation.Stack(name + "-legacy", { templateBody: JSON.stringify({ Resources: {
      Open: { Type: "AWS::IAM::Role", Properties: { AssumeRolePolicyDocument: { Statement: { Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" } } } },
      Api: { Type: "AWS::Serverless::Api" },
    } }) }, { parent });
`,
      },
    ],
    packConfig: { "resources-readable": "mandatory" },
    reports: ["iam-trust-policy: failures-legacy", "resources-readable: failures-legacy"],
  },
];
