import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { bucket, notification } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const events = (inputs = {}, options = {}) =>
  notification({ lambdaFunctions: undefined, ...inputs }, options);

const none = "announces no events: add a BucketNotification with eventbridge true";

testStackPolicy("s3-event-notifications", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "events on EventBridge",
      resources: [bucket(), events({ eventbridge: true })],
      reports: [],
    },
    {
      kind: "pass",
      title: "events to a function",
      resources: [bucket(), notification()],
      reports: [],
    },
    {
      kind: "linked",
      title: "by dependency, to a queue that only the update knows",
      resources: [
        bucket({ bucket: unknown }),
        events(
          { bucket: unknown, queues: [{ queueArn: unknown, events: ["s3:ObjectCreated:*"] }] },
          { dependsOn: { bucket: ["data"] } },
        ),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "the events of another bucket",
      resources: [bucket(), events({ bucket: "orders", eventbridge: true })],
      reports: [none],
    },
    {
      kind: "absent",
      title: "S3 announces nothing unless asked to",
      resources: [bucket()],
      reports: [none],
    },
    {
      kind: "evasion",
      title: "a notification that notifies nobody",
      resources: [bucket(), events({ eventbridge: false, lambdaFunctions: [], topics: [] })],
      reports: [none],
    },
    {
      kind: "config",
      title: "only buckets of the given names must announce",
      config: { buckets: ["orders-*"] },
      resources: [bucket(), bucket({ bucket: "orders-2026" }, { name: "orders" })],
      reports: [{ resource: "orders", message: none }],
    },
    {
      kind: "unknown",
      title: "a choice that only the update knows",
      resources: [bucket(), events({ eventbridge: unknown })],
      reports: [
        "eventbridge of 'uploads' is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "destinations that only the update knows are some",
      resources: [bucket(), events({ topics: unknown })],
      reports: [],
    },
  ],
});
