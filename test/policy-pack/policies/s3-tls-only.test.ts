import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { allowTo, bucket, document, resource } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** A condition that holds without TLS. */
const withoutTls = { Bool: { "aws:SecureTransport": "false" } };

/** A statement that denies all of it to everyone without TLS. */
const denial = (more = {}) => ({
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: "*",
  Condition: withoutTls,
  ...more,
});

const data = (policy?: unknown) => bucket({ bucket: "etl-data", policy });

const bucketPolicy: typeof bucket = (inputs, options) =>
  resource("aws:s3/bucketPolicy:BucketPolicy", "data-policy", inputs, options);

testStackPolicy("s3-tls-only", {
  without: { boundary: "no number", beyond: "no number", config: "has no configuration" },
  rows: [
    {
      kind: "pass",
      title: "a policy in the bucket itself, as an object",
      resources: [
        resource("aws:s3/bucketV2:BucketV2", "data", {
          bucket: "etl-data",
          policy: {
            Statement: [
              allowTo({ AWS: "1" }, "s3:GetObject"),
              denial({
                Principal: { AWS: ["*"] },
                Action: ["S3:*"],
                Condition: { BoolIfExists: { "AWS:SecureTransport": false } },
              }),
            ],
          },
        }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "the bucket and its objects in two statements",
      resources: [
        data(
          document([
            denial({
              Action: "*",
              Resource: "arn:aws:s3:::etl-data",
              Condition: { Bool: { "aws:SecureTransport": ["false"] } },
            }),
            denial({ Resource: "arn:aws:s3:::etl-data/*" }),
          ]),
        ),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "by dependency, with a document that names the bucket",
      resources: [
        data(),
        bucketPolicy(
          {
            bucket: unknown,
            policy: document(
              denial({ Resource: ["arn:aws-cn:s3:::etl-data", "arn:aws-cn:s3:::etl-data/*"] }),
            ),
          },
          { dependsOn: { bucket: ["data"] } },
        ),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "by literal name",
      resources: [
        data(),
        bucketPolicy({
          bucket: "etl-data",
          policy: document(denial({ Resource: ["arn:aws:s3:::etl-data*"] })),
        }),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "the policy of another bucket",
      resources: [data(), bucketPolicy({ bucket: "etl-other", policy: document(denial()) })],
      reports: ["no bucket policy denies s3:* to everyone without TLS"],
    },
    {
      kind: "fail",
      title: "the objects without the bucket",
      resources: [data(document(denial({ Resource: "arn:aws:s3:::etl-data/*" })))],
      reports: [
        "the bucket policy that denies requests without TLS does not cover both the bucket and its objects: name both as Resource",
      ],
    },
    {
      kind: "fail",
      title: "the bucket with some of its objects",
      resources: [
        data(
          document(denial({ Resource: ["arn:aws:s3:::etl-data", "arn:aws:s3:::etl-data/raw/*"] })),
        ),
      ],
      reports: [
        "the bucket policy that denies requests without TLS does not cover both the bucket and its objects: name both as Resource",
      ],
    },
    {
      kind: "fail",
      title: "an effect, a principal, an action that do not do it",
      resources: [
        data(
          document([
            denial({ Effect: "Allow" }),
            denial({ Principal: undefined, NotPrincipal: { AWS: "1" } }),
            denial({ Action: "s3:PutObject" }),
          ]),
        ),
      ],
      reports: ["no bucket policy denies s3:* to everyone without TLS"],
    },
    {
      kind: "fail",
      title: "conditions that do not do it",
      resources: [
        data(
          document([
            denial({ Condition: undefined }),
            denial({ Condition: { Bool: { "aws:SecureTransport": "true" } } }),
            denial({ Condition: { Null: { "aws:SecureTransport": "false" } } }),
            denial({ Condition: { Bool: { "aws:ViaAWSService": "false" } } }),
            denial({
              Condition: {
                Bool: { "aws:SecureTransport": "false", "aws:ViaAWSService": "false" },
              },
            }),
          ]),
        ),
      ],
      reports: ["no bucket policy denies s3:* to everyone without TLS"],
    },
    {
      kind: "fail",
      title: "the bucket with the objects of one prefix, and a condition of no value",
      resources: [
        data({
          Statement: [
            denial({ Resource: ["arn:aws:s3:::etl-data", "arn:aws:s3:::etl-data/some/*"] }),
            denial({ Condition: { Bool: { "aws:SecureTransport": [] } } }),
          ],
        }),
      ],
      reports: [
        "the bucket policy that denies requests without TLS does not cover both the bucket and its objects: name both as Resource",
      ],
    },
    {
      kind: "fail",
      title: "a document that is not JSON",
      resources: [data("deny")],
      reports: ["no bucket policy denies s3:* to everyone without TLS"],
    },
    {
      kind: "absent",
      title: "no policy",
      resources: [data()],
      reports: ["no bucket policy denies s3:* to everyone without TLS"],
    },
    {
      kind: "unknown",
      title: "a document with an unknown ARN in its text",
      resources: [data(), bucketPolicy({ bucket: "etl-data", policy: unknown })],
      reports: [
        {
          level: "advisory",
          message: "policy of 'data-policy' is not known before the update: evaluated then",
        },
      ],
    },
    {
      kind: "unknown",
      title: "a resource of an object",
      resources: [data({ Statement: denial({ Resource: [unknown, "arn:aws:s3:::etl-data/*"] }) })],
      reports: [
        {
          level: "advisory",
          message: "policy Resource is not known before the update: evaluated then",
        },
      ],
    },
    {
      kind: "unknown",
      title: "a name that AWS will give the bucket",
      resources: [
        bucket({
          bucket: undefined,
          bucketPrefix: "etl-",
          policy: document(denial({ Resource: ["arn:aws:s3:::etl-1", "arn:aws:s3:::etl-1/*"] })),
        }),
      ],
      reports: [
        { level: "advisory", message: "bucket is not known before the update: evaluated then" },
      ],
    },
    {
      kind: "unknown",
      title: "a name that comes from elsewhere",
      resources: [bucket({ bucket: unknown, policy: document(denial()) })],
      reports: [
        { level: "advisory", message: "bucket is not known before the update: evaluated then" },
      ],
    },
    {
      kind: "linked",
      title: "a bucket whose name only its outputs have",
      resources: [
        bucket(
          {
            bucket: undefined,
            bucketPrefix: "etl-",
            policy: document(denial({ Resource: ["arn:aws:s3:::etl-1", "arn:aws:s3:::etl-1/*"] })),
          },
          { outputs: { bucketPrefix: "etl-", bucket: "etl-1" } },
        ),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "an operator for keys of several values",
      resources: [data(document(denial({ Condition: { "ForAllValues:Bool": withoutTls.Bool } })))],
      reports: ["no bucket policy denies s3:* to everyone without TLS"],
    },
    {
      kind: "evasion",
      title: "a denial that holds for some requests: of a network, of a caller, of an action",
      resources: [
        data(
          document([
            denial({
              Condition: { ...withoutTls, IpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
            }),
            denial({ Principal: undefined, NotPrincipal: { AWS: "123456789012" } }),
            denial({ Action: undefined, NotAction: "s3:GetObject" }),
            denial({ Condition: { Bool: { "aws:SecureTransport": ["false", "true"] } } }),
          ]),
        ),
      ],
      reports: ["no bucket policy denies s3:* to everyone without TLS"],
    },
    {
      kind: "evasion",
      title: "a denial on buckets whose names only begin alike",
      resources: [
        data(
          document(denial({ Resource: ["arn:aws:s3:::etl-dat?-*", "arn:aws:s3:::etl-data-2/*"] })),
        ),
      ],
      reports: [
        "the bucket policy that denies requests without TLS does not cover both the bucket and its objects: name both as Resource",
      ],
    },
    {
      kind: "evasion",
      title: "a denial on the same name in another service",
      resources: [
        data(
          document(
            denial({
              Resource: ["arn:aws:s3express:::etl-data", "arn:aws:s3express:::etl-data/*"],
            }),
          ),
        ),
      ],
      reports: [
        "the bucket policy that denies requests without TLS does not cover both the bucket and its objects: name both as Resource",
      ],
    },
  ],
});
