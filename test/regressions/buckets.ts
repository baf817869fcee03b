import type { Regression } from "./regression";

const dataBucket = "infra/components/data-bucket.ts";

export const bucketsRegressions: readonly Regression[] = [
  {
    title: "buckets let public policies through",
    edits: [
      { file: dataBucket, from: "blockPublicPolicy: true,", to: "blockPublicPolicy: false," },
    ],
    reports: ["s3-public-access-blocked: ingestion-bucket, output-bucket"],
  },
  {
    title: "buckets have no public access block",
    edits: [
      { file: dataBucket, from: "const publicAccessBlock = blockPublicAccess();", to: "" },
      { file: dataBucket, from: "dependsOn: [publicAccessBlock]", to: "" },
    ],
    reports: ["s3-public-access-blocked: ingestion-bucket, output-bucket"],
  },
  {
    title: "buckets do not say how they are encrypted",
    edits: [{ file: dataBucket, from: "\n    encrypt();", to: "" }],
    reports: ["s3-encrypted: ingestion-bucket, output-bucket"],
  },
  {
    title: "buckets take plain HTTP",
    edits: [{ file: dataBucket, from: "\n    requireTls();", to: "" }],
    reports: ["s3-tls-only: ingestion-bucket, output-bucket"],
  },
  {
    title: "buckets keep the parts of broken uploads",
    edits: [
      {
        file: dataBucket,
        from: "abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },",
        to: "abortIncompleteMultipartUpload: { daysAfterInitiation: 8 },",
      },
    ],
    packConfig: { "s3-lifecycle": "mandatory" },
    reports: ["s3-lifecycle: ingestion-bucket, output-bucket"],
  },
  {
    title: "buckets clean up after a part of the objects only",
    edits: [
      { file: dataBucket, from: 'filter: { prefix: "" },', to: 'filter: { prefix: "raw/" },' },
    ],
    packConfig: { "s3-lifecycle": "mandatory" },
    reports: ["s3-lifecycle: ingestion-bucket, output-bucket"],
  },
  {
    title: "buckets do not keep the versions of their objects",
    edits: [{ file: dataBucket, from: "\n    keepVersions();", to: "" }],
    packConfig: { "s3-versioning": "mandatory" },
    reports: ["s3-versioning: ingestion-bucket, output-bucket"],
  },
  {
    title: "buckets have no access logs, where the organisation asks for them",
    edits: [],
    packConfig: { "s3-access-logs": "mandatory" },
    reports: ["s3-access-logs: ingestion-bucket, output-bucket"],
  },
  {
    title: "objects of the buckets are whose who writes them",
    edits: [
      {
        file: dataBucket,
        from: 'objectOwnership: "BucketOwnerEnforced"',
        to: 'objectOwnership: "ObjectWriter"',
      },
    ],
    packConfig: { "s3-object-ownership": "mandatory" },
    reports: ["s3-object-ownership: ingestion-bucket-ownership, output-bucket-ownership"],
  },
  {
    title: "buckets announce nothing, where the organisation asks them to",
    edits: [{ file: dataBucket, from: "eventbridge: true", to: "eventbridge: false" }],
    packConfig: { "s3-event-notifications": "mandatory" },
    reports: ["s3-event-notifications: ingestion-bucket, output-bucket"],
  },
  {
    title: "buckets have neither a copy nor Object Lock, where the organisation asks for them",
    edits: [],
    packConfig: { "s3-object-lock": "mandatory", "s3-replication": "mandatory" },
    reports: [
      "s3-object-lock: ingestion-bucket, output-bucket",
      "s3-replication: ingestion-bucket, output-bucket",
    ],
  },
  {
    title: "another account may write the policies of the buckets, where the organisation has one",
    edits: [
      {
        file: dataBucket,
        from: 'policyDocument([denyInsecureTransport(["s3:*"], resources)])',
        to: 'policyDocument([denyInsecureTransport(["s3:*"], resources), { sid: "Partner", principal: { aws: "arn:aws:iam::999999999999:root" }, actions: ["s3:Put*"], resources }])',
      },
    ],
    packConfig: { "s3-no-other-accounts": "mandatory" },
    reports: ["s3-no-other-accounts: ingestion-bucket-policy, output-bucket-policy"],
  },
  {
    title: "a function writes where new objects invoke it",
    edits: [
      {
        file: "infra/triggers.ts",
        from: "objectCreatedPattern(config.ingestionBucket, RAW_PREFIX)",
        to: 'objectCreatedPattern(config.ingestionBucket, "")',
      },
    ],
    reports: ["s3-trigger-no-recursion: data-transform"],
  },
  {
    title:
      "a function writes where new objects invoke it, by a rule that names no source in so many letters",
    edits: [
      {
        file: "infra/triggers.ts",
        from: "objectCreatedPattern(config.ingestionBucket, RAW_PREFIX)",
        to: 'objectCreatedPattern(config.ingestionBucket, "").replace(\'"aws.s3"\', \'{"prefix":"aws."}\')',
      },
    ],
    reports: ["s3-trigger-no-recursion: data-transform"],
  },
  {
    title: "the account's public access block is switched off, and an object is public",
    edits: [
      {
        file: dataBucket,
        from: "const publicAccessBlock = blockPublicAccess();",
        to: 'const publicAccessBlock = blockPublicAccess(); new aws.s3.AccountPublicAccessBlock(name + "-account", { blockPublicPolicy: false }, { parent }); new aws.s3.BucketObject(name + "-page", { bucket: bucketName, key: "index.html", content: "", acl: "public-read", tags: {} }, { parent });',
      },
    ],
    reports: [
      "s3-public-access-blocked: ingestion-bucket-account, ingestion-bucket-page, output-bucket-account, output-bucket-page",
    ],
  },
  {
    title: "the bucket's policy lets a function write where new objects invoke it",
    edits: [
      {
        file: "infra/components/data-bucket.ts",
        from: 'policyDocument([denyInsecureTransport(["s3:*"], resources)])',
        to: `policyDocument([
            denyInsecureTransport(["s3:*"], resources),
            {
              sid: "TransformWrites",
              principal: {
                aws: \`arn:aws:iam::\${deployment.accountId}:role/\${deployment.project}-\${deployment.stack}-data-transform\`,
              },
              actions: ["s3:PutObject"],
              resources: [s3Arn(deployment, bucketName, "raw/*")],
            },
          ])`,
      },
    ],
    reports: ["s3-trigger-no-recursion: data-transform"],
  },
  {
    title: "a function may write all of the bucket whose new objects invoke it",
    edits: [
      {
        file: "infra/functions.ts",
        from: '{ bucket: ingestionBucket, keys: KEYS.rejects, mode: "write" },',
        to: '{ bucket: ingestionBucket, keys: "*", mode: "write" },',
      },
    ],
    reports: ["s3-trigger-no-recursion: data-transform"],
  },
  {
    title: "a second policy replaces the one that asks for TLS",
    edits: [
      {
        file: dataBucket,
        from: "    expireLeftovers();\n    announceObjects();",
        to: '    new aws.s3.BucketPolicy(name + "-second-policy", { bucket: bucket.bucket, policy: policyDocument([denyInsecureTransport(["s3:PutObject"], [s3Arn(deployment, bucketName, "*")])]) }, { parent });\n    expireLeftovers();\n    announceObjects();',
      },
    ],
    reports: ["aws-one-owner: ingestion-bucket-second-policy, output-bucket-second-policy"],
  },
  {
    title: "a second notification replaces the one that announces objects",
    edits: [
      {
        file: dataBucket,
        from: "    expireLeftovers();\n    announceObjects();",
        to: '    new aws.s3.BucketNotification(name + "-no-events", { bucket: bucket.bucket, eventbridge: false }, { parent });\n    expireLeftovers();\n    announceObjects();',
      },
    ],
    reports: ["aws-one-owner: ingestion-bucket-no-events, output-bucket-no-events"],
  },
];
