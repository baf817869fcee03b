import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  alarm,
  arnOf,
  attachment,
  bucket,
  fn,
  invokeConfig,
  key,
  notification,
  queue,
  resource,
  role,
  rolePolicy,
  rule,
  target,
  topic,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const bucketPolicy = (name: string, inputs = {}, options = {}) =>
  resource(
    "aws:s3/bucketPolicy:BucketPolicy",
    name,
    { bucket: "data", policy: "{}", ...inputs },
    options,
  );
const topicPolicy = (name: string, inputs = {}, options = {}) =>
  resource(
    "aws:sns/topicPolicy:TopicPolicy",
    name,
    { arn: arnOf.topic("alarms"), policy: "{}", ...inputs },
    options,
  );

const exclusiveArns = (policyArns: unknown, options = {}, roleName = "worker") =>
  resource(
    "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
    "only",
    { roleName, policyArns },
    options,
  );
const exclusiveNames = (policyNames: unknown) =>
  resource("aws:iam/rolePoliciesExclusive:RolePoliciesExclusive", "only", {
    roleName: "worker",
    policyNames,
  });
const attachedTo = (roles: unknown, options = {}) =>
  resource(
    "aws:iam/policyAttachment:PolicyAttachment",
    "only",
    { name: "traces", policyArn: managed("AWSXRayDaemonWriteAccess"), roles },
    options,
  );
const managed = (name: string) => `arn:aws:iam::aws:policy/${name}`;

const takesAway = (resource: string) => ({
  resource,
  message:
    "gives its role a policy that 'only' takes away: that resource removes what it does not name",
});

/** The report on the last of the resources that set the same. */
const replaces = (resource: string, setting: string, owners: string) => ({
  resource,
  message: `sets ${setting}, which is set by ${owners} too: AWS keeps what is applied last`,
});

