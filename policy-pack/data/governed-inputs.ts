import { resourcePolicyPaths } from "./resource-policy-types";
import { listTaggedTypes, taggableTypes } from "./taggable-types.generated";

const blockSettings = [
  "blockPublicAcls",
  "blockPublicPolicy",
  "ignorePublicAcls",
  "restrictPublicBuckets",
];

/**
 * Where the code of a function or a layer comes from: under `ignoreChanges`, no change is ever
 * deployed.
 */
const functionCode = ["code", "imageUri", "s3Bucket", "s3Key", "s3ObjectVersion", "sourceCodeHash"];

/**
 * The inputs that policies evaluate, and code, by type; for maps (variables) the whole map, not
 * each key.
 */
const governedByType: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    Object.entries(resourcePolicyPaths).map(([type, property]) => [type, [property]]),
  ),
  "aws:cloudwatch/alarmMuteRule:AlarmMuteRule": ["muteTargets", "rule"],
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": [
    "actionsEnabled",
    "actionsSuppressor",
    "alarmActions",
    "alarmRule",
  ],
  "aws:cloudwatch/eventRule:EventRule": ["eventPattern"],
  "aws:cloudwatch/eventTarget:EventTarget": ["arn", "deadLetterConfig"],
  "aws:cloudwatch/logGroup:LogGroup": ["kmsKeyId", "retentionInDays"],
  "aws:cloudwatch/metricAlarm:MetricAlarm": [
    "actionsEnabled",
    "alarmActions",
    "comparisonOperator",
    "datapointsToAlarm",
    "dimensions",
    "evaluateLowSampleCountPercentiles",
    "evaluationPeriods",
    "extendedStatistic",
    "metricName",
    "metricQueries",
    "namespace",
    "period",
    "statistic",
    "threshold",
    "treatMissingData",
    "unit",
  ],
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": ["policy"],
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": [
    "maxPasswordAge",
    "minimumPasswordLength",
    "passwordReusePrevention",
    "requireLowercaseCharacters",
    "requireNumbers",
    "requireSymbols",
    "requireUppercaseCharacters",
  ],
  "aws:iam/groupPolicy:GroupPolicy": ["policy"],
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": ["policyArn"],
  "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive": ["policyArns"],
  "aws:iam/policy:Policy": ["policy"],
  "aws:iam/policyAttachment:PolicyAttachment": ["policyArn", "roles"],
  "aws:iam/role:Role": [
    "assumeRolePolicy",
    "inlinePolicies",
    "managedPolicyArns",
    "permissionsBoundary",
  ],
  "aws:iam/rolePolicy:RolePolicy": ["policy", "role"],
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": ["policyArn", "role"],
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": [
    "policyArns",
    "roleName",
  ],
  "aws:iam/userPolicy:UserPolicy": ["policy"],
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": ["policyArn"],
  "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": ["policyArns"],
  "aws:kms/key:Key": ["enableKeyRotation", "isEnabled", "policy", "rotationPeriodInDays"],
  "aws:kms/keyPolicy:KeyPolicy": ["policy"],
  "aws:lambda/alias:Alias": ["functionName", "functionVersion", "routingConfig"],
  "aws:lambda/eventSourceMapping:EventSourceMapping": [
    "destinationConfig",
    "functionName",
    "maximumRecordAgeInSeconds",
    "maximumRetryAttempts",
  ],
  "aws:lambda/function:Function": [
    "architectures",
    "codeSigningConfigArn",
    "deadLetterConfig",
    "environment.variables",
    "ephemeralStorage",
    "fileSystemConfig",
    "handler",
    "imageConfig",
    "kmsKeyArn",
    "layers",
    "loggingConfig",
    "memorySize",
    "packageType",
    "publish",
    "reservedConcurrentExecutions",
    "role",
    "runtime",
    "snapStart",
    "tenancyConfig",
    "timeout",
    "tracingConfig",
    "vpcConfig",
    ...functionCode,
  ],
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": [
    "destinationConfig",
    "functionName",
    "maximumEventAgeInSeconds",
    "maximumRetryAttempts",
    "qualifier",
  ],
  "aws:lambda/functionRecursionConfig:FunctionRecursionConfig": ["functionName", "recursiveLoop"],
  "aws:lambda/functionUrl:FunctionUrl": ["authorizationType", "cors", "qualifier"],
  "aws:lambda/layerVersion:LayerVersion": [
    "compatibleArchitectures",
    "compatibleRuntimes",
    ...functionCode,
  ],
  "aws:lambda/layerVersionPermission:LayerVersionPermission": ["organizationId", "principal"],
  "aws:lambda/permission:Permission": [
    "action",
    "function",
    "principal",
    "principalOrgId",
    "qualifier",
    "sourceAccount",
    "sourceArn",
  ],
  "aws:s3/accessPoint:AccessPoint": ["policy", "publicAccessBlockConfiguration"],
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": blockSettings,
  "aws:s3/bucketAcl:BucketAcl": ["accessControlPolicy", "acl"],
  "aws:s3/bucketAclV2:BucketAclV2": ["accessControlPolicy", "acl"],
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": ["rules"],
  "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2": ["rules"],
  "aws:s3/bucketNotification:BucketNotification": ["lambdaFunctions", "queues", "topics"],
  "aws:s3/bucketObject:BucketObject": ["acl"],
  "aws:s3/bucketObjectv2:BucketObjectv2": ["acl"],
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": ["rule"],
  "aws:s3/bucketPolicy:BucketPolicy": ["policy"],
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": blockSettings,
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": [
    "rules",
  ],
  "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2": [
    "rules",
  ],
  "aws:s3/bucketVersioning:BucketVersioning": ["versioningConfiguration"],
  "aws:s3/bucketVersioningV2:BucketVersioningV2": ["versioningConfiguration"],
  "aws:s3/objectCopy:ObjectCopy": ["acl", "grants"],
  "aws:s3control/accessPointPolicy:AccessPointPolicy": ["policy"],
  "aws:s3control/multiRegionAccessPoint:MultiRegionAccessPoint": ["details"],
  "aws:s3control/multiRegionAccessPointPolicy:MultiRegionAccessPointPolicy": ["details"],
  "aws:s3control/objectLambdaAccessPointPolicy:ObjectLambdaAccessPointPolicy": ["policy"],
  "aws:sns/topic:Topic": ["kmsMasterKeyId", "policy"],
  "aws:sns/topicPolicy:TopicPolicy": ["policy"],
  "aws:sns/topicSubscription:TopicSubscription": [
    "endpoint",
    "filterPolicy",
    "filterPolicyScope",
    "protocol",
    "topic",
  ],
  "aws:sqs/queue:Queue": [
    "kmsMasterKeyId",
    "messageRetentionSeconds",
    "policy",
    "redrivePolicy",
    "sqsManagedSseEnabled",
    "visibilityTimeoutSeconds",
  ],
  "aws:sqs/queuePolicy:QueuePolicy": ["policy"],
  "aws:sqs/redrivePolicy:RedrivePolicy": ["redrivePolicy"],
  "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment": ["managedPolicyArn"],
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": ["inlinePolicy"],
  "aws:xray/samplingRule:SamplingRule": [
    "attributes",
    "fixedRate",
    "host",
    "httpMethod",
    "priority",
    "reservoirSize",
    "resourceArn",
    "serviceName",
    "serviceType",
    "urlPath",
  ],
  "docker-build:index:Image": ["platforms"],
  "pulumi:providers:aws": ["defaultTags", "ignoreTags", "region"],
};

