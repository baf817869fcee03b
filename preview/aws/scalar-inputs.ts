/** The inputs of a type that are no text, by their paths; a list's are its elements' as well. */
interface ScalarInputs {
  readonly numbers?: readonly string[];
  readonly booleans?: readonly string[];
}

/** Of the types that policies ask about, as of pulumi-aws 7.48 (November 2026). */
export const scalarInputs: Readonly<Record<string, ScalarInputs>> = {
  "aws:cloudwatch/eventRule:EventRule": { booleans: ["forceDestroy", "isEnabled"] },
  "aws:cloudwatch/eventTarget:EventTarget": {
    numbers: ["retryPolicy.maximumEventAgeInSeconds", "retryPolicy.maximumRetryAttempts"],
    booleans: ["forceDestroy"],
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    numbers: ["retentionInDays"],
    booleans: ["deletionProtectionEnabled", "skipDestroy"],
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    numbers: [
      "datapointsToAlarm",
      "evaluationInterval",
      "evaluationPeriods",
      "metricQueries.metric.period",
      "metricQueries.period",
      "period",
      "threshold",
    ],
    booleans: ["actionsEnabled", "metricQueries.returnData"],
  },
  "aws:ecr/repository:Repository": {
    booleans: ["forceDelete", "imageScanningConfiguration.scanOnPush"],
  },
  "aws:iam/role:Role": { numbers: ["maxSessionDuration"], booleans: ["forceDetachPolicies"] },
  "aws:kms/key:Key": {
    numbers: ["deletionWindowInDays", "rotationPeriodInDays"],
    booleans: ["bypassPolicyLockoutSafetyCheck", "enableKeyRotation", "isEnabled", "multiRegion"],
  },
  "aws:lambda/eventSourceMapping:EventSourceMapping": {
    numbers: [
      "batchSize",
      "maximumBatchingWindowInSeconds",
      "maximumRecordAgeInSeconds",
      "maximumRetryAttempts",
      "parallelizationFactor",
      "provisionedPollerConfig.maximumPollers",
      "provisionedPollerConfig.minimumPollers",
      "scalingConfig.maximumConcurrency",
      "tumblingWindowInSeconds",
    ],
    booleans: ["bisectBatchOnFunctionError", "enabled", "useResourceTimeoutForPropagation"],
  },
  "aws:lambda/function:Function": {
    numbers: ["ephemeralStorage.size", "memorySize", "reservedConcurrentExecutions", "timeout"],
    booleans: [
      "publish",
      "replaceSecurityGroupsOnDestroy",
      "skipDestroy",
      "useResourceTimeoutForPropagation",
      "vpcConfig.ipv6AllowedForDualStack",
    ],
  },
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": {
    numbers: ["maximumEventAgeInSeconds", "maximumRetryAttempts"],
  },
  "aws:lambda/layerVersion:LayerVersion": { booleans: ["skipDestroy"] },
  "aws:lambda/permission:Permission": { booleans: ["invokedViaFunctionUrl"] },
  "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig": {
    numbers: ["provisionedConcurrentExecutions"],
    booleans: ["skipDestroy"],
  },
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": {
    booleans: ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"],
  },
  "aws:s3/bucket:Bucket": {
    numbers: [
      "corsRules.maxAgeSeconds",
      "lifecycleRules.abortIncompleteMultipartUploadDays",
      "lifecycleRules.expiration.days",
      "lifecycleRules.noncurrentVersionExpiration.days",
      "lifecycleRules.noncurrentVersionTransitions.days",
      "lifecycleRules.transitions.days",
    ],
    booleans: [
      "forceDestroy",
      "lifecycleRules.enabled",
      "lifecycleRules.expiration.expiredObjectDeleteMarker",
      "objectLockEnabled",
      "serverSideEncryptionConfiguration.rule.bucketKeyEnabled",
      "versioning.enabled",
      "versioning.mfaDelete",
    ],
  },
  "aws:s3/bucketNotification:BucketNotification": { booleans: ["eventbridge"] },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
    booleans: [
      "blockPublicAcls",
      "blockPublicPolicy",
      "ignorePublicAcls",
      "restrictPublicBuckets",
      "skipDestroy",
    ],
  },
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {
    booleans: ["rules.bucketKeyEnabled"],
  },
  "aws:sns/topic:Topic": {
    numbers: [
      "applicationSuccessFeedbackSampleRate",
      "firehoseSuccessFeedbackSampleRate",
      "httpSuccessFeedbackSampleRate",
      "lambdaSuccessFeedbackSampleRate",
      "signatureVersion",
      "sqsSuccessFeedbackSampleRate",
    ],
    booleans: ["contentBasedDeduplication", "fifoTopic"],
  },
  "aws:sns/topicSubscription:TopicSubscription": {
    numbers: ["confirmationTimeoutInMinutes"],
    booleans: ["endpointAutoConfirms", "rawMessageDelivery"],
  },
  "aws:sqs/queue:Queue": {
    numbers: [
      "delaySeconds",
      "kmsDataKeyReusePeriodSeconds",
      "maxMessageSize",
      "messageRetentionSeconds",
      "receiveWaitTimeSeconds",
      "visibilityTimeoutSeconds",
    ],
    booleans: ["contentBasedDeduplication", "fifoQueue", "sqsManagedSseEnabled"],
  },
};