testStackPolicy("aws-one-owner", {
  without: { boundary: "no number", beyond: "no number", config: "nothing to configure" },
  rows: [
    {
      kind: "pass",
      title: "one policy and one notification of each of two buckets",
      resources: [
        bucketPolicy("data-policy"),
        bucketPolicy("archive-policy", { bucket: "archive" }),
        notification(),
        notification({ bucket: "archive" }, { name: "archive-uploads" }),
        bucket(),
        bucket({ bucket: "archive" }, { name: "archive" }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "one of each kind of setting of one bucket",
      resources: [
        bucketPolicy("data-policy"),
        notification(),
        resource("aws:s3/bucketVersioning:BucketVersioning", "versions", { bucket: "data" }),
        resource("aws:s3/bucketOwnershipControls:BucketOwnershipControls", "owner", {
          bucket: "data",
        }),
        bucket({ lifecycleRules: [] }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "settings of two aliases of a function, and of the function itself",
      resources: [
        fn(),
        invokeConfig(),
        invokeConfig({ qualifier: "live" }, { name: "of-live" }),
        invokeConfig({ qualifier: "next" }, { name: "of-next" }),
        invokeConfig({ functionName: "helper", qualifier: "live" }, { name: "of-helper" }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "alarms, rules and topics of the same names in two regions, and alarms without a name",
      resources: [
        alarm({ name: "errors" }, { name: "errors-eu", provider: { region: "eu-west-1" } }),
        alarm({ name: "errors" }, { name: "errors-us", provider: { region: "us-east-1" } }),
        alarm({}, { name: "one" }),
        alarm({}, { name: "two" }),
        rule({}, { name: "default" }),
        rule({ eventBusName: "orders" }, { name: "of-orders" }),
        topic({ region: "eu-west-1" }, { name: "topic-eu" }),
        topic({ region: "us-east-1" }, { name: "topic-us" }),
        topicPolicy("policy-eu"),
        topicPolicy("policy-us", { arn: "arn:aws:sns:us-east-1:123456789012:alarms" }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "two targets of a rule, and two policies of a role",
      resources: [
        rule(),
        target({ targetId: "one" }, { name: "one" }),
        target({ targetId: "two" }, { name: "two" }),
        target({}, { name: "without-id" }),
        target({}, { name: "without-id-either" }),
        role(),
        rolePolicy([], { name: "data" }, { name: "data" }),
        rolePolicy([], { name: "failures" }, { name: "failures" }),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "two policies of a bucket",
      resources: [bucketPolicy("data-policy"), bucketPolicy("data-tls"), bucket()],
      reports: [replaces("data-tls", "the policy of bucket 'data'", "'data-policy'")],
    },
    {
      kind: "fail",
      title: "two notifications of a bucket that is in another stack",
      resources: [
        notification({}, { name: "created" }),
        notification({ eventbridge: true }, { name: "events" }),
      ],
      reports: [replaces("events", "the notifications of bucket 'data'", "'created'")],
    },
    {
      kind: "evasion",
      title: "one setting in both spellings of its type, and by ARN, name and URL",
      resources: [
        bucket({}, { name: "bucket" }),
        resource("aws:s3/bucketVersioning:BucketVersioning", "on", { bucket: "data" }),
        resource("aws:s3/bucketVersioningV2:BucketVersioningV2", "off", {
          bucket: "arn:aws:s3:::data",
        }),
        queue(
          {},
          {
            outputs: { name: "jobs", url: "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs" },
          },
        ),
        resource("aws:sqs/queuePolicy:QueuePolicy", "by-arn", { queueUrl: arnOf.queue("jobs") }),
        resource("aws:sqs/queuePolicy:QueuePolicy", "by-name", { queueUrl: "jobs" }),
      ],
      reports: [
        replaces("off", "the versioning of bucket 'bucket'", "'on'"),
        replaces("by-name", "the policy of queue 'jobs'", "'by-arn'"),
      ],
    },
    {
      kind: "evasion",
      title: "what a bucket, a topic, a queue and a key set themselves",
      resources: [
        bucket({ policy: "{}" }),
        bucketPolicy("data-policy"),
        topic({ policy: "{}" }),
        topicPolicy("alarms-policy"),
        queue({ redrivePolicy: "{}" }),
        resource("aws:sqs/redrivePolicy:RedrivePolicy", "redrive", { queueUrl: "jobs" }),
        key({ policy: "{}" }),
        resource(
          "aws:kms/keyPolicy:KeyPolicy",
          "key-policy",
          { keyId: unknown },
          { dependsOn: { keyId: ["key"] } },
        ),
      ],
      reports: [
        replaces("data-policy", "the policy of bucket 'data'", "itself"),
        replaces("alarms-policy", "the policy of topic 'alarms'", "itself"),
        replaces("redrive", "the redrive of queue 'jobs'", "itself"),
        replaces("key-policy", "the policy of key 'key'", "itself"),
      ],
    },
    {
      kind: "evasion",
      title: "three settings of one alias",
      resources: [
        fn(),
        invokeConfig({ qualifier: "live" }, { name: "a" }),
        invokeConfig({ functionName: arnOf.fn("worker"), qualifier: "live" }, { name: "b" }),
        invokeConfig({ qualifier: "live" }, { name: "c" }),
      ],
      reports: [
        replaces("c", "the asynchronous settings of function 'worker', 'live'", "'a' and 'b'"),
      ],
    },
    {
      kind: "evasion",
      title: "alarms, targets of a rule and policies of a role that have one name",
      resources: [
        alarm({ name: "errors" }, { name: "errors-1" }),
        alarm({ name: "errors", threshold: 100 }, { name: "errors-2" }),
        rule(),
        target({ targetId: "worker" }, { name: "target-1" }),
        target({ targetId: "worker", arn: arnOf.fn("other") }, { name: "target-2" }),
        role(),
        rolePolicy([], { name: "data" }, { name: "policy-1" }),
        rolePolicy([], { name: "data" }, { name: "policy-2" }),
      ],
      reports: [
        replaces("errors-2", "metric alarm 'errors'", "'errors-1'"),
        replaces("target-2", "a target of rule 'uploads', 'worker'", "'target-1'"),
        replaces("policy-2", "a policy of role 'worker-role', 'data'", "'policy-1'"),
      ],
    },
    {
      kind: "linked",
      title:
        "two policies of a bucket of unknown name, of which one has it from its public access block",
      resources: [
        bucket({ bucket: undefined }),
        resource(
          "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
          "private",
          { bucket: unknown },
          { dependsOn: { bucket: ["data"] } },
        ),
        bucketPolicy("data-policy", { bucket: unknown }, { dependsOn: { bucket: ["data"] } }),
        bucketPolicy("data-tls", { bucket: unknown }, { dependsOn: { bucket: ["private"] } }),
      ],
      reports: [replaces("data-tls", "the policy of bucket 'data'", "'data-policy'")],
    },
    {
      kind: "linked",
      title: "settings of the version that a function publishes, twice",
      resources: [
        fn(),
        invokeConfig({ qualifier: unknown }, { name: "a", dependsOn: { qualifier: ["worker"] } }),
        invokeConfig({ qualifier: unknown }, { name: "b", dependsOn: { qualifier: ["worker"] } }),
      ],
      reports: [replaces("b", "the asynchronous settings of function 'worker', 'worker'", "'a'")],
    },
    {
      kind: "unknown",
      title: "buckets that only the update knows, of other stacks or one of several",
      resources: [
        bucket({ bucket: undefined }, { name: "one" }),
        bucket({ bucket: undefined }, { name: "two" }),
        bucketPolicy("a", { bucket: unknown }),
        bucketPolicy("b", { bucket: unknown }),
        bucketPolicy("c", { bucket: unknown }, { dependsOn: { bucket: ["one", "two"] } }),
        bucketPolicy("d", { bucket: unknown }, { dependsOn: { bucket: ["one", "two"] } }),
      ],
      reports: [],
    },
    {
      kind: "evasion",
      title: "an attached policy that an exclusive set of the role does not name",
      resources: [
        role(),
        attachment("AWSXRayDaemonWriteAccess"),
        exclusiveArns([managed("service-role/AWSLambdaBasicExecutionRole")]),
      ],
      reports: [takesAway("worker-attachment")],
    },
    {
      kind: "evasion",
      title: "a policy of the role that an exclusive set does not name",
      resources: [role(), rolePolicy([], { name: "data" }), exclusiveNames([])],
      reports: [takesAway("worker-data")],
    },
    {
      kind: "evasion",
      title: "a policy that is attached to another role, and so to no other",
      resources: [role(), attachment("AWSXRayDaemonWriteAccess"), attachedTo(["other"])],
      reports: [takesAway("worker-attachment")],
    },
    {
      kind: "pass",
      title: "exclusive sets that name all that the role has",
      resources: [
        role(),
        attachment("AWSXRayDaemonWriteAccess"),
        rolePolicy([], { name: "data" }),
        exclusiveArns([managed("AWSXRayDaemonWriteAccess")]),
        exclusiveNames(["data"]),
        attachedTo(["other", "worker"]),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "exclusive sets of another role, and another policy that is attached",
      resources: [
        role(),
        attachment("AWSLambdaBasicExecutionRole"),
        exclusiveArns([], {}, "other"),
        attachedTo(["other"]),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "policies of the stack that an exclusive set names by dependency",
      resources: [
        role(),
        resource("aws:iam/policy:Policy", "one", { policy: "{}" }),
        resource("aws:iam/policy:Policy", "two", { policy: "{}" }),
        attachment("", { policyArn: unknown }, { name: "a", dependsOn: { policyArn: ["one"] } }),
        attachment("", { policyArn: unknown }, { name: "b", dependsOn: { policyArn: ["two"] } }),
        exclusiveArns([unknown, unknown], { dependsOn: { policyArns: ["one", "two"] } }),
      ],
      reports: [],
    },
    {
      kind: "unknown",
      title: "an exclusive set of which only the update knows a policy",
      resources: [role(), attachment("AWSXRayDaemonWriteAccess"), exclusiveArns([unknown])],
      reports: [],
    },
    {
      kind: "absent",
      title: "policies of no bucket, which the provider refuses",
      resources: [
        bucketPolicy("a", { bucket: undefined }),
        bucketPolicy("b", { bucket: undefined }),
      ],
      reports: [],
    },
  ],
});
