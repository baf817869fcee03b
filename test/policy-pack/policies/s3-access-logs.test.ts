import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testStackPolicy("s3-access-logs", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "a bucket that says in itself where its logs go",
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: { bucket: "etl-data", logging: { targetBucket: "company-logs" } },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "an old BucketV2 that says in itself where its logs go",
      resources: [
        {
          type: "aws:s3/bucketV2:BucketV2",
          name: "data",
          inputs: { bucket: "etl-data", loggings: [{ targetBucket: "company-logs" }] },
        },
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "by dependency; the bucket that takes the logs needs none",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucketPrefix: "etl-" } },
        { type: "aws:s3/bucket:Bucket", name: "logs", inputs: { bucketPrefix: "logs-" } },
        {
          type: "aws:s3/bucketLogging:BucketLogging",
          name: "data-logging",
          inputs: { bucket: unknown, targetBucket: unknown, targetPrefix: "data/" },
          dependsOn: { bucket: ["data"], targetBucket: ["logs"] },
        },
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "by literal name, with the old V2 type",
      resources: [
        { type: "aws:s3/bucketV2:BucketV2", name: "data", inputs: { bucket: "etl-data" } },
        { type: "aws:s3/bucketV2:BucketV2", name: "logs", inputs: { bucket: "etl-logs" } },
        {
          type: "aws:s3/bucketLoggingV2:BucketLoggingV2",
          name: "data-logging",
          inputs: { bucket: "etl-data", targetBucket: "etl-logs", targetPrefix: "" },
        },
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "a bucket whose logs are its own",
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: { bucket: "etl-data", logging: { targetBucket: "etl-data" } },
        },
      ],
      reports: ["logs to itself: each log is logged again"],
    },
    {
      kind: "fail",
      title: "the logging of another bucket",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucket: "etl-data" } },
        {
          type: "aws:s3/bucketLogging:BucketLogging",
          name: "other-logging",
          inputs: { bucket: "etl-other", targetBucket: "company-logs", targetPrefix: "" },
        },
      ],
      reports: ["has no access logs: add a BucketLogging"],
    },
    {
      kind: "absent",
      title: "AWS logs nothing unless asked to",
      resources: [{ type: "aws:s3/bucket:Bucket", name: "data", inputs: {} }],
      reports: ["has no access logs: add a BucketLogging"],
    },
    {
      kind: "unknown",
      title: "a place that only the update knows is one",
      resources: [{ type: "aws:s3/bucket:Bucket", name: "data", inputs: { logging: unknown } }],
      reports: [],
    },
    {
      kind: "config",
      title: "a bucket for the logs of other stacks needs none",
      config: { logBuckets: ["company-*"] },
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "logs", inputs: { bucket: "company-logs" } },
      ],
      reports: [],
    },
  ],
});
