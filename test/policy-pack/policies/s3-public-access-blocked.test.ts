import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  allowTo,
  bucket,
  document,
  resource,
  variable,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const allUsers = "http://acs.amazonaws.com/groups/global/AllUsers";

const data = (inputs = {}) => bucket({ bucket: "etl-data", ...inputs });

/** A block of bucket 'etl-data' that blocks all. */
const block: typeof bucket = (inputs, options) =>
  resource(
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    "data-block",
    {
      bucket: "etl-data",
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
      ...inputs,
    },
    options,
  );

const acl = (name: string, inputs: object) =>
  resource("aws:s3/bucketAcl:BucketAcl", name, { bucket: "etl-data", ...inputs });

const aclV2 = (name: string, inputs: object) =>
  resource("aws:s3/bucketAclV2:BucketAclV2", name, { bucket: "etl-data", ...inputs });

const bucketPolicy = (policy: unknown) =>
  resource("aws:s3/bucketPolicy:BucketPolicy", "data-policy", { bucket: "etl-data", policy });

const read = (principal: unknown, more = {}) => allowTo(principal, "s3:GetObject", more);

const everyone = (statement: string) =>
  `${statement} allows everyone: name the principals, or restrict it to an account, an organization or a network`;
const anySource = (statement: string, service: string) =>
  `${statement} allows ${service} whatever account it acts for: add a condition on aws:SourceArn or aws:SourceAccount`;

/** Everyone may read, on that condition. */
const readIf = (Sid: string, Condition: object) => read("*", { Sid, Condition });

