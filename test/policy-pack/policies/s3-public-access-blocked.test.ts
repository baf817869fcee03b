import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testStackPolicy("s3-public-access-blocked", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "linked",
      title: "by dependency, before the bucket has a name",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucketPrefix: "etl-" } },
        {
          type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
          name: "data-block",
          inputs: {
            bucket: unknown,
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
          },
          dependsOn: { bucket: ["data"] },
        },
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "by literal name, with private ACLs in both spellings of their type",
      resources: [
        {
          type: "aws:s3/bucketV2:BucketV2",
          name: "data",
          inputs: { bucket: "etl-data", acl: "private" },
        },
        {
          type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
          name: "data-block",
          inputs: {
            bucket: "etl-data",
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
          },
        },
        {
          type: "aws:s3/bucketAcl:BucketAcl",
          name: "data-acl",
          inputs: { bucket: "etl-data", acl: "log-delivery-write" },
        },
        {
          type: "aws:s3/bucketAclV2:BucketAclV2",
          name: "other-acl",
          inputs: { bucket: "etl-other", acl: "public-read" },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "policies for known principals, and for everyone of a known account or network",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucket: "etl-data" } },
        {
          type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
          name: "data-block",
          inputs: {
            bucket: "etl-data",
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
          },
        },
        {
          type: "aws:s3/bucketPolicy:BucketPolicy",
          name: "data-policy",
          inputs: {
            bucket: "etl-data",
            policy: {
              Statement: [
                { Effect: "Deny", Principal: "*", Action: "s3:*" },
                {
                  Effect: "Allow",
                  Principal: { Service: "logging.s3.amazonaws.com" },
                  Action: "s3:PutObject",
                },
                {
                  Effect: "Allow",
                  Principal: "*",
                  Action: "s3:GetObject",
                  Condition: { StringEquals: { "aws:PrincipalOrgID": ["o-1", unknown] } },
                },
                {
                  Effect: "Allow",
                  Principal: { AWS: "*" },
                  Action: "s3:GetObject",
                  Condition: { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "192.0.2.1"] } },
                },
                {
                  Effect: "Allow",
                  Principal: { AWS: "*" },
                  Action: "s3:GetObject",
                  Condition: { IpAddress: { "aws:SourceIp": "2001:db8::/32" } },
                },
                {
                  Effect: "Allow",
                  Principal: "*",
                  Action: "s3:GetObject",
                  Condition: {
                    Bool: { "aws:SecureTransport": "true" },
                    "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-1/r-1/*" },
                  },
                },
              ],
            },
          },
        },
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "a block that does not block all",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucket: "etl-data" } },
        {
          type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
          name: "data-block",
          inputs: {
            bucket: "etl-data",
            blockPublicAcls: true,
            blockPublicPolicy: false,
            ignorePublicAcls: true,
          },
        },
      ],
      reports: [
        "blockPublicPolicy of 'data-block' is false, expected true",
        "restrictPublicBuckets of 'data-block' is false, expected true",
      ],
    },
    {
      kind: "fail",
      title: "the block of another bucket",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucket: "etl-data" } },
        {
          type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
          name: "other-block",
          inputs: {
            bucket: "etl-other",
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
          },
        },
      ],
      reports: ["has no BucketPublicAccessBlock: add one with all four settings true"],
    },
    {
      kind: "fail",
      title: "public ACLs and grants, inline, separate and V2",
      config: { accountLevelBlock: true },
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            bucket: "etl-data",
            acl: "public-read",
            grants: [
              {
                type: "Group",
                permissions: ["READ"],
                uri: "http://acs.amazonaws.com/groups/global/AllUsers",
              },
              { type: "CanonicalUser", permissions: ["READ"], id: "1" },
            ],
          },
        },
        {
          type: "aws:s3/bucketAcl:BucketAcl",
          name: "data-acl",
          inputs: { bucket: "etl-data", acl: "public-read-write" },
        },
        {
          type: "aws:s3/bucketAclV2:BucketAclV2",
          name: "data-acl-v2",
          inputs: { bucket: "etl-data", acl: "authenticated-read" },
        },
        {
          type: "aws:s3/bucketAcl:BucketAcl",
          name: "data-grants",
          inputs: {
            bucket: "etl-data",
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
          },
        },
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
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            bucket: "etl-data",
            policy:
              '{"Statement":[{"Sid":"Inline","Effect":"Allow","Principal":"*","Action":"s3:GetObject"}]}',
          },
        },
        {
          type: "aws:s3/bucketPolicy:BucketPolicy",
          name: "data-policy",
          inputs: {
            bucket: "etl-data",
            policy:
              '{"Statement":[{"Sid":"List","Effect":"Allow","Principal":{"AWS":["1","*"]},"Action":"s3:GetObject"},{"Sid":"Not","Effect":"Allow","NotPrincipal":{"AWS":"1"},"Action":"s3:GetObject"},{"Sid":"IfExists","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Condition":{"StringEqualsIfExists":{"aws:SourceVpc":"vpc-1"}}},{"Sid":"Except","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Condition":{"StringNotEquals":{"aws:SourceVpc":"vpc-1"}}},{"Sid":"Agent","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Condition":{"StringEquals":{"aws:UserAgent":"me"}}},{"Sid":"Any","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Condition":{"StringLike":{"aws:PrincipalOrgID":["o-1","*"]}}},{"Sid":"Wide","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Condition":{"IpAddress":{"aws:SourceIp":"0.0.0.0/7"}}},{"Sid":"Wide6","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Condition":{"IpAddress":{"aws:SourceIp":"2001::/31"}}}]}',
          },
        },
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
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            bucket: "etl-data",
            policy:
              '{"Statement":[{"Sid":"Roles","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/reader"}}},{"Sid":"None","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Condition":{"StringEquals":{"aws:SourceVpc":[]}}},{"Sid":"Own","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::123456789012:role/*"}}}]}',
          },
        },
      ],
      reports: [
        "policy statement Roles allows everyone: name the principals, or restrict it to an account, an organization or a network",
        "policy statement None allows everyone: name the principals, or restrict it to an account, an organization or a network",
      ],
    },
    {
      kind: "absent",
      title: "no block",
      resources: [{ type: "aws:s3/bucket:Bucket", name: "data", inputs: {} }],
      reports: ["has no BucketPublicAccessBlock: add one with all four settings true"],
    },
    {
      kind: "unknown",
      title: "a setting and an ACL that only the update knows, beside a public grant",
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            bucket: "etl-data",
            acl: unknown,
            grants: [{ uri: "http://acs.amazonaws.com/groups/global/AllUsers" }],
          },
        },
        {
          type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
          name: "data-block",
          inputs: {
            bucket: "etl-data",
            blockPublicAcls: unknown,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
          },
        },
      ],
      reports: [
        "blockPublicAcls of 'data-block' is not known before the update: set it to a value that the preview can judge",
        "acl is not known before the update: set it to a value that the preview can judge",
        "grants has http://acs.amazonaws.com/groups/global/AllUsers, which is public",
      ],
    },
    {
      kind: "unknown",
      title: "a policy that only the update knows",
      config: { accountLevelBlock: true },
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: { bucket: "etl-data", policy: unknown },
        },
      ],
      reports: [
        { level: "advisory", message: "policy is not known before the update: judged then" },
      ],
    },
    {
      kind: "config",
      title: "an account that blocks public access",
      config: { accountLevelBlock: true },
      resources: [{ type: "aws:s3/bucket:Bucket", name: "data", inputs: {} }],
      reports: [],
    },
  ],
});
