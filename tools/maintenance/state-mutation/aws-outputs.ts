import { isList, isMap } from "../../../preview/engine/property-values";
import type { PlannedResource, Properties, PropertyValue } from "../../../preview/model";

/** The account and region of a stack. */
export interface Location {
  readonly account: string;
  readonly region: string;
}

/**
 * The outputs that AWS adds to a resource with these inputs, as the provider reads them after a
 * refresh.
 */
type Added = (inputs: Properties, at: Location, stack: readonly PlannedResource[]) => Properties;

const KEY_ID = "1234abcd-12ab-34cd-56ef-1234567890ab";

/** By type; other types get only the ARN. */
const addedByType: Readonly<Record<string, Added>> = {
  "aws:cloudwatch/dashboard:Dashboard": ({ dashboardName }, { account }) => ({
    dashboardArn: `arn:aws:cloudwatch::${account}:dashboard/${dashboardName}`,
  }),
  "aws:cloudwatch/eventRule:EventRule": ({ name }, at) => ({
    ...{ arn: arn("events", at, `rule/${name}`), isEnabled: true, state: "ENABLED", roleArn: "" },
  }),
  "aws:cloudwatch/eventTarget:EventTarget": () => ({ inputPath: "", roleArn: "" }),
  "aws:cloudwatch/logGroup:LogGroup": ({ name }, at) => ({
    ...{ arn: arn("logs", at, `log-group:${name}`), kmsKeyId: "", logGroupClass: "STANDARD" },
    deletionProtectionEnabled: false,
  }),
  "aws:cloudwatch/metricAlarm:MetricAlarm": ({ name }, at) => ({
    arn: arn("cloudwatch", at, `alarm:${name}`),
    ...{ extendedStatistic: "", insufficientDataActions: [], metricQueries: [], unit: "" },
    ...{ evaluateLowSampleCountPercentiles: "", thresholdMetricId: "" },
  }),
  "aws:ecr/repository:Repository": ({ name }, at) => ({
    arn: arn("ecr", at, `repository/${name}`),
    registryId: at.account,
    repositoryUrl: `${at.account}.dkr.ecr.${at.region}.amazonaws.com/${name}`,
  }),
  "aws:iam/role:Role": ({ name }, { account }, stack) => ({
    arn: `arn:aws:iam::${account}:role/${name}`,
    ...{ createDate: "2026-01-01T00:00:00Z", permissionsBoundary: "", uniqueId: "AROA1234567890" },
    inlinePolicies: namingRole(stack, "aws:iam/rolePolicy:RolePolicy", name).map((inputs) => ({
      name: inputs.name ?? "",
      policy: inputs.policy ?? "",
    })),
    managedPolicyArns: namingRole(
      stack,
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      name,
    ).map(({ policyArn }) => policyArn ?? ""),
  }),
  "aws:kms/alias:Alias": ({ name, targetKeyId }, at) => ({
    ...{ arn: arn("kms", at, String(name)), targetKeyArn: arn("kms", at, `key/${targetKeyId}`) },
  }),
  "aws:kms/key:Key": (_inputs, at) => ({
    ...{ arn: arn("kms", at, `key/${KEY_ID}`), keyId: KEY_ID },
    ...{ customKeyStoreId: "", multiRegion: false, rotationPeriodInDays: 365, xksKeyId: "" },
  }),
  "aws:lambda/alias:Alias": ({ functionName, name }, at) => ({
    arn: arn("lambda", at, `function:${functionName}:${name}`),
    description: "",
  }),
  "aws:lambda/function:Function": ({ name }, at) => ({
    ...{ arn: arn("lambda", at, `function:${name}`), version: "7" },
    ...{ codeSha256: "c2hhMjU2", codeSigningConfigArn: "", kmsKeyArn: "", layers: [] },
    ...{ ephemeralStorage: { size: 512 }, lastModified: "2026-01-01T00:00:00Z" },
    ...{ qualifiedArn: arn("lambda", at, `function:${name}:7`), sourceCodeSize: 1000 },
    ...{ reservedConcurrentExecutions: -1, sourceKmsKeyArn: "" },
    ...{ imageUri: "", tracingConfig: { mode: "PassThrough" } },
  }),
  "aws:lambda/layerVersion:LayerVersion": ({ layerName }, at) => ({
    ...{ arn: arn("lambda", at, `layer:${layerName}:3`), version: "3" },
    layerArn: arn("lambda", at, `layer:${layerName}`),
  }),
  "aws:s3/bucket:Bucket": ({ bucket }, _at, stack) => ({
    arn: `arn:aws:s3:::${bucket}`,
    grants: [{ id: "0123", permissions: ["FULL_CONTROL"], type: "CanonicalUser", uri: "" }],
    policy: policyOf(stack, "aws:s3/bucketPolicy:BucketPolicy", "bucket", bucket),
    requestPayer: "BucketOwner",
    serverSideEncryptionConfiguration: {
      rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
    },
    versioning: { enabled: true, mfaDelete: false },
  }),
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": () => ({
    transitionDefaultMinimumObjectSize: "all_storage_classes_128K",
  }),
  "aws:s3/bucketNotification:BucketNotification": () => ({ queues: [], topics: [] }),
  "aws:sns/topic:Topic": ({ name }, at, stack) => ({
    arn: arn("sns", at, String(name)),
    ...{ displayName: "", owner: at.account, signatureVersion: 0, tracingConfig: "PassThrough" },
    policy: policyOf(stack, "aws:sns/topicPolicy:TopicPolicy", "arn", arn("sns", at, String(name))),
  }),
  "aws:sns/topicPolicy:TopicPolicy": (_inputs, { account }) => ({ owner: account }),
  "aws:sns/topicSubscription:TopicSubscription": (_inputs, { account }) => ({
    ...{ filterPolicy: "", filterPolicyScope: "", ownerId: account, pendingConfirmation: false },
    ...{ confirmationTimeoutInMinutes: 1, endpointAutoConfirms: false, rawMessageDelivery: false },
  }),
  "aws:sqs/queue:Queue": ({ name }, at, stack) => ({
    ...{ arn: arn("sqs", at, String(name)), url: queueUrl(at, name), kmsMasterKeyId: "" },
    ...{ kmsDataKeyReusePeriodSeconds: 300, maxMessageSize: 262_144, redrivePolicy: "" },
    policy: policyOf(stack, "aws:sqs/queuePolicy:QueuePolicy", "queueUrl", queueUrl(at, name)),
  }),
};

