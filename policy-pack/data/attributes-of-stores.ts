import {
  type Attributes,
  json,
  nothing,
  or,
  policy,
  reference,
  separate,
  unread,
} from "./attribute";

/** Resources that hold data, and those that say who may do what with it. */
export const attributesOfStores = {
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": { policy: { form: "JSON" } },
  "aws:ecr/repository:Repository": {
    encryptionConfigurations: { chosen: ["kmsKey"] },
    forceDelete: unread,
    imageScanningConfiguration: nothing,
    imageTagMutability: or("MUTABLE"),
  },
  "aws:ecr/repositoryPolicy:RepositoryPolicy": { policy },
  "aws:iam/groupPolicy:GroupPolicy": { policy },
  "aws:iam/policy:Policy": { delayAfterPolicyCreationInMs: unread, policy },
  "aws:iam/role:Role": {
    assumeRolePolicy: policy,
    forceDetachPolicies: unread,
    inlinePolicies: {
      fallback: [],
      form: "policies by name",
      addedBy: separate("aws:iam/rolePolicy:RolePolicy", "role", "name"),
      elementKey: "name",
    },
    managedPolicyArns: {
      fallback: [],
      addedBy: [
        { type: "aws:iam/policyAttachment:PolicyAttachment", target: "roles", value: "policyArn" },
        {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          target: "role",
          value: "policyArn",
        },
        {
          type: "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
          target: "roleName",
          value: "policyArns",
        },
      ],
    },
    maxSessionDuration: or(3600),
    permissionsBoundary: nothing,
  },
  "aws:iam/rolePolicy:RolePolicy": { policy, role: reference },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { role: reference },
  "aws:iam/userPolicy:UserPolicy": { policy },
  "aws:kms/alias:Alias": { targetKeyId: reference },
  "aws:kms/key:Key": {
    bypassPolicyLockoutSafetyCheck: unread,
    deletionWindowInDays: unread,
    enableKeyRotation: or(false),
    isEnabled: or(true),
    policy: {
      fallback: null,
      form: "policy",
      setBy: separate("aws:kms/keyPolicy:KeyPolicy", "keyId"),
    },
    rotationPeriodInDays: { fallback: 365, otherFallbacks: [0] },
  },
  "aws:kms/keyPolicy:KeyPolicy": {
    bypassPolicyLockoutSafetyCheck: unread,
    keyId: reference,
    policy,
  },
  "aws:s3/bucket:Bucket": {
    accelerationStatus: {
      fallback: null,
      setBy: separate(
        "aws:s3/bucketAccelerateConfiguration:BucketAccelerateConfiguration",
        "bucket",
      ),
    },
    acl: unread,
    corsRules: {
      fallback: [],
      setBy: separate("aws:s3/bucketCorsConfiguration:BucketCorsConfiguration", "bucket"),
    },
    forceDestroy: unread,
    grants: {
      fallback: null,
      form: "grants",
      setBy: separate("aws:s3/bucketAcl:BucketAcl", "bucket"),
    },
    lifecycleRules: {
      fallback: [],
      chosen: ["id"],
      setBy: separate("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "bucket"),
    },
    logging: {
      fallback: null,
      setBy: separate("aws:s3/bucketLogging:BucketLogging", "bucket"),
    },
    objectLockConfiguration: {
      fallback: null,
      setBy: separate(
        "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
        "bucket",
      ),
    },
    objectLockEnabled: {
      fallback: false,
      setBy: separate(
        "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
        "bucket",
      ),
    },
    policy: {
      fallback: null,
      form: "policy",
      setBy: separate("aws:s3/bucketPolicy:BucketPolicy", "bucket"),
    },
    replicationConfiguration: {
      fallback: null,
      chosen: ["id"],
      setBy: separate("aws:s3/bucketReplicationConfig:BucketReplicationConfig", "bucket"),
    },
    requestPayer: {
      fallback: "BucketOwner",
      setBy: separate(
        "aws:s3/bucketRequestPaymentConfiguration:BucketRequestPaymentConfiguration",
        "bucket",
      ),
    },
    versioning: {
      fallback: {},
      setBy: separate("aws:s3/bucketVersioning:BucketVersioning", "bucket"),
    },
    website: {
      fallback: null,
      setBy: separate("aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration", "bucket"),
    },
  },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": {
    expectedBucketOwner: unread,
    rules: { chosen: ["id"] },
  },
  "aws:s3/bucketLogging:BucketLogging": {
    expectedBucketOwner: unread,
    targetGrants: or([]),
    targetObjectKeyFormat: nothing,
  },
  "aws:s3/bucketNotification:BucketNotification": {
    eventbridge: or(false),
    lambdaFunctions: { fallback: [], chosen: ["id"] },
    queues: { fallback: [], chosen: ["id"] },
    topics: { fallback: [], chosen: ["id"] },
  },
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": {},
  "aws:s3/bucketPolicy:BucketPolicy": { policy },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
    blockPublicAcls: or(false),
    blockPublicPolicy: or(false),
    ignorePublicAcls: or(false),
    restrictPublicBuckets: or(false),
    skipDestroy: unread,
  },
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {
    expectedBucketOwner: unread,
    rules: { chosen: ["blockedEncryptionTypes"] },
  },
  "aws:s3/bucketVersioning:BucketVersioning": {
    expectedBucketOwner: unread,
    mfa: unread,
    versioningConfiguration: or({ mfaDelete: "Disabled" }),
  },
  "aws:sns/topic:Topic": {
    archivePolicy: json,
    contentBasedDeduplication: or(false),
    deliveryPolicy: { fallback: null, form: "partial JSON" },
    displayName: nothing,
    kmsMasterKeyId: { fallback: null, form: "reference" },
    policy: {
      fallback: null,
      form: "policy",
      setBy: separate("aws:sns/topicPolicy:TopicPolicy", "arn"),
    },
    tracingConfig: or("PassThrough"),
  },
  "aws:sns/topicPolicy:TopicPolicy": { policy },
  "aws:sns/topicSubscription:TopicSubscription": {
    confirmationTimeoutInMinutes: unread,
    deliveryPolicy: { fallback: null, form: "partial JSON" },
    endpointAutoConfirms: unread,
    filterPolicy: json,
    rawMessageDelivery: or(false),
    redrivePolicy: json,
    replayPolicy: json,
    subscriptionRoleArn: nothing,
  },
  "aws:sqs/queue:Queue": {
    contentBasedDeduplication: or(false),
    delaySeconds: or(0),
    kmsDataKeyReusePeriodSeconds: { fallback: 300, otherFallbacks: [0] },
    kmsMasterKeyId: { fallback: null, form: "reference" },
    // The default depends on a queue's age: it was raised in August 2025.
    maxMessageSize: { fallback: 1_048_576, otherFallbacks: [262_144] },
    messageRetentionSeconds: or(345_600),
    policy: {
      fallback: null,
      form: "policy",
      setBy: separate("aws:sqs/queuePolicy:QueuePolicy", "queueUrl"),
    },
    receiveWaitTimeSeconds: or(0),
    redriveAllowPolicy: {
      ...json,
      setBy: separate("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy", "queueUrl"),
    },
    redrivePolicy: {
      ...json,
      setBy: separate("aws:sqs/redrivePolicy:RedrivePolicy", "queueUrl"),
    },
    visibilityTimeoutSeconds: or(30),
  },
  "aws:sqs/queuePolicy:QueuePolicy": { policy },
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": { redriveAllowPolicy: { form: "JSON" } },
  "aws:sqs/redrivePolicy:RedrivePolicy": { redrivePolicy: { form: "JSON" } },
} as const satisfies Readonly<Record<string, Attributes>>;
