import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testResourcePolicy("ignore-changes-governed", {
  type: "aws:lambda/function:Function",
  without: { boundary: "there is no number", beyond: "there is no number" },
  rows: [
    {
      kind: "pass",
      title: "inputs that no policy judges",
      inputs: { memorySize: 512 },
      ignoreChanges: ["code", "sourceCodeHash", "imageUri", "s3ObjectVersion", "description"],
      reports: [],
    },
    { kind: "absent", title: "no ignored changes", inputs: { memorySize: 512 }, reports: [] },
    {
      kind: "fail",
      title: "memory and timeout, which somebody may then change by hand",
      inputs: { memorySize: 512, timeout: 60 },
      ignoreChanges: ["memorySize", "description", "timeout"],
      reports: [
        "ignoreChanges has memorySize, so that memorySize stays as it is whatever the program says: expected no input that policies judge",
        "ignoreChanges has timeout, so that timeout stays as it is whatever the program says: expected no input that policies judge",
      ],
    },
    {
      kind: "fail",
      title: "everything",
      inputs: {},
      ignoreChanges: ["*"],
      reports: [
        "ignoreChanges has *, so that architectures stays as it is whatever the program says: expected no input that policies judge",
      ],
    },
    {
      kind: "fail",
      title: "a part of a governed input, and what it is part of",
      inputs: { tracingConfig: { mode: "Active" } },
      ignoreChanges: ["tracingConfig.mode", "layers[0]", "environment", "environment.variables"],
      reports: [
        "ignoreChanges has tracingConfig.mode, so that tracingConfig stays as it is whatever the program says: expected no input that policies judge",
        "ignoreChanges has layers[0], so that layers stays as it is whatever the program says: expected no input that policies judge",
        "ignoreChanges has environment, so that environment.variables stays as it is whatever the program says: expected no input that policies judge",
        "ignoreChanges has environment.variables, so that environment.variables stays as it is whatever the program says: expected no input that policies judge",
      ],
    },
    {
      kind: "pass",
      title: "a single variable, a tag that nobody requires, and names that only begin alike",
      inputs: {},
      ignoreChanges: [
        'environment.variables["RELEASE"]',
        'tags["LastDeployed"]',
        "tags.Release",
        "tagsAll",
        "memorySizes",
        "roleName",
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "required tags in each spelling, and all tags",
      type: "aws:dynamodb/table:Table",
      inputs: {},
      ignoreChanges: ['tags["Team"]', "tags.CostCenter", "tags", "readCapacity"],
      reports: [
        'ignoreChanges has tags["Team"], so that tags.Team stays as it is whatever the program says: expected no input that policies judge',
        "ignoreChanges has tags.CostCenter, so that tags.CostCenter stays as it is whatever the program says: expected no input that policies judge",
        "ignoreChanges has tags, so that tags stays as it is whatever the program says: expected no input that policies judge",
      ],
    },
    {
      kind: "fail",
      title: "an alarm's threshold",
      type: "aws:cloudwatch/metricAlarm:MetricAlarm",
      inputs: { threshold: 1 },
      ignoreChanges: ["threshold", "alarmDescription"],
      reports: [
        "ignoreChanges has threshold, so that threshold stays as it is whatever the program says: expected no input that policies judge",
      ],
    },
    {
      kind: "fail",
      title: "a role's policy, which has no tags",
      type: "aws:iam/rolePolicy:RolePolicy",
      inputs: { policy: "{}" },
      ignoreChanges: ["policy", "tags"],
      reports: [
        "ignoreChanges has policy, so that policy stays as it is whatever the program says: expected no input that policies judge",
      ],
    },
    {
      kind: "pass",
      title: "what a bucket reads back of resources of their own, as its documentation says",
      type: "aws:s3/bucket:Bucket",
      inputs: { bucket: "orders" },
      ignoreChanges: ["serverSideEncryptionConfiguration", "lifecycleRules"],
      reports: [],
    },
    {
      kind: "fail",
      title: "what a bucket sets itself",
      type: "aws:s3/bucketV2:BucketV2",
      inputs: { bucket: "orders", acl: "private" },
      ignoreChanges: ["acl", "grants"],
      reports: [
        "ignoreChanges has acl, so that acl stays as it is whatever the program says: expected no input that policies judge",
      ],
    },
    {
      kind: "fail",
      title: "the queues and topics that hear of new objects",
      type: "aws:s3/bucketNotification:BucketNotification",
      inputs: {},
      ignoreChanges: ["queues", "topics"],
      reports: [
        "ignoreChanges has queues, so that queues stays as it is whatever the program says: expected no input that policies judge",
        "ignoreChanges has topics, so that topics stays as it is whatever the program says: expected no input that policies judge",
      ],
    },
    {
      kind: "fail",
      title: "the events of a rule",
      type: "aws:cloudwatch/eventRule:EventRule",
      inputs: {},
      ignoreChanges: ["eventPattern"],
      reports: [
        "ignoreChanges has eventPattern, so that eventPattern stays as it is whatever the program says: expected no input that policies judge",
      ],
    },
    {
      kind: "fail",
      title: "the policy of a key",
      type: "aws:kms/key:Key",
      inputs: {},
      ignoreChanges: ["policy"],
      reports: [
        "ignoreChanges has policy, so that policy stays as it is whatever the program says: expected no input that policies judge",
      ],
    },
    {
      kind: "fail",
      title: "the policy of a key, on its own",
      type: "aws:kms/keyPolicy:KeyPolicy",
      inputs: {},
      ignoreChanges: ["policy"],
      reports: [
        "ignoreChanges has policy, so that policy stays as it is whatever the program says: expected no input that policies judge",
      ],
    },
    {
      kind: "fail",
      title: "the role of an exclusive list",
      type: "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
      inputs: {},
      ignoreChanges: ["roleName"],
      reports: [
        "ignoreChanges has roleName, so that roleName stays as it is whatever the program says: expected no input that policies judge",
      ],
    },
    {
      kind: "fail",
      title: "what SnapStart excludes",
      type: "aws:lambda/function:Function",
      inputs: {},
      ignoreChanges: ["fileSystemConfig", "tenancyConfig"],
      reports: [
        "ignoreChanges has fileSystemConfig, so that fileSystemConfig stays as it is whatever the program says: expected no input that policies judge",
        "ignoreChanges has tenancyConfig, so that tenancyConfig stays as it is whatever the program says: expected no input that policies judge",
      ],
    },
    {
      kind: "pass",
      title: "everything of a type that has no tags and that no policy judges",
      type: "aws:route53/record:Record",
      inputs: {},
      ignoreChanges: ["*"],
      reports: [],
    },
    {
      kind: "fail",
      title: "tags that are a list",
      type: "aws:autoscaling/group:Group",
      inputs: {},
      ignoreChanges: ["tags", "desiredCapacity"],
      reports: [
        "ignoreChanges has tags, so that tags stays as it is whatever the program says: expected no input that policies judge",
      ],
    },
    {
      kind: "unknown",
      title: "a value that only the update knows is ignored all the same",
      inputs: { memorySize: unknown },
      ignoreChanges: ["memorySize"],
      reports: [
        "ignoreChanges has memorySize, so that memorySize stays as it is whatever the program says: expected no input that policies judge",
      ],
    },
    {
      kind: "config",
      title: "paths that something else manages, for some types and for all",
      config: {
        allowedPathsByType: {
          "aws:lambda/*": ["reservedConcurrentExecutions", "tags.Team"],
          "*": ["environment"],
          "aws:s3/*": ["memorySize"],
        },
      },
      inputs: {},
      ignoreChanges: [
        "reservedConcurrentExecutions",
        'tags["Team"]',
        "environment.variables",
        "tags",
        "memorySize",
      ],
      reports: [
        "ignoreChanges has tags, so that tags stays as it is whatever the program says: expected no input that policies judge",
        "ignoreChanges has memorySize, so that memorySize stays as it is whatever the program says: expected no input that policies judge",
      ],
    },
    {
      kind: "config",
      title: "all paths, which only a path of that kind takes",
      config: { allowedPathsByType: { "*": ["*"] } },
      inputs: {},
      ignoreChanges: ["*"],
      reports: [],
    },
    {
      kind: "config",
      title: "other tags",
      config: { tagKeys: ["Owner"] },
      inputs: {},
      ignoreChanges: ["tags.Team", "tags.Owner"],
      reports: [
        "ignoreChanges has tags.Owner, so that tags.Owner stays as it is whatever the program says: expected no input that policies judge",
      ],
    },
    {
      kind: "fail",
      title: "an input in brackets",
      inputs: { memorySize: 512 },
      ignoreChanges: ['["memorySize"]'],
      reports: [
        'ignoreChanges has ["memorySize"], so that memorySize stays as it is whatever the program says: expected no input that policies judge',
      ],
    },
  ],
});
