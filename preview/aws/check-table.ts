import type { Properties } from "../model";

/**
 * What the real AWS provider adds to these resource types, as of pulumi-aws 7.48 (November 2026). Maintained by hand from
 * the provider's schema. Types that are not listed stay as the program wrote them.
 */
export interface AwsResourceFacts {
  /** The input that Check fills with a generated name. */
  readonly autoName?: string;
  /** Inputs that Check fills in if the program does not set them. */
  readonly defaults?: Properties;
  /** Attributes that AWS chooses if the program does not set them: unknown before the update. */
  readonly optionalComputed?: readonly string[];
  /** Attributes that only AWS sets, in addition to `arn`. */
  readonly computed?: readonly string[];
  /** Inputs with a JSON document: Check converts an object to text. */
  readonly documents?: readonly string[];
}

export const awsResourceFacts: { readonly [type: string]: AwsResourceFacts } = {
  "aws:cloudwatch/dashboard:Dashboard": { autoName: "dashboardName", documents: ["dashboardBody"] },
  "aws:cloudwatch/eventBus:EventBus": { autoName: "name" },
  "aws:cloudwatch/eventRule:EventRule": {
    autoName: "name",
    defaults: { eventBusName: "default", forceDestroy: false },
    optionalComputed: ["namePrefix"],
    documents: ["eventPattern"],
  },
  "aws:cloudwatch/eventTarget:EventTarget": {
    defaults: { eventBusName: "default", forceDestroy: false },
    optionalComputed: ["targetId"],
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    autoName: "name",
    defaults: { retentionInDays: 0, skipDestroy: false },
    optionalComputed: ["logGroupClass", "namePrefix"],
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    autoName: "name",
    defaults: { actionsEnabled: true, treatMissingData: "missing" },
    optionalComputed: ["evaluateLowSampleCountPercentiles"],
  },
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": { documents: ["policy"] },
  "aws:ecr/repository:Repository": {
    computed: ["registryId", "repositoryUrl"],
    autoName: "name",
    defaults: { imageTagMutability: "MUTABLE" },
  },
  "aws:ecr/repositoryPolicy:RepositoryPolicy": { documents: ["policy"] },
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": {
    computed: ["expirePasswords"],
    defaults: { allowUsersToChangePassword: true, minimumPasswordLength: 6 },
    optionalComputed: [
      "hardExpiry",
      "maxPasswordAge",
      "passwordReusePrevention",
      "requireLowercaseCharacters",
      "requireNumbers",
      "requireSymbols",
      "requireUppercaseCharacters",
    ],
  },
  "aws:iam/policy:Policy": {
    autoName: "name",
    defaults: { path: "/" },
    optionalComputed: ["namePrefix"],
    documents: ["policy"],
  },
  "aws:iam/role:Role": {
    computed: ["createDate", "uniqueId"],
    autoName: "name",
    defaults: { forceDetachPolicies: false, maxSessionDuration: 3600, path: "/" },
    optionalComputed: ["managedPolicyArns", "inlinePolicies", "namePrefix"],
    documents: ["assumeRolePolicy"],
  },
  "aws:iam/rolePolicy:RolePolicy": { autoName: "name", documents: ["policy"] },
  "aws:iam/serverCertificate:ServerCertificate": {
    computed: ["expiration", "uploadDate"],
    autoName: "name",
    defaults: { path: "/" },
    optionalComputed: ["namePrefix"],
  },
  "aws:kms/alias:Alias": { optionalComputed: ["namePrefix"] },
  "aws:kms/key:Key": {
    computed: ["keyId"],
    defaults: {
      bypassPolicyLockoutSafetyCheck: false,
      customerMasterKeySpec: "SYMMETRIC_DEFAULT",
      isEnabled: true,
      keyUsage: "ENCRYPT_DECRYPT",
    },
    optionalComputed: ["policy", "description", "multiRegion", "rotationPeriodInDays"],
    documents: ["policy"],
  },
  "aws:lambda/alias:Alias": { computed: ["invokeArn"] },
  "aws:lambda/function:Function": {
    computed: ["invokeArn", "lastModified", "qualifiedArn", "sourceCodeSize", "version"],
    autoName: "name",
    defaults: {
      memorySize: 128,
      packageType: "Zip",
      publish: false,
      reservedConcurrentExecutions: -1,
      skipDestroy: false,
      timeout: 3,
    },
    optionalComputed: [
      "architectures",
      "codeSha256",
      "ephemeralStorage",
      "loggingConfig",
      "qualifiedInvokeArn",
      "signingJobArn",
      "sourceCodeHash",
      "tracingConfig",
    ],
  },
  "aws:lambda/layerVersion:LayerVersion": {
    computed: ["createdDate", "layerArn", "sourceCodeSize", "version"],
    defaults: { skipDestroy: false },
    optionalComputed: ["codeSha256", "sourceCodeHash"],
  },
  "aws:lambda/permission:Permission": { autoName: "statementId" },
  "aws:s3/bucket:Bucket": {
    computed: ["bucketDomainName", "bucketRegionalDomainName", "hostedZoneId"],
    autoName: "bucket",
    defaults: { forceDestroy: false },
    optionalComputed: [
      "accelerationStatus",
      "acl",
      "bucketPrefix",
      "corsRules",
      "grants",
      "lifecycleRules",
      "logging",
      "objectLockConfiguration",
      "objectLockEnabled",
      "policy",
      "replicationConfiguration",
      "requestPayer",
      "serverSideEncryptionConfiguration",
      "versioning",
      "website",
    ],
    documents: ["policy"],
  },
  "aws:s3/bucketPolicy:BucketPolicy": { documents: ["policy"] },
  "aws:s3/bucketV2:BucketV2": {
    computed: ["bucketDomainName", "bucketRegionalDomainName", "hostedZoneId"],
    autoName: "bucket",
    defaults: { forceDestroy: false },
    optionalComputed: [
      "acl",
      "grants",
      "lifecycleRules",
      "policy",
      "serverSideEncryptionConfigurations",
      "versionings",
    ],
    documents: ["policy"],
  },
  "aws:sfn/stateMachine:StateMachine": {
    computed: [
      "creationDate",
      "revisionId",
      "stateMachineVersionArn",
      "status",
      "versionDescription",
    ],
    autoName: "name",
    defaults: { publish: false, type: "STANDARD" },
    optionalComputed: [
      "encryptionConfiguration",
      "loggingConfiguration",
      "namePrefix",
      "tracingConfiguration",
    ],
  },
  "aws:sns/topic:Topic": {
    autoName: "name",
    defaults: { contentBasedDeduplication: false, fifoTopic: false },
    optionalComputed: ["fifoThroughputScope", "namePrefix", "owner", "policy", "signatureVersion"],
    documents: ["policy", "deliveryPolicy"],
  },
  "aws:sns/topicPolicy:TopicPolicy": { documents: ["policy"] },
  "aws:sqs/queue:Queue": {
    computed: ["url"],
    autoName: "name",
    defaults: {
      contentBasedDeduplication: false,
      delaySeconds: 0,
      fifoQueue: false,
      messageRetentionSeconds: 345600,
      receiveWaitTimeSeconds: 0,
      visibilityTimeoutSeconds: 30,
    },
    optionalComputed: [
      "kmsDataKeyReusePeriodSeconds",
      "maxMessageSize",
      "namePrefix",
      "policy",
      "redriveAllowPolicy",
      "redrivePolicy",
      "sqsManagedSseEnabled",
    ],
    documents: ["policy", "redrivePolicy"],
  },
  "aws:sqs/queuePolicy:QueuePolicy": { documents: ["policy"] },
};