// A bucket reads back what separate resources configure, and its documentation tells programs to
// ignore that: only what the bucket itself sets comes from the program.
const inlineByType: Readonly<Record<string, readonly string[]>> = {
  "aws:s3/bucket:Bucket": [
    "acl",
    "grants",
    "lifecycleRules",
    "policy",
    "serverSideEncryptionConfiguration",
    "versioning",
  ],
  "aws:s3/bucketV2:BucketV2": [
    "acl",
    "grants",
    "lifecycleRules",
    "policy",
    "serverSideEncryptionConfigurations",
    "versionings",
  ],
};

export const governedTypes: readonly string[] = [
  ...new Set([
    ...Object.keys(governedByType),
    ...Object.keys(inlineByType),
    ...taggableTypes,
    ...listTaggedTypes,
  ]),
];

/** The paths of a resource's inputs that policies evaluate; `tagKeys` are the required tags. */
export function governedPaths(
  type: string,
  inputs: Readonly<Record<string, unknown>>,
  tagKeys: readonly string[],
): readonly string[] {
  const inline = inlineByType[type] ?? [];
  const isTagged = taggableTypes.includes(type) || listTaggedTypes.includes(type);
  return [
    ...(governedByType[type] ?? []),
    ...inline.filter((property) => inputs[property] !== undefined),
    ...(isTagged ? ["tags", ...tagKeys.map((key) => `tags.${key}`)] : []),
  ];
}

/**
 * Whether a path of `ignoreChanges` hides the governed path from the program: it is the same path,
 * above it, or below it, except for a single key of a map.
 */
export function hides(ignored: string, governed: string): boolean {
  if (ignored === "*" || isWithin(governed, ignored)) return true;
  return isWithin(ignored, governed) && !["tags", "environment.variables"].includes(governed);
}

/** Whether the path is the other one, or below it. */
export function isWithin(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`);
}

/** Normalizes the spelling of paths: `tags["Foo"]`, `tags[Foo]` and `tags.Foo` are the same. */
export function normalizePath(path: string): string {
  return path.replace(/\[["']?([^\]"']*)["']?\]/g, ".$1").replace(/^\./, "");
}
