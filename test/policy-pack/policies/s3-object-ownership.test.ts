import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

const ownershipType = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
const bucketType = "aws:s3/bucket:Bucket";
const notKnown = (property: string) =>
  `${property} is not known before the update: set it to a value that the preview can evaluate`;
const others = "accessControlPolicy grants to others than the owner: grant it by a bucket policy";

const grant = (id: unknown, permission = "FULL_CONTROL") => ({
  grantee: { type: "CanonicalUser", id },
  permission,
});
const granting = (...grants: unknown[]) => ({
  bucket: "data",
  accessControlPolicy: { owner: { id: "owner" }, grants },
});

testResourcePolicy("s3-object-ownership", {
  type: "aws:s3/bucketAcl:BucketAcl",
  without: {
    boundary: "no number",
    beyond: "no number",
    config: "nothing to configure: a bucket that needs ACLs is an exemption with a reason",
  },
  rows: [
    {
      kind: "pass",
      title: "a bucket whose owner owns all objects, so that there are no ACLs",
      type: ownershipType,
      inputs: { bucket: "data", rule: { objectOwnership: "BucketOwnerEnforced" } },
      reports: [],
    },
    {
      kind: "pass",
      title: "an ACL that grants nobody anything",
      inputs: { bucket: "data", acl: "private" },
      reports: [],
    },
    {
      kind: "pass",
      title: "an ACL that grants the owner all",
      inputs: granting(grant("owner")),
      reports: [],
    },
    {
      kind: "fail",
      title: "an ACL for the delivery of logs",
      inputs: { bucket: "data", acl: "log-delivery-write" },
      reports: ["acl is log-delivery-write: grant it by a bucket policy"],
    },
    {
      kind: "fail",
      title: "an ACL in the bucket itself",
      type: bucketType,
      inputs: { acl: "authenticated-read" },
      reports: ["acl is authenticated-read: grant it by a bucket policy"],
    },
    {
      kind: "fail",
      title: "objects that are whose who writes them",
      type: ownershipType,
      inputs: { bucket: "data", rule: { objectOwnership: "ObjectWriter" } },
      reports: [
        "rule.objectOwnership is ObjectWriter, which lets ACLs grant: expected BucketOwnerEnforced",
      ],
    },
    {
      kind: "evasion",
      title: "objects that are the owner's where their writer says so",
      type: ownershipType,
      inputs: { bucket: "data", rule: { objectOwnership: "BucketOwnerPreferred" } },
      reports: [
        "rule.objectOwnership is BucketOwnerPreferred, which lets ACLs grant: expected BucketOwnerEnforced",
      ],
    },
    {
      kind: "evasion",
      title: "an ACL that grants the owner all, and another something",
      inputs: granting(grant("owner"), grant("other", "READ")),
      reports: [others],
    },
    {
      kind: "evasion",
      title: "an ACL that grants a group something",
      inputs: granting({
        grantee: { type: "Group", uri: "http://acs.amazonaws.com/groups/s3/LogDelivery" },
        permission: "WRITE",
      }),
      reports: [others],
    },
    {
      kind: "evasion",
      title: "grants in an old BucketV2 itself",
      type: "aws:s3/bucketV2:BucketV2",
      inputs: { grants: [{ type: "CanonicalUser", id: "other", permissions: ["READ"] }] },
      reports: ["grants by an ACL: grant it by a bucket policy"],
    },
    {
      kind: "absent",
      title: "a new bucket has no ACLs unless it asks for them",
      type: bucketType,
      inputs: { bucket: "data" },
      reports: [],
    },
    {
      kind: "absent",
      title: "no rule, which the provider refuses",
      type: ownershipType,
      inputs: { bucket: "data" },
      reports: [],
    },
    {
      kind: "unknown",
      title: "an ACL that only the update knows",
      inputs: { bucket: "data", acl: unknown },
      reports: [notKnown("acl")],
    },
    {
      kind: "unknown",
      title: "an owner of objects that only the update knows",
      type: ownershipType,
      inputs: { bucket: "data", rule: { objectOwnership: unknown } },
      reports: [notKnown("rule.objectOwnership")],
    },
    {
      kind: "unknown",
      title: "somebody whom only the update knows",
      inputs: granting(grant(unknown)),
      reports: [notKnown("accessControlPolicy.grants")],
    },
    {
      kind: "unknown",
      title: "an owner whom only the update knows",
      inputs: {
        ...granting(grant("owner")),
        accessControlPolicy: { owner: { id: unknown }, grants: [grant("owner")] },
      },
      reports: [notKnown("accessControlPolicy.owner")],
    },
  ],
});
