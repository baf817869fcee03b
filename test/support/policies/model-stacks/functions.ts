import { secret, type TestResource } from "../../../../policy-pack/testing/test-resource";
import { tags } from "./tags";

const topic = "arn:aws:sns:eu-west-1:123456789012:alarms";
const layer = "arn:aws:lambda:eu-west-1:123456789012:layer:shared-layer:1";

/** Functions with all that watches over them: no policy finds anything but what its preset asks for. */
export const functions: readonly TestResource[] = [
  { type: "pulumi:pulumi:Stack", name: "stack", inputs: {} },
  { type: "pulumi:providers:aws", name: "default", inputs: { region: "eu-west-1" } },
  {
    type: "aws:lambda/function:Function",
    name: "data-output",
    inputs: {
      name: "data-output",
      role: "arn:aws:iam::123456789012:role/writer",
      runtime: "nodejs24.x",
      packageType: "Zip",
      memorySize: 512,
      timeout: 120,
      architectures: ["arm64"],
      tracingConfig: { mode: "Active" },
      layers: [layer],
      reservedConcurrentExecutions: -1,
      kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/1",
      environment: {
        variables: {
          INGESTION_BUCKET: "in",
          OUTPUT_BUCKET: "out",
          LOG_LEVEL: "info",
          API_KEY: secret("key"),
        },
      },
      loggingConfig: { logFormat: "JSON", logGroup: "/aws/lambda/data-output" },
      deadLetterConfig: { targetArn: "arn:aws:sqs:eu-west-1:123456789012:failures" },
      vpcConfig: { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] },
      codeSigningConfigArn: "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:signed",
      tags,
    },
    provider: { region: "eu-west-1", defaultTags: { tags: { Team: "data" } } },
    ignoreChanges: ["description"],
  },
  {
    type: "aws:lambda/codeSigningConfig:CodeSigningConfig",
    name: "signed",
    inputs: {
      arn: "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:signed",
      policies: { untrustedArtifactOnDeployment: "Enforce" },
    },
  },
  {
    type: "aws:lambda/layerVersion:LayerVersion",
    name: "shared-layer",
    inputs: {
      layerName: "shared-layer",
      compatibleArchitectures: ["arm64", "x86_64"],
      compatibleRuntimes: ["nodejs22.x", "nodejs24.x"],
    },
  },
  {
    type: "aws:cloudwatch/logGroup:LogGroup",
    name: "logs",
    inputs: { name: "/aws/lambda/data-output", retentionInDays: 30, kmsKeyId: "key", tags },
  },
  {
    type: "aws:iam/role:Role",
    name: "writer",
    inputs: {
      name: "writer",
      assumeRolePolicy: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: "sts:AssumeRole",
            Principal: { Service: "lambda.amazonaws.com" },
          },
        ],
      },
      managedPolicyArns: [
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
        "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess",
      ],
      tags,
    },
  },
  {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    name: "errors",
    inputs: {
      name: "errors",
      namespace: "AWS/Lambda",
      metricName: "Errors",
      dimensions: { FunctionName: "data-output" },
      statistic: "Sum",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 1,
      period: 300,
      evaluationPeriods: 2,
      actionsEnabled: true,
      alarmActions: [topic],
      tags,
    },
  },
  {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    name: "throttles",
    inputs: {
      name: "throttles",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      evaluationPeriods: 1,
      metricQueries: [
        {
          id: "m1",
          metric: {
            namespace: "AWS/Lambda",
            metricName: "Throttles",
            dimensions: { FunctionName: "data-output" },
            stat: "Sum",
            period: 60,
          },
        },
        { id: "e1", expression: "FILL(m1, 0)", returnData: true },
      ],
      alarmActions: [topic],
      tags,
    },
  },
  {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    name: "duration",
    inputs: {
      name: "duration",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 90_000,
      evaluationPeriods: 1,
      metricQueries: [
        {
          id: "q1",
          expression: `SELECT MAX(Duration) FROM "AWS/Lambda" WHERE FunctionName = 'data-output'`,
          period: 60,
          returnData: true,
        },
      ],
      alarmActions: [],
      tags,
    },
  },
  {
    type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
    name: "any",
    inputs: {
      alarmName: "any",
      alarmRule: "ALARM(duration) OR ALARM(errors)",
      alarmActions: [topic],
      tags,
    },
  },
];
