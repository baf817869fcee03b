import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testStackPolicy("s3-tls-only", {
  without: { boundary: "no number", beyond: "no number", config: "has no configuration" },
  rows: [
    {
      kind: "pass",
      title: "a policy in the bucket itself, as an object",
      resources: [
        {
          type: "aws:s3/bucketV2:BucketV2",
          name: "data",
          inputs: {
            bucket: "etl-data",
            policy: {
              Statement: [
                { Effect: "Allow", Principal: { AWS: "1" }, Action: "s3:GetObject", Resource: "*" },
                {
                  Effect: "Deny",
                  Principal: { AWS: ["*"] },
                  Action: ["S3:*"],
                  Resource: "*",
                  Condition: { BoolIfExists: { "AWS:SecureTransport": false } },
                },
              ],
            },
          },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "the bucket and its objects in two statements",
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            bucket: "etl-data",
            policy:
              '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"arn:aws:s3:::etl-data","Condition":{"Bool":{"aws:SecureTransport":["false"]}}},{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::etl-data/*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}',
          },
        },
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "by dependency, with a document that names the bucket",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucket: "etl-data" } },
        {
          type: "aws:s3/bucketPolicy:BucketPolicy",
          name: "data-policy",
          inputs: {
            bucket: unknown,
            policy:
              '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws-cn:s3:::etl-data","arn:aws-cn:s3:::etl-data/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}',
          },
          dependsOn: { bucket: ["data"] },
        },
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "by literal name",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucket: "etl-data" } },
        {
          type: "aws:s3/bucketPolicy:BucketPolicy",
          name: "data-policy",
          inputs: {
            bucket: "etl-data",
            policy:
              '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::etl-data*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}',
          },
        },
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "the policy of another bucket",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucket: "etl-data" } },
        {
          type: "aws:s3/bucketPolicy:BucketPolicy",
          name: "other-policy",
          inputs: {
            bucket: "etl-other",
            policy:
              '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}',
          },
        },
      ],
      reports: ["no bucket policy denies s3:* to everyone without TLS"],
    },
    {
      kind: "fail",
      title: "the objects without the bucket",
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            bucket: "etl-data",
            policy:
              '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::etl-data/*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}',
          },
        },
      ],
      reports: [
        "the bucket policy that denies requests without TLS does not cover both the bucket and its objects: name both as Resource",
      ],
    },
    {
      kind: "fail",
      title: "the bucket with some of its objects",
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            bucket: "etl-data",
            policy:
              '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::etl-data","arn:aws:s3:::etl-data/raw/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}',
          },
        },
      ],
      reports: [
        "the bucket policy that denies requests without TLS does not cover both the bucket and its objects: name both as Resource",
      ],
    },
    {
      kind: "fail",
      title: "an effect, a principal, an action that do not do it",
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            bucket: "etl-data",
            policy:
              '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}},{"Effect":"Deny","NotPrincipal":{"AWS":"1"},"Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}},{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}',
          },
        },
      ],
      reports: ["no bucket policy denies s3:* to everyone without TLS"],
    },
    {
      kind: "fail",
      title: "conditions that do not do it",
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            bucket: "etl-data",
            policy:
              '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"},{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}},{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"Null":{"aws:SecureTransport":"false"}}},{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:ViaAWSService":"false"}}},{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false","aws:ViaAWSService":"false"}}}]}',
          },
        },
      ],
      reports: ["no bucket policy denies s3:* to everyone without TLS"],
    },
    {
      kind: "fail",
      title: "the bucket with the objects of one prefix, and a condition of no value",
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            bucket: "etl-data",
            policy: {
              Statement: [
                {
                  Effect: "Deny",
                  Principal: "*",
                  Action: "s3:*",
                  Resource: ["arn:aws:s3:::etl-data", "arn:aws:s3:::etl-data/some/*"],
                  Condition: { Bool: { "aws:SecureTransport": "false" } },
                },
                {
                  Effect: "Deny",
                  Principal: "*",
                  Action: "s3:*",
                  Resource: "*",
                  Condition: { Bool: { "aws:SecureTransport": [] } },
                },
              ],
            },
          },
        },
      ],
      reports: [
        "the bucket policy that denies requests without TLS does not cover both the bucket and its objects: name both as Resource",
      ],
    },
    {
      kind: "fail",
      title: "a document that is not JSON",
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: { bucket: "etl-data", policy: "deny" },
        },
      ],
      reports: ["no bucket policy denies s3:* to everyone without TLS"],
    },
    {
      kind: "absent",
      title: "no policy",
      resources: [{ type: "aws:s3/bucket:Bucket", name: "data", inputs: {} }],
      reports: ["no bucket policy denies s3:* to everyone without TLS"],
    },
    {
      kind: "unknown",
      title: "a document with an unknown ARN in its text",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucket: "etl-data" } },
        {
          type: "aws:s3/bucketPolicy:BucketPolicy",
          name: "data-policy",
          inputs: { bucket: "etl-data", policy: unknown },
        },
      ],
      reports: [
        {
          level: "advisory",
          message: "policy of 'data-policy' is not known before the update: judged then",
        },
      ],
    },
    {
      kind: "unknown",
      title: "a resource of an object",
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            bucket: "etl-data",
            policy: {
              Statement: {
                Effect: "Deny",
                Principal: "*",
                Action: "s3:*",
                Resource: [unknown, "arn:aws:s3:::etl-data/*"],
                Condition: { Bool: { "aws:SecureTransport": "false" } },
              },
            },
          },
        },
      ],
      reports: [
        {
          level: "advisory",
          message: "policy Resource is not known before the update: judged then",
        },
      ],
    },
    {
      kind: "unknown",
      title: "a name that AWS will give the bucket",
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            bucketPrefix: "etl-",
            policy:
              '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::etl-1","arn:aws:s3:::etl-1/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}',
          },
        },
      ],
      reports: [
        { level: "advisory", message: "bucket is not known before the update: judged then" },
      ],
    },
    {
      kind: "unknown",
      title: "a name that comes from elsewhere",
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            bucket: unknown,
            policy:
              '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}',
          },
        },
      ],
      reports: [
        { level: "advisory", message: "bucket is not known before the update: judged then" },
      ],
    },
    {
      kind: "linked",
      title: "a bucket whose name only its outputs have",
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            bucketPrefix: "etl-",
            policy:
              '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::etl-1","arn:aws:s3:::etl-1/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}',
          },
          outputs: { bucketPrefix: "etl-", bucket: "etl-1" },
        },
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "an operator for keys of several values",
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            bucket: "etl-data",
            policy:
              '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"ForAllValues:Bool":{"aws:SecureTransport":"false"}}}]}',
          },
        },
      ],
      reports: ["no bucket policy denies s3:* to everyone without TLS"],
    },
  ],
});
