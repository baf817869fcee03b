import { security } from "../data/frameworks";
import { resourcePolicy } from "../engine/define-policy";
import { bucketTypes } from "../s3/bucket-view";
import type { Problems } from "../values/problems";
import { isPresent, known } from "../values/unknown";
import { valuesAt } from "../values/values-at";

const ownershipType = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";

/** ACLs that grant something only to the owner. */
const ownersAcls: readonly unknown[] = ["private", "bucket-owner-full-control"];

export const s3ObjectOwnership = resourcePolicy<string, object>({
  name: "s3-object-ownership",
  displayName: "S3 object ownership",
  description: "Policies, not ACLs, control access to a bucket and its objects.",
  severity: "medium",
  enforcementLevel: "advisory",
  framework: security,
  tags: ["s3", "exposure", "S3.12"],
  remediationSteps:
    'Set objectOwnership to "BucketOwnerEnforced", or leave it out in a new bucket, and grant by a bucket policy what the ACL grants.',
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
  resourceTypes: [
    ...bucketTypes,
    "aws:s3/bucketAcl:BucketAcl",
    "aws:s3/bucketAclV2:BucketAclV2",
    ownershipType,
  ],
  config: {},
  check: ({ type, inputs }) =>
    type === ownershipType ? ownershipProblem(inputs) : aclProblems(inputs),
});

type Inputs = Readonly<Record<string, unknown>>;

function ownershipProblem(inputs: Inputs): Problems {
  const [ownership] = valuesAt(inputs, "rule.objectOwnership");
  // The provider refuses a resource without a rule.
  return (
    ownership !== undefined &&
    known(ownership, "rule.objectOwnership") !== "BucketOwnerEnforced" &&
    `rule.objectOwnership is ${ownership}, which lets ACLs grant: expected BucketOwnerEnforced`
  );
}

function aclProblems(inputs: Inputs): Problems {
  const { acl } = inputs;
  return [
    () =>
      isPresent(acl) &&
      !ownersAcls.includes(known(acl, "acl")) &&
      `acl is ${acl}: grant it by a bucket policy`,
    valuesAt(inputs, "grants.*").length > 0 && "grants by an ACL: grant it by a bucket policy",
    () =>
      othersIn(inputs).length > 0 &&
      "accessControlPolicy grants to others than the owner: grant it by a bucket policy",
  ];
}

function othersIn(inputs: Inputs): readonly unknown[] {
  const [owner] = valuesAt(inputs, "accessControlPolicy.owner.id");
  return valuesAt(inputs, "accessControlPolicy.grants.*").filter((grant) => {
    const label = "accessControlPolicy.grants";
    const [id] = valuesAt(known(grant, label), "grantee.id");
    return !isPresent(id) || known(id, label) !== known(owner, "accessControlPolicy.owner");
  });
}
