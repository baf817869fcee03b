import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  allow,
  arnOf,
  fn,
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

/** Rule 'puts' invokes function 'worker' for events of that pattern. */
const puts = (eventPattern: object) => [
  rule({ name: "puts", eventPattern: JSON.stringify(eventPattern) }),
  target({ rule: "puts" }),
];

const calls = (detail: object) =>
  puts({ source: ["aws.s3"], "detail-type": ["AWS API Call via CloudTrail"], detail });

const newObjects = (key: object) =>
  puts({
    source: ["aws.s3"],
    "detail-type": ["Object Created"],
    detail: { bucket: { name: ["etl-data"] }, object: { key: [key] } },
  });

testMoreOfStackPolicy("s3-trigger-no-recursion", "by further events", [
  {
    kind: "fail",
    title: "calls that put objects in its bucket",
    resources: [
      ...writer("arn:aws:s3:::etl-data/*"),
      ...calls({
        eventName: ["DeleteObject", "PutObject"],
        requestParameters: { bucketName: ["etl-data"], key: [{ prefix: "raw/" }] },
      }),
    ],
    reports: [
      "'puts' invokes it for new objects etl-data/raw/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
    ],
  },
  {
    kind: "fail",
    title: "all calls on its bucket",
    resources: [
      ...writer("arn:aws:s3:::etl-data/*"),
      ...calls({ requestParameters: { bucketName: ["etl-data"] } }),
    ],
    reports: [
      "'puts' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
    ],
  },
  {
    kind: "pass",
    title: "calls that delete objects",
    resources: [
      ...writer("arn:aws:s3:::etl-data/*"),
      ...calls({ eventName: ["DeleteObject"], requestParameters: { bucketName: ["etl-data"] } }),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "calls on another bucket",
    resources: [
      ...writer("arn:aws:s3:::etl-data/*"),
      ...calls({ eventName: ["PutObject"], requestParameters: { bucketName: ["etl-logs"] } }),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "calls of another service",
    resources: [
      ...writer("arn:aws:s3:::etl-data/*"),
      ...puts({
        source: ["aws.s3-outposts"],
        "detail-type": ["AWS API Call via CloudTrail"],
        detail: { eventName: ["PutObject"] },
      }),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "all objects but those under several prefixes",
    resources: [
      ...writer(["arn:aws:s3:::etl-data/processed/*", "arn:aws:s3:::etl-data/rejects/*"]),
      ...newObjects({ "anything-but": { prefix: ["processed/", "rejects/"] } }),
    ],
    reports: [],
  },
  {
    kind: "fail",
    title: "all objects but those with several endings",
    resources: [
      ...writer("arn:aws:s3:::etl-data/processed/*"),
      ...newObjects({ "anything-but": { suffix: [".tmp", ".part"] } }),
    ],
    reports: [
      "'puts' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/processed/*",
    ],
  },
]);
