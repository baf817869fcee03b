import { arnOf } from "../../../policy-pack/testing/resources";
import { testDrift } from "./drift-tester";

const json = (value: unknown) => JSON.stringify(value);
const alarms = arnOf.topic("alarms");

const functionType = "aws:lambda/function:Function";
const aliasType = "aws:lambda/alias:Alias";
const ruleType = "aws:cloudwatch/eventRule:EventRule";
const targetType = "aws:cloudwatch/eventTarget:EventTarget";
const subscriptionType = "aws:sns/topicSubscription:TopicSubscription";
const topicType = "aws:sns/topic:Topic";
const lifecycleType = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";

const rule = {
  name: "raw",
  eventPattern: json({ source: ["aws.s3"], detail: { bucket: { name: ["raw", "more"] } } }),
};
const target = { rule: "raw", arn: arnOf.fn("etl:live"), retryPolicy: { maximumRetryAttempts: 2 } };
const subscription = { topic: alarms, protocol: "email", endpoint: "a@example.com" };
const lifecycle = {
  bucket: "raw",
  rules: [{ id: "expire", status: "Enabled", expiration: { days: 30 } }],
};

testDrift("by what was changed", [
  {
    kind: "evasion",
    title: "an alias that was moved to another version",
    type: aliasType,
    declared: { functionName: "etl", functionVersion: "5" },
    deployed: { functionVersion: "3" },
    expected: ["functionVersion is 3, and the program declares 5"],
  },
  {
    kind: "evasion",
    title: "an alias that gives some invocations to another version",
    type: aliasType,
    declared: { functionName: "etl", functionVersion: "5" },
    deployed: { routingConfig: { additionalVersionWeights: { "3": 0.5 } } },
    expected: ["routingConfig.additionalVersionWeights.3 is 0.5, and the program declares none"],
  },
  {
    kind: "valid",
    title: "an alias that names the function by its ARN, and the version by a number",
    type: aliasType,
    declared: { functionName: arnOf.fn("etl"), functionVersion: 5 },
    deployed: { functionName: "etl", functionVersion: "5", routingConfig: {} },
  },
  {
    kind: "evasion",
    title: "code that is not that of the declared hash",
    type: functionType,
    declared: { codeSha256: "b2xk" },
    deployed: { codeSha256: "bmV3" },
    expected: ["codeSha256 is bmV3, and the program declares b2xk"],
  },
  {
    kind: "evasion",
    title: "another image, with another command",
    type: functionType,
    declared: { imageUri: "r/etl@sha256:1", imageConfig: { commands: ["a", "b"] } },
    deployed: { imageUri: "r/etl@sha256:2", imageConfig: { commands: ["b", "a"] } },
    expected: [
      "imageUri is r/etl@sha256:2, and the program declares r/etl@sha256:1",
      'imageConfig.commands is ["b","a"], and the program declares ["a","b"]',
    ],
  },
  {
    kind: "evasion",
    title: "layers in another order: the last one wins",
    type: functionType,
    declared: { layers: ["arn:a:1", "arn:b:1"] },
    deployed: { layers: ["arn:b:1", "arn:a:1"] },
    expected: ['layers is ["arn:b:1","arn:a:1"], and the program declares ["arn:a:1","arn:b:1"]'],
  },
  {
    kind: "valid",
    title: "a network whose lists AWS returns in another order, and what AWS adds",
    type: functionType,
    declared: {
      code: "archive",
      publish: true,
      sourceCodeHash: "a",
      vpcConfig: { securityGroupIds: ["sg-1", "sg-2"], subnetIds: ["subnet-1", "subnet-2"] },
      snapStart: { applyOn: "PublishedVersions" },
      loggingConfig: { logFormat: "JSON", logGroup: "/etl" },
    },
    deployed: {
      code: undefined,
      publish: undefined,
      sourceCodeHash: "b",
      vpcConfig: {
        ipv6AllowedForDualStack: false,
        securityGroupIds: ["sg-2", "sg-1"],
        subnetIds: ["subnet-2", "subnet-1"],
        vpcId: "vpc-1",
      },
      snapStart: { applyOn: "PublishedVersions", optimizationStatus: "On" },
      loggingConfig: { logFormat: "JSON", logGroup: "/etl", applicationLogLevel: "" },
      ephemeralStorage: { size: 512 },
      codeSha256: "eA==",
    },
  },
  {
    kind: "evasion",
    title: "a network, a file system and signing that were taken away or added",
    type: functionType,
    declared: { vpcConfig: { subnetIds: ["subnet-1"] }, codeSigningConfigArn: "arn:signing" },
    deployed: { vpcConfig: {}, codeSigningConfigArn: "", fileSystemConfig: { arn: "arn:efs" } },
    expected: [
      'vpcConfig.subnetIds is none, and the program declares ["subnet-1"]',
      "codeSigningConfigArn is none, and the program declares arn:signing",
      "fileSystemConfig.arn is arn:efs, and the program declares none",
    ],
  },
  {
    kind: "evasion",
    title: "a rule that was disabled, with another pattern",
    type: ruleType,
    declared: rule,
    deployed: { state: "DISABLED", eventPattern: json({ source: ["aws.s3"] }) },
    expected: [
      `eventPattern is {"source":["aws.s3"]}, and the program declares ${rule.eventPattern}`,
      "state is DISABLED, and the program declares ENABLED",
    ],
  },
  {
    kind: "valid",
    title: "a pattern with its parts in another order",
    type: ruleType,
    declared: rule,
    deployed: {
      state: "ENABLED",
      eventPattern: `{ "detail": {"bucket": {"name": ["more", "raw"]}}, "source": ["aws.s3"] }`,
    },
  },
  {
    kind: "valid",
    title: "a rule that the program disables by the older input",
    type: ruleType,
    declared: { ...rule, isEnabled: false },
    deployed: { isEnabled: false, state: "DISABLED" },
  },
  {
    kind: "evasion",
    title: "a target with another input, another function and a queue for its dead letters",
    type: targetType,
    declared: target,
    deployed: {
      arn: arnOf.fn("other"),
      input: "{}",
      retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      deadLetterConfig: { arn: "arn:queue" },
    },
    expected: [
      "deadLetterConfig.arn is arn:queue, and the program declares none",
      "input is {}, and the program declares none",
      "retryPolicy.maximumEventAgeInSeconds is 60, and the program declares 86400",
      "retryPolicy.maximumRetryAttempts is 0, and the program declares 2",
      `arn is ${arnOf.fn("other")}, and the program declares ${target.arn}`,
    ],
  },
  {
    kind: "valid",
    title: "a target as the provider reads it",
    type: targetType,
    declared: target,
    deployed: { retryPolicy: { maximumEventAgeInSeconds: 0, maximumRetryAttempts: 2 }, input: "" },
  },
  {
    kind: "evasion",
    title: "a subscription of somebody else, that filters",
    type: subscriptionType,
    declared: subscription,
    deployed: { endpoint: "b@example.com", filterPolicy: json({ a: ["b"] }) },
    expected: [
      'filterPolicy is {"a":["b"]}, and the program declares none',
      "endpoint is b@example.com, and the program declares a@example.com",
    ],
  },
  {
    kind: "valid",
    title: "a subscription with what AWS adds",
    type: subscriptionType,
    declared: { ...subscription, filterPolicy: json({ a: ["b", "c"] }) },
    deployed: {
      filterPolicy: '{"a": ["c", "b"]}',
      filterPolicyScope: "MessageAttributes",
      rawMessageDelivery: false,
      confirmationTimeoutInMinutes: 1,
    },
  },
  {
    kind: "evasion",
    title: "a delivery that is retried less often",
    type: subscriptionType,
    declared: {
      ...subscription,
      deliveryPolicy: json({ healthyRetryPolicy: { numRetries: 9 }, throttlePolicy: null }),
    },
    deployed: {
      deliveryPolicy: json({
        healthyRetryPolicy: { numRetries: 1, backoffFunction: "linear" },
        guaranteed: false,
      }),
    },
    expected: ["deliveryPolicy.healthyRetryPolicy.numRetries is 1, and the program declares 9"],
  },
  {
    kind: "valid",
    title: "an alarm rule without the space at its end",
    type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
    declared: { alarmName: "any", alarmRule: "ALARM(a)\n" },
    deployed: { alarmRule: "ALARM(a)", actionsEnabled: true },
  },
  {
    kind: "valid",
    title: "a format of logs with the levels that AWS chooses",
    type: functionType,
    declared: { loggingConfig: { logFormat: "JSON" } },
    deployed: { loggingConfig: { logFormat: "JSON", logGroup: "/etl", systemLogLevel: "INFO" } },
  },
  {
    kind: "valid",
    title: "a redrive policy with its number as text",
    type: "aws:sqs/queue:Queue",
    declared: { name: "q", redrivePolicy: json({ maxReceiveCount: 5, deadLetterTargetArn: "a" }) },
    deployed: { redrivePolicy: json({ deadLetterTargetArn: "a", maxReceiveCount: "5" }) },
  },
  {
    kind: "evasion",
    title: "a list of objects in which one was changed",
    type: lifecycleType,
    declared: lifecycle,
    deployed: { rules: [{ id: "expire", status: "Disabled", expiration: { days: 30 } }] },
    expected: [
      'rules has {"expiration":{"days":30},"id":"expire","status":"Disabled"}, which the program does not declare',
      'rules lacks {"expiration":{"days":30},"id":"expire","status":"Enabled"}',
    ],
  },
  {
    kind: "valid",
    title: "a list of objects with what the provider writes for nothing",
    type: lifecycleType,
    declared: lifecycle,
    deployed: {
      rules: [
        {
          ...{ status: "Enabled", id: "expire", prefix: "", filter: { prefix: "" } },
          expiration: { days: 30, date: "", expiredObjectDeleteMarker: false },
          transitions: [],
        },
      ],
    },
  },
  {
    kind: "valid",
    title: "encryption with what AWS blocks by itself",
    type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    declared: {
      bucket: "raw",
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    },
    deployed: {
      rules: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256", kmsMasterKeyId: "" },
          blockedEncryptionTypes: ["SSE-C"],
          bucketKeyEnabled: false,
        },
      ],
    },
  },
  {
    kind: "evasion",
    title: "an alarm that counts something else, and tells nobody that it is over",
    type: alarmType,
    declared: { dimensions: { FunctionName: "etl" }, okActions: [alarms], threshold: 1 },
    deployed: { dimensions: { FunctionName: "other" }, okActions: [], threshold: 1 },
    expected: [
      "dimensions.FunctionName is other, and the program declares etl",
      `okActions is [], and the program declares ["${alarms}"]`,
    ],
  },
  {
    kind: "evasion",
    title: "metrics of an alarm in which one was changed",
    type: alarmType,
    declared: { metricQueries: [{ id: "rate", expression: "a / b", returnData: true }] },
    deployed: { metricQueries: [{ id: "rate", expression: "0", returnData: true, period: 0 }] },
    expected: [
      'metricQueries has {"expression":"0","id":"rate","period":0,"returnData":true}, which the program does not declare',
      'metricQueries lacks {"expression":"a / b","id":"rate","returnData":true}',
    ],
  },
  {
    kind: "evasion",
    title: "tags that were changed, added and taken away",
    type: topicType,
    declared: { name: "alarms", tags: { Team: "data", Cost: "1" } },
    deployed: { tags: { Team: "data" }, tagsAll: { Team: "web", Project: "etl", New: "x" } },
    provider: { defaultTags: json({ tags: { Project: "etl" } }) },
    expected: ["tag Cost was removed", "tag New was added", "tag Team was changed"],
  },
  {
    kind: "valid",
    title: "what may differ by configuration, with all that is below it",
    type: topicType,
    declared: { name: "alarms", tags: { Team: "data" } },
    deployed: { tagsAll: { Team: "data", awsApplication: "x" }, displayName: "Alarms" },
    config: { ignoredAttributes: ["tags.awsApplication", "display*"] },
  },
  {
    kind: "valid",
    title: "what may differ by configuration, by what is above it",
    type: functionType,
    declared: { environment: { variables: { A: "1" } }, vpcConfig: { subnetIds: ["subnet-1"] } },
    deployed: { environment: { variables: { A: "2" } }, vpcConfig: { subnetIds: ["subnet-2"] } },
    config: { ignoredAttributes: ["environment", "vpcConfig"] },
  },
  {
    kind: "evasion",
    title: "another format and level of logs, beside what the provider writes for nothing",
    type: functionType,
    declared: { loggingConfig: { logFormat: "JSON" } },
    deployed: {
      loggingConfig: { applicationLogLevel: "", logFormat: "Text", systemLogLevel: "WARN" },
    },
    expected: [
      "loggingConfig.logFormat is Text, and the program declares JSON",
      "loggingConfig.systemLogLevel is WARN, and the program declares INFO",
    ],
  },
  {
    kind: "valid",
    title: "a part of an object that is a secret",
    type: functionType,
    declared: { vpcConfig: { subnetIds: "[secret]" } },
    deployed: { vpcConfig: { subnetIds: ["subnet-1"] } },
  },
  {
    kind: "valid",
    title: "what is a secret on either side",
    type: subscriptionType,
    declared: { ...subscription, endpoint: "[secret]", redrivePolicy: "[secret]" },
    deployed: { endpoint: "https://example.com", redrivePolicy: "{}" },
  },
]);