/** The values that AWS fills in inside an input, by type. */
const filledInByType: Readonly<Record<string, (inputs: Properties) => Properties>> = {
  "aws:lambda/function:Function": ({ snapStart }) =>
    isMap(snapStart) ? { snapStart: { ...snapStart, optimizationStatus: "On" } } : {},
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": ({
    rules,
  }) => ({
    rules: (isList(rules) ? rules : []).filter(isMap).map((rule) => ({
      ...rule,
      ...{ blockedEncryptionTypes: ["SSE-C"], bucketKeyEnabled: false },
    })),
  }),
  "aws:s3/bucketVersioning:BucketVersioning": ({ versioningConfiguration }) =>
    isMap(versioningConfiguration)
      ? { versioningConfiguration: { ...versioningConfiguration, mfaDelete: "" } }
      : {},
};

export function filledIn({ type, inputs }: PlannedResource): Properties {
  return filledInByType[type]?.(inputs) ?? {};
}

/** The outputs that AWS adds to those that the program sets. */
export function addedOutputs(
  { type, inputs }: PlannedResource,
  at: Location,
  stack: readonly PlannedResource[],
): Properties {
  return addedByType[type]?.(inputs, at, stack) ?? {};
}

function arn(service: string, { account, region }: Location, resource: string): string {
  return `arn:aws:${service}:${region}:${account}:${resource}`;
}

function queueUrl({ account, region }: Location, name: PropertyValue | undefined): string {
  return `https://sqs.${region}.amazonaws.com/${account}/${name}`;
}

function namingRole(
  stack: readonly PlannedResource[],
  type: string,
  name: PropertyValue | undefined,
): readonly Properties[] {
  return stack
    .filter((each) => each.type === type && each.inputs.role === name)
    .map(({ inputs }) => inputs);
}

function policyOf(
  stack: readonly PlannedResource[],
  type: string,
  property: string,
  name: PropertyValue | undefined,
): PropertyValue {
  const found = stack.find((each) => each.type === type && each.inputs[property] === name);
  return found?.inputs.policy ?? "";
}
