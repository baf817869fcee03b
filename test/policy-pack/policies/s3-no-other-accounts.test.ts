import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { allowTo, document } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const bucketArn = "arn:aws:s3:::data";
const objects = `${bucketArn}/*`;
const other = "arn:aws:iam::222222222222:role/partner";
const canonicalUser = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";

const policy = (...statements: object[]) => ({
  bucket: "data",
  policy: document(statements as Readonly<Record<string, unknown>>[]),
});
const to = (
  principal: unknown,
  action: string | string[],
  Resource: unknown = bucketArn,
  more = {},
) => allowTo(principal, action, { Resource, ...more });

const allows = (number: number, who: string, what: string) =>
  `policy statement ${number} allows ${who} ${what}: leave that to the accounts of the organization, which accounts lists`;

testResourcePolicy("s3-no-other-accounts", {
  type: "aws:s3/bucketPolicy:BucketPolicy",
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "another account reads and writes objects, and a service delivers",
      inputs: policy(
        to({ AWS: other }, ["s3:GetObject", "s3:PutObject"], objects),
        to({ AWS: other }, ["s3:ListBucket", "s3:GetBucketPolicy"]),
        to(
          { Service: "delivery.logs.amazonaws.com" },
          ["s3:PutObject", "s3:PutObjectAcl"],
          objects,
        ),
      ),
      reports: [],
    },
    {
      kind: "pass",
      title: "everyone is denied all without TLS",
      inputs: policy({
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [bucketArn, objects],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
      reports: [],
    },
    {
      kind: "pass",
      title: "the account of the provider administers its bucket",
      provider: { allowedAccountIds: ["123456789012"] },
      inputs: policy(
        to({ AWS: "123456789012" }, "s3:*", [bucketArn, objects]),
        to({ AWS: "arn:aws:sts::123456789012:assumed-role/deploy/ci" }, "s3:PutBucketPolicy"),
        to("*", "s3:PutBucketPolicy", bucketArn, {
          Condition: { StringEquals: { "aws:PrincipalAccount": "123456789012" } },
        }),
        to("*", "s3:PutBucketPolicy", bucketArn, {
          Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/*" } },
        }),
        to("*", "s3:PutBucketPolicy", bucketArn, {
          Condition: {
            Bool: { "aws:SecureTransport": "true" },
            StringEquals: { "aws:PrincipalAccount": "123456789012" },
          },
        }),
        to({ Service: "delivery.logs.amazonaws.com", AWS: "AIDACKCEVSQ6C2EXAMPLE" }, "s3:*"),
      ),
      reports: [],
    },
    {
      kind: "pass",
      title:
        "actions on what they do nothing to: the bucket's on objects, and an object's on the bucket",
      inputs: policy(
        to({ AWS: other }, "s3:PutBucketPolicy", objects),
        to({ AWS: other }, "s3:PutObjectAcl", bucketArn),
      ),
      reports: [],
    },
    {
      kind: "fail",
      title: "another account changes the policy and the ACLs of objects",
      inputs: policy(
        to({ AWS: other }, "s3:PutBucketPolicy"),
        to({ AWS: "222222222222" }, ["s3:PutObject", "s3:PutObjectAcl"], objects),
      ),
      reports: [
        allows(1, "222222222222", "s3:PutBucketPolicy"),
        allows(2, "222222222222", "s3:PutObjectAcl"),
      ],
    },
    {
      kind: "fail",
      title: "in the policy of the bucket itself",
      type: "aws:s3/bucket:Bucket",
      inputs: policy(to({ AWS: [other, "arn:aws:iam::333333333333:root"] }, "s3:PutBucketAcl")),
      reports: [
        allows(1, "222222222222", "s3:PutBucketAcl"),
        allows(1, "333333333333", "s3:PutBucketAcl"),
      ],
    },
    {
      kind: "evasion",
      title: "by wildcards, in other cases, and by all but others",
      inputs: policy(
        to({ AWS: other }, "s3:*", "*"),
        to({ AWS: other }, "s3:PutObject*", [bucketArn, objects]),
        to({ AWS: other }, "S3:PUT*", `${bucketArn}*`),
        {
          Effect: "Allow",
          Principal: { AWS: other },
          NotAction: "s3:GetObject",
          NotResource: objects,
        },
      ),
      reports: [
        allows(1, "222222222222", "s3:DeleteBucketPolicy and 4 more"),
        allows(2, "222222222222", "s3:PutObjectAcl"),
        allows(3, "222222222222", "s3:PutBucketAcl and 3 more"),
        allows(4, "222222222222", "s3:DeleteBucketPolicy and 4 more"),
      ],
    },
    {
      kind: "evasion",
      title: "everyone, on conditions that let in other accounts",
      config: { accounts: ["123456789012"] },
      inputs: policy(
        to("*", "s3:PutBucketPolicy", bucketArn, {
          Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } },
        }),
        to({ AWS: "*" }, "s3:PutBucketPolicy", bucketArn, {
          Condition: { StringLike: { "aws:PrincipalAccount": "*" } },
        }),
        to("*", "s3:PutBucketPolicy", bucketArn, {
          Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/deploy" } },
        }),
        to("*", "s3:PutBucketPolicy", bucketArn, {
          Condition: { StringLike: { "aws:PrincipalArn": "deploy" } },
        }),
        to("*", "s3:PutBucketPolicy", bucketArn, {
          Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:iam::123456789012:role/deploy" } },
        }),
        {
          Effect: "Allow",
          NotPrincipal: { AWS: other },
          Action: "s3:PutBucketPolicy",
          Resource: bucketArn,
        },
      ),
      reports: [
        allows(1, "everyone", "s3:PutBucketPolicy"),
        allows(2, "everyone", "s3:PutBucketPolicy"),
        allows(3, "everyone", "s3:PutBucketPolicy"),
        allows(4, "everyone", "s3:PutBucketPolicy"),
        allows(5, "everyone", "s3:PutBucketPolicy"),
        allows(6, "everyone else", "s3:PutBucketPolicy"),
      ],
    },
    {
      kind: "evasion",
      title: "an account by its canonical user",
      inputs: policy(to({ CanonicalUser: canonicalUser }, "s3:PutBucketAcl")),
      reports: [allows(1, canonicalUser, "s3:PutBucketAcl")],
    },
    { kind: "absent", title: "no policy", inputs: { bucket: "data" }, reports: [] },
    {
      kind: "config",
      title: "accounts of the organization",
      config: { accounts: ["2222*", canonicalUser] },
      inputs: policy(
        to({ AWS: other }, "s3:PutBucketPolicy"),
        to({ CanonicalUser: canonicalUser }, "s3:PutBucketAcl"),
      ),
      reports: [],
    },
    {
      kind: "config",
      title: "everyone of any account of the organization's",
      config: { accounts: ["2222*"] },
      inputs: policy(
        to("*", "s3:PutBucketPolicy", bucketArn, {
          Condition: { StringEquals: { "aws:PrincipalAccount": ["222222222222", "333333333333"] } },
        }),
      ),
      reports: [allows(1, "everyone", "s3:PutBucketPolicy")],
    },
    {
      kind: "unknown",
      title: "a policy that only the update knows",
      inputs: { bucket: "data", policy: unknown },
      reports: [
        { level: "advisory", message: "policy is not known before the update: evaluated then" },
      ],
    },
    {
      kind: "unknown",
      title: "somebody whom only the update knows",
      inputs: { policy: { Statement: [to({ AWS: unknown }, "s3:PutBucketPolicy")] } },
      reports: [
        {
          level: "advisory",
          message: "policy statement 1 Principal is not known before the update: evaluated then",
        },
      ],
    },
  ],
});
