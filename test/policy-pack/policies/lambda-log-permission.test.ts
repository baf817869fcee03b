import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  allow,
  arnOf,
  attachment,
  document,
  fn,
  resource,
  role,
  rolePolicy,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** A function, its role, and a policy of the role: each by the function's name. */
const fnOf = (name: string, inputs = {}) =>
  fn({ name, role: arnOf.role(name), ...inputs }, { name });
const roleOf = (name: string, inputs = {}) => role({ name, ...inputs }, { name: `${name}-role` });
const policyOf = (name: string, statement: ReturnType<typeof allow>) =>
  rolePolicy(statement, { role: name }, { name: `${name}-logs` });

const managed = (name: string) => `arn:aws:iam::aws:policy/${name}`;
const deny = (action: string, on: string, more = {}) => ({
  ...allow(action, on, more),
  Effect: "Deny",
});
const write = ["logs:CreateLogStream", "logs:PutLogEvents"];

const noneAllows =
  "logs go to /aws/lambda/worker, and no policy of role 'worker-role' allows logs:CreateLogStream and logs:PutLogEvents";

testStackPolicy("lambda-log-permission", {
  without: { boundary: "there is no number", beyond: "there is no number" },
  rows: [
    {
      kind: "pass",
      title: "AWS's basic policy, attached by name",
      resources: [
        fnOf("worker"),
        role(),
        attachment("service-role/AWSLambdaBasicExecutionRole", {}, { name: "worker-logs" }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "AWS's policies for a VPC and for queues, and one of the organisation",
      resources: [
        fnOf("worker"),
        role({ managedPolicyArns: [managed("service-role/AWSLambdaVPCAccessExecutionRole")] }),
        fnOf("helper"),
        roleOf("helper", {
          managedPolicyArns: [managed("service-role/AWSLambdaSQSQueueExecutionRole")],
        }),
        fnOf("mailer"),
        roleOf("mailer", { managedPolicyArns: ["arn:aws:iam::123456789012:policy/lambda-base"] }),
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "a role without policies, and a function without a name",
      resources: [fn({ name: undefined, role: arnOf.role("etl/worker") }), role()],
      reports: [
        "logs go to a log group of its own, and no policy of role 'worker-role' allows logs:CreateLogStream and logs:PutLogEvents",
      ],
    },
    {
      kind: "fail",
      title: "a role that may trace, but not write logs",
      resources: [
        fnOf("worker"),
        role({ managedPolicyArns: [managed("AWSXRayDaemonWriteAccess")] }),
      ],
      reports: [noneAllows],
    },
    {
      kind: "fail",
      title: "a document for the group of another function",
      resources: [
        fnOf("worker"),
        role(),
        rolePolicy([
          allow(write, arnOf.logGroup("/aws/lambda/helper:*")),
          allow("logs:*", "arn:aws:s3:::worker"),
        ]),
      ],
      reports: [noneAllows],
    },
    {
      kind: "fail",
      title: "a document for the group without its streams, where events are written",
      resources: [
        fnOf("worker"),
        role(),
        rolePolicy(allow(write, arnOf.logGroup("/aws/lambda/worker"))),
      ],
      reports: [
        "logs go to /aws/lambda/worker, and no policy of role 'worker-role' allows logs:PutLogEvents",
      ],
    },
    {
      kind: "pass",
      title: "documents for the group and for its streams, for all groups and for everything",
      resources: [
        fnOf("worker"),
        role(),
        rolePolicy([
          allow("logs:createlogstream", arnOf.logGroup("/aws/lambda/worker:*")),
          allow("logs:PutLogEvents", arnOf.logGroup("/aws/lambda/worker:log-stream:*")),
        ]),
        fnOf("helper"),
        roleOf("helper"),
        policyOf("helper", allow("logs:*", "arn:aws:logs:*:*:*")),
        fnOf("mailer", { loggingConfig: { logGroup: "/shared/mail" } }),
        roleOf("mailer"),
        policyOf("mailer", allow(write, [arnOf.logGroup("/shared/*")])),
        fnOf("clock"),
        roleOf("clock"),
        policyOf("clock", allow("*")),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "a document that denies what AWS's basic policy allows",
      resources: [
        fnOf("worker"),
        role({
          managedPolicyArns: [managed("service-role/AWSLambdaBasicExecutionRole")],
          inlinePolicies: [
            { name: "quiet", policy: document(deny("logs:Put*", "*", { Sid: "Quiet" })) },
          ],
        }),
      ],
      reports: [
        "logs go to /aws/lambda/worker, and inlinePolicies of 'worker-role' statement Quiet denies logs:PutLogEvents",
      ],
    },
    {
      kind: "pass",
      title: "a document that denies the group of another function, and a role of another stack",
      resources: [
        fnOf("worker"),
        role({
          managedPolicyArns: [managed("service-role/AWSLambdaBasicExecutionRole")],
          inlinePolicies: [
            {
              name: "limits",
              policy: document(deny("logs:*", "arn:aws:logs:*:*:log-group:/audit/*")),
            },
          ],
        }),
        fnOf("guest"),
      ],
      reports: [],
    },
    {
      kind: "unknown",
      title: "a document that only the update knows",
      resources: [
        fnOf("worker"),
        role(),
        rolePolicy([], { policy: unknown }, { name: "worker-logs" }),
      ],
      reports: [
        {
          level: "advisory",
          message: "policy of 'worker-logs' is not known before the update: evaluated then",
        },
      ],
    },
    {
      kind: "unknown",
      title: "a log group whose name only the update knows, and documents for some groups",
      resources: [
        fnOf("worker", { loggingConfig: { logGroup: unknown } }),
        role(),
        rolePolicy([
          allow(["logs:CreateLogStream"], arnOf.logGroup("/shared/a:*")),
          allow(["logs:PutLogEvents"]),
        ]),
        fnOf("helper", { name: unknown }),
        roleOf("helper"),
        policyOf("helper", allow(write, "arn:aws:s3:::logs")),
      ],
      reports: [
        {
          resource: "helper",
          message:
            "logs go to a log group of its own, and no policy of role 'helper-role' allows logs:CreateLogStream and logs:PutLogEvents",
        },
      ],
    },
    {
      kind: "linked",
      title: "role, attachment and policy of the stack linked by dependency",
      resources: [
        fn({ role: unknown }, { dependsOn: { role: ["worker-role"] } }),
        role({ name: undefined }),
        resource(
          "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          "worker-logs",
          { role: unknown, policyArn: unknown },
          { dependsOn: { role: ["worker-role"], policyArn: ["logs"] } },
        ),
        resource("aws:iam/policy:Policy", "logs", {
          policy: document(
            allow(
              ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
              "arn:aws:logs:*:*:*",
            ),
          ),
        }),
      ],
      reports: [],
    },
    {
      kind: "config",
      title: "only the organisation's own managed policy",
      config: { managedPolicies: ["arn:aws:iam::123456789012:policy/lambda-base"] },
      resources: [
        fnOf("worker"),
        role({ managedPolicyArns: [managed("service-role/AWSLambdaBasicExecutionRole")] }),
      ],
      reports: [noneAllows],
    },
    {
      kind: "linked",
      title: "a role of the stack linked by dependency, which grants nothing",
      resources: [
        fn({ role: unknown }, { dependsOn: { role: ["worker-role"] } }),
        role({ name: undefined }),
      ],
      reports: [noneAllows],
    },
    {
      kind: "fail",
      title: "a log group of an empty name, which is the function's own, named by outputs alone",
      resources: [
        fn(
          {
            name: undefined,
            loggingConfig: { logFormat: "JSON", logGroup: "" },
            role: arnOf.role("worker"),
          },
          {
            outputs: {
              name: "worker-1a2b3c4",
              loggingConfig: { logFormat: "JSON", logGroup: "" },
              role: arnOf.role("worker"),
            },
          },
        ),
        role(),
      ],
      reports: [
        "logs go to /aws/lambda/worker-1a2b3c4, and no policy of role 'worker-role' allows logs:CreateLogStream and logs:PutLogEvents",
      ],
    },
    {
      kind: "fail",
      title: "a function without a name, and a document about the objects of a bucket",
      resources: [
        fnOf("worker", { name: undefined }),
        role(),
        rolePolicy(allow("logs:*", "arn:aws:s3:::etl-data/*")),
      ],
      reports: [
        "logs go to a log group of its own, and no policy of role 'worker-role' allows logs:CreateLogStream and logs:PutLogEvents",
      ],
    },
    {
      kind: "evasion",
      title: "documents for a group of that name in another region, and in another account",
      resources: [
        fn(
          { role: arnOf.role("worker") },
          { provider: { region: "eu-west-1", allowedAccountIds: ["123456789012"] } },
        ),
        role(),
        rolePolicy([
          allow(write, "arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/worker:*"),
          allow(write, "arn:aws:logs:eu-west-1:210987654321:log-group:/aws/lambda/worker:*"),
        ]),
      ],
      reports: [noneAllows],
    },
    {
      kind: "pass",
      title: "documents for the group in the function's own region and account, and in any",
      resources: [
        fn(
          { role: arnOf.role("worker") },
          { provider: { region: "eu-west-1", allowedAccountIds: ["123456789012"] } },
        ),
        role(),
        rolePolicy([
          allow(write[0] ?? "", "arn:aws:logs:*:123456789012:log-group:/aws/lambda/*"),
          allow(
            write[1] ?? "",
            "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/worker:log-stream:*",
          ),
        ]),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a denial in another region",
      resources: [
        fn({ role: arnOf.role("worker") }, { provider: { region: "eu-west-1" } }),
        role({ managedPolicyArns: [managed("service-role/AWSLambdaBasicExecutionRole")] }),
        rolePolicy(deny("logs:*", "arn:aws:logs:us-east-1:*:*")),
      ],
      reports: [],
    },
    {
      kind: "evasion",
      title: "one of two roles, where only the update knows which",
      resources: [
        fn({ role: unknown }, { dependsOn: { role: ["logging-role", "worker-role"] } }),
        roleOf("logging", {
          managedPolicyArns: [managed("service-role/AWSLambdaBasicExecutionRole")],
        }),
        role(),
      ],
      reports: [noneAllows],
    },
  ],
});