testStackPolicy("s3-public-access-blocked", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "linked",
      title: "by dependency, before the bucket has a name",
      resources: [
        bucket({ bucket: undefined, bucketPrefix: "etl-" }),
        block({ bucket: unknown }, { dependsOn: { bucket: ["data"] } }),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "by literal name, with private ACLs in both spellings of their type",
      resources: [
        resource("aws:s3/bucketV2:BucketV2", "data", { bucket: "etl-data", acl: "private" }),
        block(),
        acl("data-acl", { acl: "log-delivery-write" }),
        aclV2("other-acl", { bucket: "etl-other", acl: "private" }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "policies for known principals, and for everyone of a known account or network",
      resources: [
        data(),
        block(),
        bucketPolicy({
          Statement: [
            { Effect: "Deny", Principal: "*", Action: "s3:*" },
            allowTo({ Service: "logging.s3.amazonaws.com" }, "s3:PutObject"),
            readIf("Organization", {
              StringEquals: { "aws:PrincipalOrgID": ["o-1", unknown] },
            }),
            read(
              { AWS: "*" },
              { Condition: { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "192.0.2.1"] } } },
            ),
            read({ AWS: "*" }, { Condition: { IpAddress: { "aws:SourceIp": "2001:db8::/32" } } }),
            readIf("Path", {
              Bool: { "aws:SecureTransport": "true" },
              "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-1/r-1/*" },
            }),
          ],
        }),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "a block that does not block all",
      resources: [data(), block({ blockPublicPolicy: false, restrictPublicBuckets: undefined })],
      reports: [
        "blockPublicPolicy of 'data-block' is false, expected true",
        "restrictPublicBuckets of 'data-block' is false, expected true",
      ],
    },
    {
      kind: "fail",
      title: "the block of another bucket",
      resources: [data(), block({ bucket: "etl-other" })],
      reports: ["has no BucketPublicAccessBlock: add one with all four settings true"],
    },
    {
      kind: "fail",
      title: "public ACLs and grants, inline, separate and V2",
      config: { accountLevelBlock: true },
      resources: [
        data({
          acl: "public-read",
          grants: [
            { type: "Group", permissions: ["READ"], uri: allUsers },
            { type: "CanonicalUser", permissions: ["READ"], id: "1" },
          ],
        }),
        acl("data-acl", { acl: "public-read-write" }),
        aclV2("data-acl-v2", { acl: "authenticated-read" }),
        acl("data-grants", {
          accessControlPolicy: {
            grants: [
              {
                permission: "WRITE",
                grantee: {
                  type: "Group",
                  uri: "http://acs.amazonaws.com/groups/global/AuthenticatedUsers",
                },
              },
            ],
          },
        }),
      ],
      reports: [
        "acl has public-read, which is public",
        "grants has http://acs.amazonaws.com/groups/global/AllUsers, which is public",
        "acl of 'data-acl' has public-read-write, which is public",
        "acl of 'data-acl-v2' has authenticated-read, which is public",
        "accessControlPolicy of 'data-grants' has http://acs.amazonaws.com/groups/global/AuthenticatedUsers, which is public",
      ],
    },
    {
      kind: "fail",
      title: "policies for everyone, with conditions that leave everyone in",
      config: { accountLevelBlock: true },
      resources: [
        data({ policy: document(read("*", { Sid: "Inline" })) }),
        bucketPolicy(
          document([
            read({ AWS: ["1", "*"] }, { Sid: "List" }),
            {
              Sid: "Not",
              Effect: "Allow",
              NotPrincipal: { AWS: "1" },
              Action: "s3:GetObject",
              Resource: "*",
            },
            readIf("IfExists", { StringEqualsIfExists: { "aws:SourceVpc": "vpc-1" } }),
            readIf("Except", { StringNotEquals: { "aws:SourceVpc": "vpc-1" } }),
            readIf("Agent", { StringEquals: { "aws:UserAgent": "me" } }),
            readIf("Any", { StringLike: { "aws:PrincipalOrgID": ["o-1", "*"] } }),
            readIf("Wide", { IpAddress: { "aws:SourceIp": "0.0.0.0/7" } }),
            readIf("Wide6", { IpAddress: { "aws:SourceIp": "2001::/31" } }),
          ]),
        ),
      ],
      reports: [
        "policy statement Inline allows everyone: name the principals, or restrict it to an account, an organization or a network",
        "policy of 'data-policy' statement List allows everyone: name the principals, or restrict it to an account, an organization or a network",
        "policy of 'data-policy' statement Not allows everyone: name the principals, or restrict it to an account, an organization or a network",
        "policy of 'data-policy' statement IfExists allows everyone: name the principals, or restrict it to an account, an organization or a network",
        "policy of 'data-policy' statement Except allows everyone: name the principals, or restrict it to an account, an organization or a network",
        "policy of 'data-policy' statement Agent allows everyone: name the principals, or restrict it to an account, an organization or a network",
        "policy of 'data-policy' statement Any allows everyone: name the principals, or restrict it to an account, an organization or a network",
        "policy of 'data-policy' statement Wide allows everyone: name the principals, or restrict it to an account, an organization or a network",
        "policy of 'data-policy' statement Wide6 allows everyone: name the principals, or restrict it to an account, an organization or a network",
      ],
    },
    {
      kind: "fail",
      title: "conditions on an ARN of any account, and on no value",
      config: { accountLevelBlock: true },
      resources: [
        data({
          policy: document([
            readIf("Roles", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/reader" } }),
            readIf("None", { StringEquals: { "aws:SourceVpc": [] } }),
            readIf("Own", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/*" } }),
          ]),
        }),
      ],
      reports: [
        "policy statement Roles allows everyone: name the principals, or restrict it to an account, an organization or a network",
        "policy statement None allows everyone: name the principals, or restrict it to an account, an organization or a network",
      ],
    },
    {
      kind: "evasion",
      title: "conditions that any organization, account or bucket meets",
      config: { accountLevelBlock: true },
      resources: [
        data({
          policy: document([
            readIf("Organizations", { StringLike: { "aws:PrincipalOrgID": "o-*" } }),
            readIf("Itself", {
              StringEquals: { "aws:PrincipalAccount": variable("aws:PrincipalAccount") },
            }),
            readIf("Buckets", { ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" } }),
            readIf("Part", { StringLike: { "aws:PrincipalAccount": "1234*" } }),
            readIf("Paths", { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-*/*" } }),
            readIf("Crossing", {
              StringLike: { "aws:PrincipalArn": "arn:aws:*:123456789012:role/reader" },
            }),
            readIf("Endpoints", { StringLike: { "aws:SourceVpce": "vpce-*" } }),
            readIf("Network", { IpAddress: { "aws:VpcSourceIp": "10.0.0.0/8" } }),
            read({ AWS: "arn:aws:iam::*:root" }, { Sid: "Roots" }),
          ]),
        }),
      ],
      reports: [
        "Organizations",
        "Itself",
        "Buckets",
        "Part",
        "Paths",
        "Crossing",
        "Endpoints",
        "Network",
        "Roots",
      ].map((statement) => everyone(`policy statement ${statement}`)),
    },
    {
      kind: "evasion",
      title:
        "services that read the bucket for anyone, or deliver for anyone on a condition that says so",
      config: { accountLevelBlock: true },
      resources: [
        data({
          policy: document([
            read({ Service: "cloudfront.amazonaws.com" }),
            read(
              { Service: "cloudfront.amazonaws.com" },
              {
                Condition: {
                  ArnLike: { "aws:SourceArn": "arn:aws:cloudfront::*:distribution/E1" },
                },
              },
            ),
            allowTo({ Service: "logging.s3.amazonaws.com" }, "s3:PutObject", {
              Condition: { StringLike: { "aws:SourceAccount": "*" } },
            }),
          ]),
        }),
      ],
      reports: [
        anySource("policy statement 1", "cloudfront.amazonaws.com"),
        anySource("policy statement 2", "cloudfront.amazonaws.com"),
        anySource("policy statement 3", "logging.s3.amazonaws.com"),
      ],
    },
    {
      kind: "pass",
      title:
        "services for the account's own, and everyone of the bucket's account and organization",
      config: { accountLevelBlock: true },
      resources: [
        data({
          policy: document([
            read(
              { Service: "cloudfront.amazonaws.com" },
              {
                Condition: {
                  StringEquals: {
                    "aws:SourceArn": "arn:aws:cloudfront::123456789012:distribution/E1",
                  },
                },
              },
            ),
            readIf("Organization", {
              StringEquals: { "aws:PrincipalOrgID": variable("aws:ResourceOrgID") },
            }),
            readIf("Account", {
              StringEquals: { "aws:PrincipalAccount": variable("aws:ResourceAccount") },
            }),
            readIf("Role", { StringLike: { "aws:userid": "AROAEXAMPLEID:*" } }),
            readIf("Endpoint", { StringEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } }),
            readIf("Points", { StringEquals: { "s3:DataAccessPointAccount": "123456789012" } }),
          ]),
        }),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "what is of a bucket that is not in the stack: its block, its ACL and its policy",
      resources: [
        resource("aws:s3/bucketPolicy:BucketPolicy", "other-policy", {
          bucket: "etl-other",
          policy: document(read("*", { Sid: "Open" })),
        }),
        block({ bucket: "etl-other", blockPublicPolicy: false }),
        acl("other-acl", { bucket: "etl-other", acl: "public-read" }),
      ],
      reports: [
        { resource: "other-policy", message: everyone("policy statement Open") },
        { resource: "data-block", message: "blockPublicPolicy is false, expected true" },
        { resource: "other-acl", message: "acl has public-read, which is public" },
      ],
    },
    {
      kind: "fail",
      title: "objects with public ACLs, in a bucket that blocks all",
      resources: [
        data(),
        block(),
        resource("aws:s3/bucketObject:BucketObject", "page", {
          bucket: "etl-data",
          acl: "public-read",
        }),
        resource("aws:s3/bucketObjectv2:BucketObjectv2", "image", {
          bucket: "etl-data",
          acl: "authenticated-read",
        }),
        resource("aws:s3/objectCopy:ObjectCopy", "copy", {
          bucket: "etl-data",
          grants: [{ type: "Group", permissions: ["READ"], uri: allUsers }],
        }),
      ],
      reports: [
        { resource: "page", message: "acl has public-read, which is public" },
        { resource: "image", message: "acl has authenticated-read, which is public" },
        { resource: "copy", message: `grants has ${allUsers}, which is public` },
      ],
    },
    {
      kind: "fail",
      title: "the account's own block switched off",
      config: { accountLevelBlock: true },
      resources: [
        resource("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", "account", {
          blockPublicAcls: true,
          blockPublicPolicy: true,
          ignorePublicAcls: false,
        }),
      ],
      reports: [
        { resource: "account", message: "ignorePublicAcls is false, expected true" },
        { resource: "account", message: "restrictPublicBuckets is false, expected true" },
      ],
    },
    {
      kind: "fail",
      title: "access points that let everyone in",
      resources: [
        resource("aws:s3/accessPoint:AccessPoint", "point", {
          bucket: "etl-data",
          policy: document(read("*", { Sid: "Open" })),
          publicAccessBlockConfiguration: { blockPublicPolicy: false },
        }),
        resource("aws:s3control/accessPointPolicy:AccessPointPolicy", "point-policy", {
          policy: document(read("*")),
        }),
        resource(
          "aws:s3control/multiRegionAccessPointPolicy:MultiRegionAccessPointPolicy",
          "regions-policy",
          { details: { name: "etl", policy: document(read("*")) } },
        ),
        resource("aws:s3control/multiRegionAccessPoint:MultiRegionAccessPoint", "regions", {
          details: { name: "etl", publicAccessBlock: { blockPublicAcls: false } },
        }),
      ],
      reports: [
        {
          resource: "point",
          message: "publicAccessBlockConfiguration.blockPublicPolicy is false, expected true",
        },
        { resource: "point", message: everyone("policy statement Open") },
        { resource: "point-policy", message: everyone("policy statement 1") },
        { resource: "regions-policy", message: everyone("details.policy statement 1") },
        {
          resource: "regions",
          message: "details.publicAccessBlock.blockPublicAcls is false, expected true",
        },
      ],
    },
    {
      kind: "pass",
      title: "access points and objects as they are by default, and the account's block on",
      resources: [
        resource("aws:s3/accessPoint:AccessPoint", "point", {
          bucket: "etl-data",
          policy: document(read({ AWS: "arn:aws:iam::123456789012:role/reader" })),
        }),
        resource("aws:s3/bucketObject:BucketObject", "page", { bucket: "etl-data" }),
        resource("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", "account", {
          blockPublicAcls: true,
          blockPublicPolicy: true,
          ignorePublicAcls: true,
          restrictPublicBuckets: true,
        }),
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "no block",
      resources: [data()],
      reports: ["has no BucketPublicAccessBlock: add one with all four settings true"],
    },
    {
      kind: "unknown",
      title: "a setting and an ACL that only the update knows, beside a public grant",
      resources: [
        data({ acl: unknown, grants: [{ uri: allUsers }] }),
        block({ blockPublicAcls: unknown }),
      ],
      reports: [
        "blockPublicAcls of 'data-block' is not known before the update: set it to a value that the preview can evaluate",
        "acl is not known before the update: set it to a value that the preview can evaluate",
        "grants has http://acs.amazonaws.com/groups/global/AllUsers, which is public",
      ],
    },
    {
      kind: "unknown",
      title: "a policy that only the update knows",
      config: { accountLevelBlock: true },
      resources: [data({ policy: unknown })],
      reports: [
        { level: "advisory", message: "policy is not known before the update: evaluated then" },
      ],
    },
    {
      kind: "config",
      title: "an account that blocks public access",
      config: { accountLevelBlock: true },
      resources: [data()],
      reports: [],
    },
  ],
});
