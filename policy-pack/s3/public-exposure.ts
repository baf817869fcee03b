import { findTarget } from "../stack/links";
import type { StackNode, StackView } from "../stack/stack-view";
import type { LabeledValue } from "../values/labeled-value";
import { isPresent } from "../values/unknown";
import { valuesAt } from "../values/values-at";
import { bucketTypes } from "./bucket-view";

/** Where a type of resource besides buckets can make objects public. */
interface ExposingType {
  readonly acl?: string;
  /** URIs of the groups that it grants access to. */
  readonly groups?: string;
  readonly policy?: string;
  /** The path prefix of the four settings that block public access, and their default. */
  readonly block?: { readonly path: string; readonly isOnByDefault: boolean };
  /** Whether it belongs to a bucket; if that is in the stack, it is evaluated with the bucket. */
  readonly isOfBucket: boolean;
}

const exposingTypes: Readonly<Record<string, ExposingType>> = {
  "aws:s3/accessPoint:AccessPoint": {
    policy: "policy",
    block: { path: "publicAccessBlockConfiguration.", isOnByDefault: true },
    isOfBucket: false,
  },
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": {
    block: { path: "", isOnByDefault: false },
    isOfBucket: false,
  },
  "aws:s3/bucketAcl:BucketAcl": {
    acl: "acl",
    groups: "accessControlPolicy.grants.*.grantee.uri",
    isOfBucket: true,
  },
  "aws:s3/bucketAclV2:BucketAclV2": {
    acl: "acl",
    groups: "accessControlPolicy.grants.*.grantee.uri",
    isOfBucket: true,
  },
  "aws:s3/bucketObject:BucketObject": { acl: "acl", isOfBucket: false },
  "aws:s3/bucketObjectv2:BucketObjectv2": { acl: "acl", isOfBucket: false },
  "aws:s3/bucketPolicy:BucketPolicy": { policy: "policy", isOfBucket: true },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
    block: { path: "", isOnByDefault: false },
    isOfBucket: true,
  },
  "aws:s3/objectCopy:ObjectCopy": { acl: "acl", groups: "grants.*.uri", isOfBucket: false },
  "aws:s3control/accessPointPolicy:AccessPointPolicy": { policy: "policy", isOfBucket: false },
  "aws:s3control/multiRegionAccessPoint:MultiRegionAccessPoint": {
    block: { path: "details.publicAccessBlock.", isOnByDefault: true },
    isOfBucket: false,
  },
  "aws:s3control/multiRegionAccessPointPolicy:MultiRegionAccessPointPolicy": {
    policy: "details.policy",
    isOfBucket: false,
  },
  "aws:s3control/objectLambdaAccessPointPolicy:ObjectLambdaAccessPointPolicy": {
    policy: "policy",
    isOfBucket: false,
  },
};

/** The types besides buckets that can make objects public. */
export const exposingTypeNames: readonly string[] = Object.keys(exposingTypes);

export const blockSettings = [
  "blockPublicAcls",
  "blockPublicPolicy",
  "ignorePublicAcls",
  "restrictPublicBuckets",
] as const;

/** What a resource says about public access. */
export interface Exposure {
  readonly acls: readonly LabeledValue[];
  readonly groups: readonly LabeledValue[];
  readonly policies: readonly LabeledValue[];
  /** The settings that block public access, with their values. */
  readonly settings: readonly LabeledValue[];
}

/**
 * What a resource other than a bucket says about public access; undefined if it is evaluated with
 * its bucket.
 */
export function exposureOf(node: StackNode, stack: StackView): Exposure | undefined {
  const type = exposingTypes[node.type];
  if (type === undefined || (type.isOfBucket && hasBucket(node, stack))) return undefined;
  const at = (path: string | undefined) =>
    path === undefined
      ? []
      : valuesAt(node.inputs, path)
          .filter((value) => value !== undefined && value !== null)
          .map((value) => ({ label: path.replace(/\.\*.*/, ""), value }));
  return {
    acls: at(type.acl),
    groups: at(type.groups),
    policies: at(type.policy),
    settings: type.block === undefined ? [] : settingsAt(node, type.block),
  };
}

function settingsAt(
  { inputs }: StackNode,
  { path, isOnByDefault }: NonNullable<ExposingType["block"]>,
): readonly LabeledValue[] {
  return blockSettings.map((setting) => {
    const [value] = valuesAt(inputs, `${path}${setting}`);
    return { label: `${path}${setting}`, value: value ?? isOnByDefault };
  });
}

/** AWS refuses one without a bucket, or the update leaves it out. */
function hasBucket(node: StackNode, stack: StackView): boolean {
  if (!isPresent(node.inputs.bucket)) return true;
  const buckets = stack.ofType<string>(...bucketTypes);
  return findTarget(node, "bucket", node.inputs.bucket, buckets) !== undefined;
}
