import { security } from "../data/frameworks";
import { boolean } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { publicStatements } from "../iam/resource-policies";
import { type BucketView, bucketTypes, viewBucket } from "../s3/bucket-view";
import type { LabeledValue } from "../values/labeled-value";
import type { Problems } from "../values/problems";
import { known } from "../values/unknown";

interface Config {
  readonly accountLevelBlock: boolean;
}

const blockSettings = [
  "blockPublicAcls",
  "blockPublicPolicy",
  "ignorePublicAcls",
  "restrictPublicBuckets",
];
const publicAcls: readonly unknown[] = ["public-read", "public-read-write", "authenticated-read"];
const publicGroups: readonly unknown[] = [
  "http://acs.amazonaws.com/groups/global/AllUsers",
  "http://acs.amazonaws.com/groups/global/AuthenticatedUsers",
];

export const s3PublicAccessBlocked = stackPolicy<string, Config>({
  name: "s3-public-access-blocked",
  displayName: "S3 public access blocked",
  description: "A bucket blocks public access, and no ACL or policy of it is public.",
  severity: "critical",
  framework: security,
  tags: ["s3", "exposure", "S3.2", "S3.3", "S3.8"],
  remediationSteps:
    "Add an aws.s3.BucketPublicAccessBlock with all four settings true; remove public ACLs and policies.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  resourceTypes: bucketTypes,
  config: {
    accountLevelBlock: boolean(
      false,
      "Whether the account blocks public access, so that a bucket need not.",
    ),
  },
  check: (bucket, { config, stack }) => {
    const view = viewBucket(bucket, stack);
    return [
      !config.accountLevelBlock && blockProblems(view),
      view.cannedAcls.map((acl) => valueProblem(acl, publicAcls)),
      view.granteeGroups.map((group) => valueProblem(group, publicGroups)),
      view.policies.map(publicStatements),
    ];
  },
});

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
