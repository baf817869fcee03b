import {
  booleans,
  type CloudFormationType,
  document,
  numbers,
  type Shape,
  sameNames,
  tags,
} from "./cloudformation-type";

/** One block of a lifecycle rule; the AWS provider names the days differently. */
const days = (path: string): Shape => ({ days: { path, as: "number" } });

const lifecycleRule: Shape = {
  id: "Id",
  status: "Status",
  filter: {
    shape: {
      prefix: "Prefix",
      tag: { path: "TagFilters", as: "first" },
      ...numbers("ObjectSizeGreaterThan", "ObjectSizeLessThan"),
    },
  },
  expiration: {
    shape: {
      ...days("ExpirationInDays"),
      date: "ExpirationDate",
      ...booleans("ExpiredObjectDeleteMarker"),
    },
  },
  transitions: {
    path: "Transitions",
    each: { ...days("TransitionInDays"), date: "TransitionDate", ...sameNames("StorageClass") },
  },
  noncurrentVersionExpiration: {
    path: "NoncurrentVersionExpiration",
    shape: numbers("NewerNoncurrentVersions", "NoncurrentDays"),
  },
  noncurrentVersionTransitions: {
    path: "NoncurrentVersionTransitions",
    each: {
      noncurrentDays: { path: "TransitionInDays", as: "number" },
      ...sameNames("StorageClass"),
      ...numbers("NewerNoncurrentVersions"),
    },
  },
  abortIncompleteMultipartUpload: {
    path: "AbortIncompleteMultipartUpload",
    shape: numbers("DaysAfterInitiation"),
  },
};

const notified = (target: string, path: string): Shape => ({
  events: { path: "Event", as: "list" },
  [target]: path,
  filterPrefix: { path: "Filter.S3Key.Rules", where: ["Name", "prefix"], take: "Value" },
  filterSuffix: { path: "Filter.S3Key.Rules", where: ["Name", "suffix"], take: "Value" },
});

const cannedAcls = {
  AuthenticatedRead: "authenticated-read",
  BucketOwnerFullControl: "bucket-owner-full-control",
  BucketOwnerRead: "bucket-owner-read",
  LogDeliveryWrite: "log-delivery-write",
  Private: "private",
  PublicRead: "public-read",
  PublicReadWrite: "public-read-write",
};

const ofBucket: Shape = { bucket: "@name" };
const publicAccess = (name: string) =>
  ({ path: `PublicAccessBlockConfiguration.${name}`, as: "boolean" }) as const;

export const s3Forms: Readonly<Record<string, CloudFormationType>> = {
  "AWS::S3::Bucket": {
    name: "BucketName",
    arn: "s3:::{name}",
    attributes: { DomainName: "{name}.s3.amazonaws.com" },
    resources: [
      {
        type: "aws:s3/bucket:Bucket",
        inputs: { ...ofBucket, ...booleans("ObjectLockEnabled"), ...tags },
      },
      {
        type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        when: "BucketEncryption",
        inputs: {
          ...ofBucket,
          rules: {
            path: "BucketEncryption.ServerSideEncryptionConfiguration",
            each: {
              ...booleans("BucketKeyEnabled"),
              applyServerSideEncryptionByDefault: {
                path: "ServerSideEncryptionByDefault",
                shape: { sseAlgorithm: "SSEAlgorithm", kmsMasterKeyId: "KMSMasterKeyID" },
              },
            },
          },
        },
      },
      {
        type: "aws:s3/bucketVersioning:BucketVersioning",
        when: "VersioningConfiguration",
        inputs: {
          ...ofBucket,
          versioningConfiguration: { path: "VersioningConfiguration", shape: sameNames("Status") },
        },
      },
      {
        type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        when: "LifecycleConfiguration",
        inputs: {
          ...ofBucket,
          rules: { path: "LifecycleConfiguration.Rules", each: lifecycleRule },
        },
      },
      {
        type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        when: "PublicAccessBlockConfiguration",
        inputs: {
          ...ofBucket,
          blockPublicAcls: publicAccess("BlockPublicAcls"),
          blockPublicPolicy: publicAccess("BlockPublicPolicy"),
          ignorePublicAcls: publicAccess("IgnorePublicAcls"),
          restrictPublicBuckets: publicAccess("RestrictPublicBuckets"),
        },
      },
      {
        type: "aws:s3/bucketLogging:BucketLogging",
        when: "LoggingConfiguration.DestinationBucketName",
        inputs: {
          ...ofBucket,
          targetBucket: "LoggingConfiguration.DestinationBucketName",
          targetPrefix: "LoggingConfiguration.LogFilePrefix",
        },
      },
      {
        type: "aws:s3/bucketNotification:BucketNotification",
        when: "NotificationConfiguration",
        inputs: {
          ...ofBucket,
          eventbridge: {
            path: "NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled",
            as: "boolean",
          },
          lambdaFunctions: {
            path: "NotificationConfiguration.LambdaConfigurations",
            each: notified("lambdaFunctionArn", "Function"),
          },
          queues: {
            path: "NotificationConfiguration.QueueConfigurations",
            each: notified("queueArn", "Queue"),
          },
          topics: {
            path: "NotificationConfiguration.TopicConfigurations",
            each: notified("topicArn", "Topic"),
          },
        },
      },
      {
        type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
        when: "ReplicationConfiguration",
        inputs: {
          ...ofBucket,
          role: "ReplicationConfiguration.Role",
          rules: "ReplicationConfiguration.Rules",
        },
      },
      {
        type: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
        when: "ObjectLockConfiguration",
        inputs: {
          ...ofBucket,
          objectLockEnabled: "ObjectLockConfiguration.ObjectLockEnabled",
          rule: "ObjectLockConfiguration.Rule",
        },
      },
      {
        type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
        when: "OwnershipControls",
        inputs: { ...ofBucket, rule: { path: "OwnershipControls.Rules", as: "first" } },
      },
      {
        type: "aws:s3/bucketAcl:BucketAcl",
        when: "AccessControl",
        inputs: { ...ofBucket, acl: { path: "AccessControl", words: cannedAcls } },
      },
    ],
  },
  "AWS::S3::BucketPolicy": {
    resources: [
      {
        type: "aws:s3/bucketPolicy:BucketPolicy",
        inputs: { bucket: "Bucket", policy: document("PolicyDocument") },
      },
    ],
  },
};
