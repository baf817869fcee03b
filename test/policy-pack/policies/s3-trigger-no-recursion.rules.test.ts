import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  allow,
  arnOf,
  fn,
  notification,
  role,
  rolePolicy,
  rule,
  target,
} from "../../../policy-pack/testing/resources";

/** Function 'worker', whose role lets it write those objects. */
const writer = (objects: string | string[]) => [
  fn({ role: arnOf.role("worker") }),
  role(),
  rolePolicy(allow("s3:PutObject", objects)),
];

/** A rule of that name invokes function 'worker' for events of that pattern. */
const on = (name: string, eventPattern: object) => [
  rule({ name, eventPattern: JSON.stringify(eventPattern) }),
  target({ rule: name }, { name: `${name}-target` }),
];

testMoreOfStackPolicy("s3-trigger-no-recursion", "invoked by a rule", [
  {
    kind: "pass",
    title: "by rule: one prefix in, another out",
    resources: [
      ...writer("arn:aws:s3:::etl-data/processed/*"),
      ...on("raw-objects", {
        source: ["aws.s3"],
        "detail-type": ["Object Created"],
        detail: { bucket: { name: ["etl-data"] }, object: { key: [{ prefix: "raw/" }] } },
      }),
    ],
    reports: [],
  },
  {
    kind: "evasion",
    title: "by rule of another bus, to which the events are handed on",
    resources: [
      ...writer("arn:aws:s3:::etl-data/raw/*"),
      rule({ name: "hand-on", eventPattern: JSON.stringify({ source: ["aws.s3"] }) }),
      target(
        { rule: "hand-on", arn: "arn:aws:events:eu-west-1:123456789012:event-bus/etl" },
        { name: "hand-on-target" },
      ),
      rule({
        name: "of-etl",
        eventBusName: "etl",
        eventPattern: JSON.stringify({
          source: ["aws.s3"],
          detail: { bucket: { name: ["etl-data"] }, object: { key: [{ prefix: "raw/" }] } },
        }),
      }),
      target({ rule: "of-etl", eventBusName: "etl" }, { name: "of-etl-target" }),
    ],
    reports: [
      "'of-etl' invokes it for new objects etl-data/raw/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/raw/*",
    ],
  },
  {
    kind: "pass",
    title: "by rule: everything but what it writes",
    resources: [
      ...writer("arn:aws:s3:::etl-data/processed/*"),
      ...on("raw-objects", {
        source: ["aws.s3"],
        detail: {
          bucket: { name: ["etl-data"] },
          object: { key: [{ "anything-but": { prefix: "processed/" } }] },
        },
      }),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "by rule: every bucket but the one that it writes",
    resources: [
      ...writer("arn:aws:s3:::etl-data/processed/*"),
      ...on("raw-objects", {
        source: ["aws.s3"],
        detail: { bucket: { name: [{ "anything-but": ["etl-data"] }] } },
      }),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "objects that are deleted, and events of other services",
    resources: [
      ...writer("arn:aws:s3:::etl-data/*"),
      notification({
        bucket: "etl-data",
        lambdaFunctions: [
          { lambdaFunctionArn: arnOf.fn("worker"), events: ["s3:ObjectRemoved:*"] },
        ],
      }),
      ...on("instances", { source: ["aws.ec2"] }),
      ...on("deletions", { "detail-type": ["Object Deleted"] }),
      ...on("failures", { detail: { state: ["failed"] } }),
      rule({ name: "broken", eventPattern: "{" }),
      target({ rule: "broken" }, { name: "broken-target" }),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "a schedule, and a rule of another stack",
    resources: [
      ...writer("arn:aws:s3:::etl-data/*"),
      rule({ name: "nightly", scheduleExpression: "rate(1 day)" }),
      target({ rule: "nightly" }, { name: "nightly-target" }),
      target({ rule: "other" }, { name: "other-target" }),
    ],
    reports: [],
  },
  {
    kind: "fail",
    title: "by rule, whatever the bucket and the key",
    resources: [
      fn({ role: arnOf.role("worker") }),
      role(),
      rolePolicy(allow("*")),
      ...on("raw-objects", { "detail-type": ["Object Created"] }),
    ],
    reports: [
      "'raw-objects' invokes it for new objects */*, and role 'worker-role' lets it write them: s3:PutObject on *",
    ],
  },
  {
    kind: "fail",
    title: "by rule, with several names and matchers",
    resources: [
      ...writer(["arn:aws:s3:::etl-data/b*", "arn:aws:s3:::etl-data/x/y.gz"]),
      ...on("raw-objects", {
        source: ["aws.s3"],
        detail: {
          bucket: { name: ["etl-other", "etl-data"] },
          object: { key: ["a", { suffix: ".gz" }, { wildcard: "b/*/c" }, { exists: true }] },
        },
      }),
    ],
    reports: [
      "'raw-objects' invokes it for new objects etl-data/*.gz, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/b*",
      "'raw-objects' invokes it for new objects etl-data/b/*/c, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/b*",
      "'raw-objects' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/b*",
    ],
  },
  ...[
    { source: [{ prefix: "aws.s" }], "detail-type": ["Object Created"] },
    { source: [{ wildcard: "aws.*" }] },
    { source: [{ suffix: ".s3" }], "detail-type": [{ prefix: "Object" }] },
    { source: [{ "anything-but": "aws.ec2" }], "detail-type": [{ wildcard: "*Created" }] },
    { source: ["aws.s3"], "detail-type": [{ "equals-ignore-case": "object created" }] },
    { source: ["aws.s3"], "detail-type": [{ "anything-but": { prefix: "AWS" } }] },
    { "detail-type": [{ "anything-but": ["Object Deleted"] }] },
    { source: [{ exists: true }] },
    { $or: [{ source: ["aws.ec2"] }, { source: ["aws.s3"] }] },
    { source: ["aws.s3"], $or: [{ "detail-type": ["Object Created"] }, { region: ["us-east-1"] }] },
    { account: ["123456789012"] },
    { detail: { object: { size: [{ numeric: [">", 0] }] } } },
    { detail: { "deletion-type": [{ exists: false }], bucket: { name: [{ prefix: "etl-" }] } } },
  ].map((eventPattern, index) => {
    const buckets = JSON.stringify(eventPattern).includes("etl-") ? "etl-*" : "*";
    return {
      kind: "evasion" as const,
      title: `by rule: a pattern that lets new objects through among others, ${index + 1}`,
      resources: [...writer("arn:aws:s3:::etl-data/*"), ...on("raw-objects", eventPattern)],
      reports: [
        `'raw-objects' invokes it for new objects ${buckets}/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*`,
      ],
    };
  }),
  {
    kind: "evasion",
    title: "by rule: keys in any case, or by either of two prefixes",
    resources: [
      ...writer("arn:aws:s3:::etl-data/raw/*"),
      ...on("raw-objects", {
        source: ["aws.s3"],
        "detail-type": ["Object Created"],
        detail: {
          bucket: { name: ["etl-data"] },
          $or: [
            { object: { key: [{ prefix: { "equals-ignore-case": "RAW/" } }] } },
            { object: { key: [{ prefix: "other/" }] } },
          ],
        },
      }),
    ],
    reports: [
      "'raw-objects' invokes it for new objects etl-data/???/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/raw/*",
    ],
  },
  ...[
    { source: [{ prefix: "aws.ec" }] },
    { source: [{ "anything-but": ["aws.s3"] }] },
    { source: [{ "anything-but": { prefix: "aws." } }], "detail-type": [{ suffix: "Created" }] },
    { source: ["aws.s3"], "detail-type": [{ "anything-but": { prefix: ["Object", "AWS API"] } }] },
    { source: ["aws.s3"], detail: { "deletion-type": [{ exists: true }] } },
    { $or: [{ source: ["aws.ec2"] }, { "detail-type": ["Object Deleted"] }] },
    { source: ["aws.s3"], resources: ["arn:aws:s3:::etl-other"] },
    { source: [{ exists: false }] },
    { source: [{ cidr: "10.0.0.0/8" }] },
    { source: ["aws.s3"], detail: { bucket: { name: [{ numeric: ["=", 1] }] } } },
  ].map((eventPattern, index) => ({
    kind: "pass" as const,
    title: `by rule: a pattern that lets no new object of the bucket through, ${index + 1}`,
    resources: [...writer("arn:aws:s3:::etl-data/*"), ...on("raw-objects", eventPattern)],
    reports: [],
  })),
]);
