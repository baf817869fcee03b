import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { bucket, resource } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const bucketV2: typeof bucket = (inputs, options) =>
  resource("aws:s3/bucketV2:BucketV2", options?.name ?? "data", inputs, options);

const logging: typeof bucket = (inputs, options) =>
  resource("aws:s3/bucketLogging:BucketLogging", "data-logging", inputs, options);

const loops = (name: string, others: string) => ({
  resource: name,
  message: `logs to itself by way of ${others}: each log is logged again`,
});

testStackPolicy("s3-access-logs", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "a bucket that says in itself where its logs go",
      resources: [bucket({ logging: { targetBucket: "company-logs" } })],
      reports: [],
    },
    {
      kind: "pass",
      title: "an old BucketV2 that says in itself where its logs go",
      resources: [bucketV2({ loggings: [{ targetBucket: "company-logs" }] })],
      reports: [],
    },
    {
      kind: "linked",
      title: "by dependency; the bucket that takes the logs needs none",
      resources: [
        bucket({ bucket: undefined, bucketPrefix: "etl-" }),
        bucket({ bucket: undefined, bucketPrefix: "logs-" }, { name: "logs" }),
        logging(
          { bucket: unknown, targetBucket: unknown, targetPrefix: "data/" },
          { dependsOn: { bucket: ["data"], targetBucket: ["logs"] } },
        ),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "by literal name, with the old V2 type",
      resources: [
        bucketV2({ bucket: "etl-data" }),
        bucketV2({ bucket: "etl-logs" }, { name: "logs" }),
        resource("aws:s3/bucketLoggingV2:BucketLoggingV2", "data-logging", {
          bucket: "etl-data",
          targetBucket: "etl-logs",
          targetPrefix: "",
        }),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "a bucket whose logs are its own",
      resources: [bucket({ bucket: "etl-data", logging: { targetBucket: "etl-data" } })],
      reports: ["logs to itself: each log is logged again"],
    },
    {
      kind: "fail",
      title: "the logging of another bucket",
      resources: [
        bucket({ bucket: "etl-data" }),
        logging({ bucket: "etl-other", targetBucket: "company-logs", targetPrefix: "" }),
      ],
      reports: ["has no access logs: add a BucketLogging"],
    },
    {
      kind: "absent",
      title: "AWS logs nothing unless asked to",
      resources: [bucket()],
      reports: ["has no access logs: add a BucketLogging"],
    },
    {
      kind: "unknown",
      title: "a place that only the update knows is one",
      resources: [bucket({ logging: unknown })],
      reports: [],
    },
    {
      kind: "config",
      title: "a bucket for the logs of other stacks needs none",
      config: { logBuckets: ["company-*"] },
      resources: [bucket({ bucket: "company-logs" })],
      reports: [],
    },
    {
      kind: "evasion",
      title: "three buckets that log in a circle, and one that logs into it",
      resources: [
        bucket({ bucket: "etl-data", logging: { targetBucket: "etl-logs" } }),
        bucket({ bucket: "etl-logs", logging: { targetBucket: "etl-more" } }, { name: "logs" }),
        bucket({ bucket: "etl-more" }, { name: "more" }),
        logging(
          { bucket: "etl-more", targetBucket: unknown },
          { dependsOn: { targetBucket: ["data"] } },
        ),
        bucket({ bucket: "etl-in", logging: { targetBucket: "etl-data" } }, { name: "in" }),
      ],
      reports: [
        loops("data", "'logs', 'more'"),
        loops("logs", "'more', 'data'"),
        loops("more", "'data', 'logs'"),
      ],
    },
    {
      kind: "evasion",
      title: "logging without a bucket to log to",
      resources: [bucket({ logging: { targetBucket: "", targetPrefix: "logs/" } })],
      reports: ["has no access logs: add a BucketLogging"],
    },
  ],
});
