import { security } from "../data/frameworks";
import { boolean } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { unlessItDelivers } from "../iam/public-access";
import { publicStatements } from "../iam/resource-policies";
import { type BucketView, bucketTypes, viewBucket } from "../s3/bucket-view";
import { blockSettings, type Exposure, exposingTypeNames, exposureOf } from "../s3/public-exposure";
import type { StackNode, StackView } from "../stack/stack-view";
import type { LabeledValue } from "../values/labeled-value";
import type { Problems } from "../values/problems";
import { known } from "../values/unknown";

interface Config {
  readonly accountLevelBlock: boolean;
}

const publicAcls: readonly unknown[] = ["public-read", "public-read-write", "authenticated-read"];
const publicGroups: readonly unknown[] = [
  "http://acs.amazonaws.com/groups/global/AllUsers",
  "http://acs.amazonaws.com/groups/global/AuthenticatedUsers",
];

export const s3PublicAccessBlocked = stackPolicy<string, Config>({
  name: "s3-public-access-blocked",
  displayName: "S3 public access blocked",
  description:
    "A bucket blocks public access, and no ACL or policy of it, its objects or access points is public.",
  severity: "critical",
  framework: security,
  tags: ["s3", "exposure", "S3.1", "S3.2", "S3.3", "S3.8", "S3.19", "S3.24"],
  remediationSteps:
    "Add an aws.s3.BucketPublicAccessBlock with all four settings true; remove public ACLs and policies.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  resourceTypes: [...bucketTypes, ...exposingTypeNames],
  config: {
    accountLevelBlock: boolean(
      false,
      "Whether the account blocks public access, so that a bucket need not.",
    ),
  },
  check: (subject, { config, stack }) =>
    bucketTypes.some((type) => type === subject.type)
      ? bucketProblems(subject, { config, stack })
      : attachmentProblems(subject, { config, stack }),
});

interface Surroundings {
  readonly config: Config;
  readonly stack: StackView;
}

function bucketProblems(bucket: StackNode, { config, stack }: Surroundings): Problems {
  const view = viewBucket(bucket, stack);
  return [
    !config.accountLevelBlock && blockProblems(view),
    documentProblems({
      acls: view.cannedAcls,
      groups: view.granteeGroups,
      policies: view.policies,
    }),
  ];
}

/**
 * Reports anything but a bucket of the stack: other buckets, their objects, access points, the
 * account's block.
 */
function attachmentProblems(node: StackNode, { config, stack }: Surroundings): Problems {
  const exposure = exposureOf(node, stack);
  if (exposure === undefined) return false;
  const isCovered = config.accountLevelBlock && node.type.includes("bucketPublicAccessBlock");
  return [
    !isCovered &&
      exposure.settings.map(
        ({ label, value }) =>
          () =>
            known(value, label) !== true && `${label} is ${value}, expected true`,
      ),
    documentProblems(exposure),
  ];
}

function documentProblems({ acls, groups, policies }: Omit<Exposure, "settings">): Problems {
  return [
    acls.map((acl) => valueProblem(acl, publicAcls)),
    groups.map((group) => valueProblem(group, publicGroups)),
    policies.map((policy) => publicStatements(policy, unlessItDelivers)),
  ];
}

function blockProblems({ publicAccessBlocks }: BucketView): Problems {
  if (publicAccessBlocks.length === 0) {
    return "has no BucketPublicAccessBlock: add one with all four settings true";
  }
  return publicAccessBlocks.flatMap(({ name, inputs }) =>
    blockSettings.map((setting) => () => {
      const value = known(inputs[setting], `${setting} of '${name}'`) ?? false;
      return value !== true && `${setting} of '${name}' is ${value}, expected true`;
    }),
  );
}

function valueProblem({ label, value }: LabeledValue, publicValues: readonly unknown[]): Problems {
  return () =>
    publicValues.includes(known(value, label)) && `${label} has ${value}, which is public`;
}
