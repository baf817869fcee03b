import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  allow,
  arnOf,
  attachment,
  document,
  fn,
  notification,
  resource,
  role,
  rolePolicy,
} from "../../../policy-pack/testing/resources";

const worker = () => fn({ role: arnOf.role("worker") });

/** New objects of bucket 'etl-data' invoke function 'worker'. */
const uploads = (entry = {}) =>
  notification({
    bucket: "etl-data",
    lambdaFunctions: [
      { lambdaFunctionArn: arnOf.fn("worker"), events: ["s3:ObjectCreated:*"], ...entry },
    ],
  });

/** A policy of the stack, for boundaries. */
const boundary = (statement: Parameters<typeof document>[0]) =>
  resource("aws:iam/policy:Policy", "boundary", { name: "boundary", policy: document(statement) });

const withoutTls = { Bool: { "aws:SecureTransport": "false" } };

testMoreOfStackPolicy("s3-trigger-no-recursion", "what its role may write", [
  {
    kind: "pass",
    title: "a role that only reads, and writes other buckets",
    resources: [
      worker(),
      role(),
      rolePolicy([
        allow("s3:GetObject", "arn:aws:s3:::etl-data/*"),
        { Effect: "Allow", NotAction: "s3:Put*", Resource: "*" },
        allow("*", arnOf.queue("jobs")),
        {
          Effect: "Allow",
          Action: "s3:*",
          NotResource: ["arn:aws:s3:::logs/*", "arn:aws:s3:::etl-*"],
        },
      ]),
      uploads({ filterPrefix: "raw/" }),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "a role that is denied what it is allowed",
    resources: [
      worker(),
      role(),
      rolePolicy([
        allow("s3:PutObject", "arn:aws:s3:::etl-data/*"),
        {
          Effect: "Deny",
          Action: "s3:*",
          Resource: ["arn:aws:s3:::etl-data", "arn:aws:s3:::etl-data/*"],
        },
      ]),
      uploads({ filterPrefix: "raw/" }),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "a role whose boundary leaves out what it is allowed",
    resources: [
      worker(),
      role({ permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary" }),
      rolePolicy(allow("s3:PutObject", "arn:aws:s3:::etl-data/*")),
      boundary(allow("s3:PutObject", "arn:aws:s3:::etl-data/processed/*")),
      uploads({ filterPrefix: "raw/" }),
    ],
    reports: [],
  },
  {
    kind: "evasion",
    title: "a role whose boundary leaves in what it is allowed",
    resources: [
      worker(),
      role({ permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary" }),
      rolePolicy(allow("s3:PutObject", "arn:aws:s3:::etl-data/*")),
      boundary(allow("s3:*")),
      uploads({ filterPrefix: "raw/" }),
    ],
    reports: [
      "'uploads' invokes it for new objects etl-data/raw/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
    ],
  },
  {
    kind: "pass",
    title: "a role outside the stack",
    resources: [fn({ role: arnOf.role("other") }), uploads()],
    reports: [],
  },
  {
    kind: "fail",
    title: "a prefix within the one that it writes, by each of its policies' shapes",
    resources: [
      worker(),
      role(),
      rolePolicy([
        allow("s3:Put*", "arn:aws:s3:::etl-data/raw/*"),
        {
          Effect: "Deny",
          Action: "s3:PutObject",
          Resource: "arn:aws:s3:::etl-data/raw/a/*",
          Condition: withoutTls,
        },
        { Effect: "Deny", Action: "s3:GetObject", Resource: "*" },
      ]),
      uploads({
        events: ["s3:ObjectRemoved:*", "s3:ObjectCreated:Put"],
        filterPrefix: "raw/a/",
        filterSuffix: ".csv",
      }),
    ],
    reports: [
      "'uploads' invokes it for new objects etl-data/raw/a/*.csv, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/raw/*",
    ],
  },
  {
    kind: "fail",
    title: "all but another action, or another resource",
    resources: [
      worker(),
      role(),
      rolePolicy({
        Effect: "Allow",
        NotAction: "iam:*",
        NotResource: "arn:aws:s3:::etl-logs/*",
      }),
      uploads(),
    ],
    reports: [
      "'uploads' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on * (by NotResource)",
    ],
  },
  {
    kind: "fail",
    title: "managed policies, of the stack and of AWS",
    resources: [worker(), role(), attachment("AmazonS3FullAccess"), uploads()],
    reports: [
      "'uploads' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on * (arn:aws:iam::aws:policy/AmazonS3FullAccess)",
    ],
  },
  {
    kind: "fail",
    title: "the managed policy that lets a function read and write all objects",
    resources: [
      worker(),
      role({ managedPolicyArns: ["arn:aws:iam::aws:policy/AWSLambdaExecute"] }),
      uploads(),
    ],
    reports: [
      "'uploads' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on * (arn:aws:iam::aws:policy/AWSLambdaExecute)",
    ],
  },
  {
    kind: "pass",
    title: "objects that are denied on a condition, and allowed by nothing",
    resources: [
      worker(),
      role(),
      rolePolicy({
        Effect: "Deny",
        Action: "s3:PutObject",
        Resource: "*",
        Condition: withoutTls,
      }),
      uploads(),
    ],
    reports: [],
  },
]);
