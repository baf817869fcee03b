/** A property that identifies whose setting a resource sets. */
export interface OwnerKey {
  readonly property: string;
  /** The types of the resources that it names; a text that names none of them is used as it is. */
  readonly targets?: readonly string[];
  /** AWS's default if it is absent; without one, an absent key is a name that nothing else has. */
  readonly fallback?: string;
}

/**
 * A setting that exists once in AWS: a second resource that sets it replaces the first, without an
 * error.
 */
export interface OwnedSetting {
  /** The name in messages, such as "the policy of bucket". */
  readonly label: string;
  readonly types: readonly string[];
  readonly keys: readonly [OwnerKey, ...OwnerKey[]];
  /** Properties with which the target itself sets the same. */
  readonly inline?: readonly string[];
}

const bucketTypes = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"];

/** A resource that sets a part of a bucket; some have an older spelling that ends in V2. */
function ofBucket(label: string, name: string, inline: readonly string[] = []): OwnedSetting {
  const module = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return {
    label: `the ${label} of bucket`,
    types: ["", "V2"].map((suffix) => `aws:s3/${module}${suffix}:${name}${suffix}`),
    keys: [{ property: "bucket", targets: bucketTypes }],
    inline,
  };
}

function ofOne(
  label: string,
  type: string,
  property: string,
  targets: readonly string[],
  inline: readonly string[] = [],
): OwnedSetting {
  return { label, types: [type], keys: [{ property, targets }], inline };
}

const functionName = { property: "functionName", targets: ["aws:lambda/function:Function"] };
const qualifier = { property: "qualifier", fallback: "$LATEST" };
const eventBusName = { property: "eventBusName", fallback: "default" };
const queueTypes = ["aws:sqs/queue:Queue"];
const repositoryTypes = ["aws:ecr/repository:Repository"];
const name = { property: "name" };

/** Something created by name, where AWS overwrites an existing one. */
function byName(label: string, type: string, ...keys: OwnedSetting["keys"]): OwnedSetting {
  return { label, types: [type], keys };
}

// Sources: the API references of the Put and Set operations behind the types, which replace what is
// there.
export const ownedSettings: readonly OwnedSetting[] = [
  ofBucket("policy", "BucketPolicy", ["policy"]),
  ofBucket("notifications", "BucketNotification"),
  ofBucket("lifecycle rules", "BucketLifecycleConfiguration", ["lifecycleRules"]),
  ofBucket("versioning", "BucketVersioning", ["versioning", "versionings"]),
  ofBucket("encryption", "BucketServerSideEncryptionConfiguration", [
    "serverSideEncryptionConfiguration",
    "serverSideEncryptionConfigurations",
  ]),
  ofBucket("public access block", "BucketPublicAccessBlock"),
  ofBucket("ownership controls", "BucketOwnershipControls"),
  ofBucket("ACL", "BucketAcl", ["acl", "grants"]),
  ofBucket("access logs", "BucketLogging", ["logging", "loggings"]),
  ofBucket("CORS rules", "BucketCorsConfiguration", ["corsRules"]),
  ofBucket("website", "BucketWebsiteConfiguration", ["website", "websites"]),
  ofBucket("replication", "BucketReplicationConfig", [
    "replicationConfiguration",
    "replicationConfigurations",
  ]),
  ofBucket("object lock", "BucketObjectLockConfiguration", ["objectLockConfiguration"]),
  ofBucket("acceleration", "BucketAccelerateConfiguration", ["accelerationStatus"]),
  ofBucket("payer", "BucketRequestPaymentConfiguration", ["requestPayer"]),
  ofOne(
    "the policy of topic",
    "aws:sns/topicPolicy:TopicPolicy",
    "arn",
    ["aws:sns/topic:Topic"],
    ["policy"],
  ),
  ofOne("the policy of queue", "aws:sqs/queuePolicy:QueuePolicy", "queueUrl", queueTypes, [
    "policy",
  ]),
  ofOne("the redrive of queue", "aws:sqs/redrivePolicy:RedrivePolicy", "queueUrl", queueTypes, [
    "redrivePolicy",
  ]),
  ofOne(
    "the senders of dead letters to queue",
    "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
    "queueUrl",
    queueTypes,
    ["redriveAllowPolicy"],
  ),
  ofOne(
    "the policy of key",
    "aws:kms/keyPolicy:KeyPolicy",
    "keyId",
    ["aws:kms/key:Key"],
    ["policy"],
  ),
  ofOne(
    "the policy of repository",
    "aws:ecr/repositoryPolicy:RepositoryPolicy",
    "repository",
    repositoryTypes,
  ),
  ofOne(
    "the lifecycle of repository",
    "aws:ecr/lifecyclePolicy:LifecyclePolicy",
    "repository",
    repositoryTypes,
  ),
  ofOne(
    "the policy of secret",
    "aws:secretsmanager/secretPolicy:SecretPolicy",
    "secretArn",
    ["aws:secretsmanager/secret:Secret"],
    ["policy"],
  ),
  ofOne("the policy of table", "aws:dynamodb/resourcePolicy:ResourcePolicy", "resourceArn", [
    "aws:dynamodb/table:Table",
  ]),
  {
    label: "the asynchronous settings of function",
    types: ["aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig"],
    keys: [functionName, qualifier],
  },
  {
    label: "the provisioned concurrency of function",
    types: ["aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig"],
    keys: [functionName, qualifier],
  },
  {
    label: "the runtime updates of function",
    types: ["aws:lambda/runtimeManagementConfig:RuntimeManagementConfig"],
    keys: [functionName, qualifier],
  },
  {
    label: "the recursion of function",
    types: ["aws:lambda/functionRecursionConfig:FunctionRecursionConfig"],
    keys: [functionName],
  },
  byName("metric alarm", "aws:cloudwatch/metricAlarm:MetricAlarm", name),
  byName("composite alarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm", {
    property: "alarmName",
  }),
  byName("dashboard", "aws:cloudwatch/dashboard:Dashboard", { property: "dashboardName" }),
  byName("event rule", "aws:cloudwatch/eventRule:EventRule", name, eventBusName),
  byName(
    "a target of rule",
    "aws:cloudwatch/eventTarget:EventTarget",
    { property: "rule", targets: ["aws:cloudwatch/eventRule:EventRule"] },
    eventBusName,
    { property: "targetId" },
  ),
  byName(
    "a subscription of log group",
    "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
    { property: "logGroup", targets: ["aws:cloudwatch/logGroup:LogGroup"] },
    name,
  ),
  byName(
    "a metric filter of log group",
    "aws:cloudwatch/logMetricFilter:LogMetricFilter",
    { property: "logGroupName", targets: ["aws:cloudwatch/logGroup:LogGroup"] },
    name,
  ),
  byName("a policy of event bus", "aws:cloudwatch/eventBusPolicy:EventBusPolicy", eventBusName),
  byName(
    "a policy of role",
    "aws:iam/rolePolicy:RolePolicy",
    { property: "role", targets: ["aws:iam/role:Role"] },
    name,
  ),
];

export const ownedSettingTypes: readonly string[] = ownedSettings.flatMap(({ types }) => types);
