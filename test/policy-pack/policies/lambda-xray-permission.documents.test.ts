import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  allow,
  arnOf,
  attachment,
  fn,
  role,
  rolePolicy,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** Function 'worker', which is traced, with role 'worker'. */
const traced = (inputs = {}, options = {}) =>
  fn({ role: arnOf.role("worker"), tracingConfig: { mode: "Active" }, ...inputs }, options);

const managed = (name: string) => `arn:aws:iam::aws:policy/${name}`;

const noneAllows =
  "tracing is active, and no policy of role 'worker-role' allows xray:PutTraceSegments and xray:PutTelemetryRecords";

testMoreOfStackPolicy("lambda-xray-permission", "what its documents allow and deny", [
  {
    kind: "fail",
    title: "a role with policies for other things, and another role with the right one",
    resources: [
      traced(),
      role(),
      attachment("service-role/AWSLambdaBasicExecutionRole"),
      rolePolicy([
        { Effect: "Deny", Action: "s3:*", Resource: "*" },
        { Effect: "Allow", NotAction: "xray:Put*", Resource: "*" },
        allow("xray:Put*", "arn:aws:xray:eu-west-1:123456789012:group/x"),
      ]),
      attachment("AWSXRayDaemonWriteAccess", { role: "helper" }, { name: "helper-traces" }),
    ],
    reports: [noneAllows],
  },
  {
    kind: "fail",
    title: "a policy for one of the two actions, and one that is no policy document",
    resources: [
      traced(),
      role({ inlinePolicies: [{ name: "broken", policy: "{" }] }),
      rolePolicy([], {
        policy:
          '{"Statement":{"Effect":"Allow","Action":["xray:PutTraceSegments"],"Resource":"*"}}',
      }),
    ],
    reports: [
      "tracing is active, and no policy of role 'worker-role' allows xray:PutTelemetryRecords",
    ],
  },
  {
    kind: "fail",
    title: "a document that denies what the managed policy allows",
    resources: [
      traced(),
      role({ managedPolicyArns: [managed("AWSXRayDaemonWriteAccess")] }),
      rolePolicy(
        [
          allow("xray:*"),
          {
            Sid: "NoTraces",
            Effect: "Deny",
            NotAction: ["s3:*", "xray:PutTelemetryRecords"],
            NotResource: "arn:aws:s3:::x",
          },
        ],
        {},
        { name: "worker-limits" },
      ),
    ],
    reports: [
      "tracing is active, and policy of 'worker-limits' statement NoTraces denies xray:PutTraceSegments",
    ],
  },
  {
    kind: "pass",
    title: "documents that deny other things, by condition, or what only the update knows",
    resources: [
      traced(),
      role({ managedPolicyArns: [managed("AWSXRayDaemonWriteAccess")] }),
      rolePolicy([], {
        policy: {
          Statement: [
            { Effect: "Deny", Action: "s3:*", Resource: "*" },
            { Effect: "Deny", Action: "xray:*", Resource: "arn:aws:xray:*:*:group/x" },
            { Effect: "Deny", NotAction: "xray:*", Resource: "*" },
            { Effect: "Deny", Action: "xray:*", NotResource: "*" },
            { Effect: "Deny", Action: "xray:*" },
            {
              Effect: "Deny",
              Action: "*",
              Resource: "*",
              Condition: { StringNotEquals: { "aws:RequestedRegion": "eu-west-1" } },
            },
            { Effect: "Deny", NotAction: unknown, Resource: "*" },
            { Effect: "Deny", Action: unknown, Resource: "*" },
            { Effect: "Deny", Action: "xray:*", Resource: unknown },
            { Effect: "Deny", Action: "xray:*", NotResource: unknown },
          ],
        },
      }),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "own documents that give one action each, as JSON and as an object",
    resources: [
      traced(),
      role({
        inlinePolicies: [
          {
            name: "segments",
            policy: '{"Statement":{"Effect":"Allow","Action":"XRay:Put*Segments","Resource":"*"}}',
          },
        ],
      }),
      rolePolicy([], {
        policy: { Statement: [{ Effect: "Allow", NotAction: ["iam:*"], Resource: ["*"] }] },
      }),
    ],
    reports: [],
  },
  {
    kind: "fail",
    title: "a condition on what is denied, and nothing that is allowed",
    resources: [
      traced(),
      role(),
      rolePolicy({
        Effect: "Deny",
        Action: "xray:*",
        Resource: "*",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
    ],
    reports: [noneAllows],
  },
  {
    kind: "pass",
    title: "what is denied on all resources but two, one of which is that of the traces",
    resources: [
      traced(),
      role(),
      rolePolicy([
        { Effect: "Deny", Action: "xray:*", NotResource: ["arn:aws:s3:::etl-data", "*"] },
        allow("xray:Put*"),
      ]),
    ],
    reports: [],
  },
  {
    kind: "evasion",
    title: "what is allowed on conditions that the role never meets",
    resources: [
      traced(),
      role(),
      rolePolicy(
        [
          { ArnEquals: { "aws:PrincipalArn": arnOf.role("helper") } },
          { Bool: { "aws:SecureTransport": "false" } },
          { Bool: { "aws:PrincipalIsAWSService": "true" } },
          { StringEquals: { "aws:PrincipalType": "User" } },
          { StringLike: { "aws:username": "*" } },
          { Null: { "aws:PrincipalAccount": "true" } },
          { StringEquals: { "aws:PrincipalServiceName": "lambda.amazonaws.com" } },
        ].map((Condition) => allow("xray:*", "*", { Condition })),
      ),
    ],
    reports: [noneAllows],
  },
  {
    kind: "evasion",
    title: "what is denied on conditions that the role always meets",
    resources: [
      traced(),
      role({ path: "/etl/" }, { provider: { allowedAccountIds: ["123456789012"] } }),
      attachment("AWSXRayDaemonWriteAccess"),
      rolePolicy({
        ...allow("xray:*"),
        Effect: "Deny",
        Condition: {
          ArnLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/etl/*" },
          StringEquals: { "aws:PrincipalAccount": "123456789012" },
          Bool: { "aws:SecureTransport": "true" },
        },
      }),
    ],
    reports: [
      "tracing is active, and policy of 'worker-data' statement 1 denies xray:PutTraceSegments and xray:PutTelemetryRecords",
    ],
  },
  {
    kind: "pass",
    title: "conditions that the role may meet, and denials that it may not",
    resources: [
      traced(),
      role({ path: unknown }),
      rolePolicy([
        allow("xray:*", "*", {
          Condition: {
            ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/etl/*" },
            StringEquals: { "aws:PrincipalAccount": "123456789012" },
            StringEqualsIfExists: { "aws:RequestedRegion": "eu-west-1" },
            DateGreaterThan: { "aws:CurrentTime": "2026-01-01T00:00:00Z" },
          },
        }),
        {
          ...allow("xray:*"),
          Effect: "Deny",
          Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/etl/*" } },
        },
      ]),
    ],
    reports: [],
  },
]);
