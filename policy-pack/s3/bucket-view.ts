import { type Reference, referrersOf } from "../stack/referrers";
import type { StackNode, StackView } from "../stack/stack-view";
import type { LabeledValue } from "../values/labeled-value";
import { oncePer } from "../values/once-per";
import { isPresent, isUnknown } from "../values/unknown";
import { topLevel, valuesAt } from "../values/values-at";

export const bucketTypes = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"] as const;

export const loggingTypes = [
  "aws:s3/bucketLogging:BucketLogging",
  "aws:s3/bucketLoggingV2:BucketLoggingV2",
] as const;

/**
 * What a stack declares for a bucket: in the bucket itself (as deprecated properties), and in
 * separate resources of either spelling of their types, linked by dependency or by name.
 */
export interface BucketView {
  readonly publicAccessBlocks: readonly StackNode[];
  readonly cannedAcls: readonly LabeledValue[];
  /** URIs of the groups that ACLs grant to. */
  readonly granteeGroups: readonly LabeledValue[];
  /** Policy documents. */
  readonly policies: readonly LabeledValue[];
  /**
   * Each with applyServerSideEncryptionByDefault or, in BucketV2,
   * applyServerSideEncryptionByDefaults.
   */
  readonly encryptionRules: readonly LabeledValue[];
  /** Of either shape: `status` and `filter`, or (in the bucket itself) `enabled` and `prefix`. */
  readonly lifecycleRules: readonly LabeledValue[];
  /** Of either shape: `status`, or (in the bucket itself) `enabled`. */
  readonly versionings: readonly LabeledValue[];
  /** The targets of access logs, with the node and the property that name them. */
  readonly logTargets: readonly Reference[];
}

export function viewBucket(bucket: StackNode, stack: StackView): BucketView {
  return viewsOf(stack)(bucket);
}

const viewsOf = oncePer((stack: StackView) =>
  oncePer((bucket: StackNode) => createView(bucket, stack)),
);

function createView(bucket: StackNode, stack: StackView): BucketView {
  const attached = (...types: readonly string[]) =>
    referrersOf(stack.ofType(...types), "bucket", bucket);
  const acls = attached("aws:s3/bucketAcl:BucketAcl", "aws:s3/bucketAclV2:BucketAclV2");
  return {
    publicAccessBlocks: attached("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"),
    cannedAcls: [...find([bucket], "acl", inline), ...find(acls, "acl")],
    granteeGroups: [
      ...find([bucket], "grants.*.uri", inline),
      ...find(acls, "accessControlPolicy.grants.*.grantee.uri"),
    ],
    policies: [
      ...find([bucket], "policy", inline),
      ...find(attached("aws:s3/bucketPolicy:BucketPolicy"), "policy"),
    ],
    encryptionRules: eitherOf(
      find(
        attached(
          "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
          "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
        ),
        "rules.*",
      ),
      [
        ...find([bucket], "serverSideEncryptionConfiguration.rule", inline),
        ...find([bucket], "serverSideEncryptionConfigurations.*.rules.*", inline),
      ],
    ),
    lifecycleRules: eitherOf(
      find(
        attached(
          "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
          "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
        ),
        "rules.*",
      ),
      find([bucket], "lifecycleRules.*", inline),
    ),
    versionings: eitherOf(
      find(
        attached(
          "aws:s3/bucketVersioning:BucketVersioning",
          "aws:s3/bucketVersioningV2:BucketVersioningV2",
        ),
        "versioningConfiguration",
      ),
      [...find([bucket], "versioning", inline), ...find([bucket], "versionings.*", inline)],
    ),
    logTargets: logTargets(attached(...loggingTypes), [bucket]),
  };
}

/**
 * The values of separate resources, and of the bucket. Without recorded inputs the latter is an
 * output, unknown before the update if it is not set.
 */
function eitherOf<Each extends { readonly value: unknown }>(
  separate: readonly Each[],
  inline: readonly Each[],
): readonly Each[] {
  return [...separate, ...inline.filter(({ value }) => !isUnknown(value) || separate.length === 0)];
}

/** The targets of access logs, from separate resources and from the buckets themselves. */
export function logTargets(
  separate: readonly StackNode[],
  buckets: readonly StackNode[],
): readonly Reference[] {
  return eitherOf(references(separate, "targetBucket"), [
    ...references(buckets, "logging.targetBucket"),
    ...references(buckets, "loggings.*.targetBucket"),
  ]);
}

function references(nodes: readonly StackNode[], path: string): readonly Reference[] {
  return nodes.flatMap((from) =>
    valuesAt(from.inputs, path)
      .filter(isPresent)
      .map((value) => ({ from, property: topLevel(path), value })),
  );
}

function find(
  nodes: readonly StackNode[],
  path: string,
  label: (node: StackNode, property: string) => string = separate,
): readonly LabeledValue[] {
  const [property = path] = path.split(".");
  return nodes.flatMap((node) =>
    valuesAt(node.inputs, path)
      .filter((value) => value !== undefined && value !== null)
      .map((value) => ({ label: label(node, property), value })),
  );
}

function inline(_: StackNode, property: string): string {
  return property;
}

function separate({ name }: StackNode, property: string): string {
  return `${property} of '${name}'`;
}
