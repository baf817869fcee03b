import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  allow,
  arnOf,
  bucket,
  document,
  fn,
  mapping,
  notification,
  queue,
  role,
  rolePolicy,
  subscription,
  topic,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const events = ["s3:ObjectCreated:*"];

/** Function 'worker', whose role lets it write those objects. */
const writer = (objects: string | string[]) => [
  fn({ role: arnOf.role("worker") }),
  role(),
  rolePolicy(allow("s3:PutObject", objects)),
];

/** A role that itself says what it may write. */
const writingRole = (objects: string | string[], inputs = {}) =>
  role({ inlinePolicies: [{ policy: document(allow("s3:PutObject", objects)) }], ...inputs });

/** New objects of bucket 'etl-data' under each prefix invoke the function. */
const uploads = (prefixes: string[], lambdaFunctionArn = arnOf.fn("worker"), options = {}) =>
  notification(
    {
      bucket: "etl-data",
      lambdaFunctions: prefixes.map((filterPrefix) => ({
        lambdaFunctionArn,
        events,
        filterPrefix,
      })),
    },
    options,
  );

testStackPolicy("s3-trigger-no-recursion", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "one prefix in, another out",
      resources: [
        ...writer(["arn:aws:s3:::etl-data/processed/*", "arn:aws:s3:::etl-output/*"]),
        uploads(["raw/"]),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "the whole bucket in and out",
      resources: [...writer("arn:aws:s3:::etl-data/*"), notification({ bucket: "etl-data" })],
      reports: [
        "'uploads' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
      ],
    },
    {
      kind: "evasion",
      title: "by way of a queue, and of a topic",
      resources: [
        ...writer("arn:aws:s3:::etl-data/*"),
        queue(),
        mapping(),
        topic({ name: "news" }),
        subscription(
          { topic: arnOf.topic("news"), protocol: "lambda", endpoint: arnOf.fn("worker") },
          { name: "news-worker" },
        ),
        notification({
          bucket: "etl-data",
          lambdaFunctions: undefined,
          queues: [{ queueArn: arnOf.queue("jobs"), events, filterPrefix: "a/" }],
          topics: [{ topicArn: arnOf.topic("news"), events, filterPrefix: "b/" }],
        }),
      ],
      reports: [
        "'uploads' invokes it for new objects etl-data/a/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
        "'uploads' invokes it for new objects etl-data/b/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
      ],
    },
    {
      kind: "linked",
      title: "by dependency, where only the update knows the bucket's name",
      resources: [
        fn({ name: undefined, role: unknown }, { dependsOn: { role: ["worker-role"] } }),
        writingRole(["arn:aws:s3:::etl-*", "*"], { name: undefined }),
        bucket({ bucket: undefined }),
        notification(
          { bucket: unknown, lambdaFunctions: [{ lambdaFunctionArn: unknown, events: unknown }] },
          { dependsOn: { bucket: ["data"], lambdaFunctions: ["worker"] } },
        ),
      ],
      reports: [
        "'uploads' invokes it for new objects <bucket>/*, and role 'worker-role' lets it write them: s3:PutObject on *",
      ],
    },
    {
      kind: "unknown",
      title:
        "which of two functions a notification invokes, where one writes what invokes the other",
      resources: [
        fn({ name: undefined, role: arnOf.role("worker") }),
        fn({ name: undefined }, { name: "reader" }),
        writingRole("arn:aws:s3:::etl-data/processed/*"),
        uploads(["raw/", "processed/"], unknown, {
          dependsOn: { lambdaFunctions: ["worker", "reader"] },
        }),
      ],
      reports: [
        {
          resource: "worker",
          level: "advisory",
          message:
            "whether 'uploads' invokes it for new objects etl-data/processed/* is not known before the update: evaluated then",
        },
      ],
    },
    {
      kind: "absent",
      title: "a function that nothing invokes",
      resources: [fn({ role: arnOf.role("worker") }), role(), rolePolicy(allow("*"))],
      reports: [],
    },
    {
      kind: "config",
      title: "objects that it may write all the same, by function",
      config: { allow: { "work*": ["etl-data/a/*"], other: ["*"] } },
      resources: [...writer("arn:aws:s3:::etl-data/*"), uploads(["a/", "b/"])],
      reports: [
        "'uploads' invokes it for new objects etl-data/b/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
      ],
    },
    {
      kind: "config",
      title: "objects that it may write all the same, by the function's physical name",
      config: { allow: { "etl-*": ["etl-data/*"] } },
      resources: [
        fn({ name: "etl-worker", role: arnOf.role("worker") }, { name: "worker" }),
        role(),
        rolePolicy(allow("s3:PutObject", "arn:aws:s3:::etl-data/*")),
        notification({
          bucket: "etl-data",
          lambdaFunctions: [{ lambdaFunctionArn: arnOf.fn("etl-worker"), events }],
        }),
      ],
      reports: [],
    },
  ],
});
