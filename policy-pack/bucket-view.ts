import { refersTo } from "./links";
import type { StackNode, StackView } from "./stack-view";
import { isUnknown } from "./unknown";
import { valuesAt } from "./values-at";

export const bucketTypes = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"] as const;

/** A value, and what messages call it. */
export interface Found {
  readonly label: string;
  readonly value: unknown;
}

/**
 * What a stack says of a bucket: in the bucket itself (as deprecated properties), and in resources
 * of their own, in either spelling of their types, linked by dependency or by name.
 */
export interface BucketView {
  readonly publicAccessBlocks: readonly StackNode[];
  readonly cannedAcls: readonly Found[];
  /** URIs of the groups that ACLs grant to. */
  readonly granteeGroups: readonly Found[];
  /** Policy documents. */
  readonly policies: readonly Found[];
  /** Each with applyServerSideEncryptionByDefault or, in BucketV2, applyServerSideEncryptionByDefaults. */
  readonly encryptionRules: readonly Found[];
}

export function viewBucket(bucket: StackNode, stack: StackView): BucketView {
  const attached = (...types: readonly string[]) =>
    stack.ofType(...types).filter((node) => refersTo(node, "bucket", node.inputs.bucket, bucket));
  const acls = attached("aws:s3/bucketAcl:BucketAcl", "aws:s3/bucketAclV2:BucketAclV2");
  const separateRules = find(
    attached(
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
    ),
    "rules.*",
  );
  // Without recorded inputs this is an output, unknown before the update wherever it is not set.
  const inlineRules = [
    ...find([bucket], "serverSideEncryptionConfiguration.rule", inline),
    ...find([bucket], "serverSideEncryptionConfigurations.*.rules.*", inline),
  ].filter(({ value }) => !isUnknown(value) || separateRules.length === 0);
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
    encryptionRules: [...separateRules, ...inlineRules],
  };
}

function find(
  nodes: readonly StackNode[],
  path: string,
  label: (node: StackNode, property: string) => string = separate,
): readonly Found[] {
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
