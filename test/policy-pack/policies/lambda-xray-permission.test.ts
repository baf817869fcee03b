import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { allow, arnOf, document, fn, resource, role } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** Function 'worker', which is traced, with role 'worker'. */
const traced = (inputs = {}, options = {}) =>
  fn({ role: arnOf.role("worker"), tracingConfig: { mode: "Active" }, ...inputs }, options);

const managed = (name: string) => `arn:aws:iam::aws:policy/${name}`;

/** A policy of the stack, for boundaries. */
const boundary = (statement: Parameters<typeof document>[0]) =>
  resource("aws:iam/policy:Policy", "boundary", { name: "boundary", policy: document(statement) });

const noneAllows =
  "tracing is active, and no policy of role 'worker-role' allows xray:PutTraceSegments and xray:PutTelemetryRecords";

testStackPolicy("lambda-xray-permission", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "fail",
      title: "a role without policies",
      resources: [traced({ role: arnOf.role("etl/worker") }), role()],
      reports: [noneAllows],
    },
    {
      kind: "fail",
      title: "a boundary that does not name what the managed policy allows",
      resources: [
        traced(),
        role({
          managedPolicyArns: [managed("AWSXRayDaemonWriteAccess")],
          permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary",
        }),
        boundary(allow(["s3:GetObject", "xray:PutTelemetryRecords"])),
      ],
      reports: [
        "tracing is active, and policy of 'boundary', the boundary of role 'worker-role', takes away xray:PutTraceSegments",
      ],
    },
    ...["ReadOnlyAccess", "AmazonS3FullAccess", "constructor"].map((name) => ({
      kind: "evasion" as const,
      title: `${name} of AWS as a boundary`,
      resources: [
        traced(),
        role({
          managedPolicyArns: [managed("AWSXRayDaemonWriteAccess")],
          permissionsBoundary: managed(name),
        }),
      ],
      reports: [
        `tracing is active, and ${managed(name)}, the boundary of role 'worker-role', takes away xray:PutTraceSegments and xray:PutTelemetryRecords`,
      ],
    })),
    ...["PowerUserAccess", "CloudWatchFullAccessV2", "AIDevOpsAgentActionsPolicy"].map((name) => ({
      kind: "pass" as const,
      title: `${name} of AWS as a boundary`,
      resources: [
        traced(),
        role({
          managedPolicyArns: [managed("AWSXRayDaemonWriteAccess")],
          permissionsBoundary: managed(name),
        }),
      ],
      reports: [],
    })),
    {
      kind: "pass",
      title: "a boundary that allows it, and one of another stack",
      resources: [
        traced(),
        role({
          managedPolicyArns: [managed("AWSXRayDaemonWriteAccess")],
          permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary",
        }),
        boundary({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }),
        traced({ name: "helper", role: arnOf.role("helper") }, { name: "helper" }),
        role(
          {
            name: "helper",
            managedPolicyArns: [managed("AWSXRayDaemonWriteAccess")],
            permissionsBoundary: "arn:aws:iam::123456789012:policy/company",
          },
          { name: "helper-role" },
        ),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "the managed policy attached by name",
      resources: [
        traced(),
        role(),
        resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "worker-traces", {
          role: "worker",
          policyArn: "arn:aws-cn:iam::aws:policy/AWSXRayDaemonWriteAccess",
        }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "the managed policy among the role's own",
      resources: [
        traced(),
        role({
          managedPolicyArns: [
            managed("service-role/AWSLambdaBasicExecutionRole"),
            managed("AWSXrayWriteOnlyAccess"),
          ],
        }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "the managed policy attached to several roles",
      resources: [
        traced(),
        role(),
        resource("aws:iam/policyAttachment:PolicyAttachment", "traces", {
          roles: ["helper", "worker"],
          policyArn: managed("AWSXrayFullAccess"),
        }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "the managed policy in the exclusive list of the role's policies",
      resources: [
        traced(),
        role(),
        resource(
          "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
          "worker-policies",
          { roleName: "worker", policyArns: [managed("AWSXRayDaemonWriteAccess")] },
        ),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "functions that are not traced, and a role outside the stack",
      resources: [
        traced({ tracingConfig: { mode: "PassThrough" } }),
        role(),
        traced({ name: "helper", role: arnOf.role("helper") }),
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "no tracing settings: AWS does not trace",
      resources: [traced({ tracingConfig: undefined }), role()],
      reports: [],
    },
    {
      kind: "unknown",
      title: "a tracing mode that may turn out to be Active",
      resources: [traced({ tracingConfig: { mode: unknown } }), role()],
      reports: [noneAllows],
    },
    {
      kind: "linked",
      title: "role, attachment and policy of the stack linked by dependency",
      resources: [
        traced({ role: unknown }, { dependsOn: { role: ["worker-role"] } }),
        role({ name: undefined }),
        resource(
          "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          "worker-traces",
          { role: unknown, policyArn: unknown },
          { dependsOn: { role: ["worker-role"], policyArn: ["traces"] } },
        ),
        resource("aws:iam/policy:Policy", "traces", {
          policy: document(allow(["xray:PutTraceSegments", "xray:PutTelemetryRecords"])),
        }),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "a policy of the stack, found by its literal ARN, that allows other things",
      resources: [
        traced(),
        role(),
        resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "worker-data", {
          role: "worker",
          policyArn: "arn:aws:iam::123456789012:policy/data",
        }),
        resource("aws:iam/policy:Policy", "data", {
          name: "data",
          policy: document(allow("s3:*")),
        }),
      ],
      reports: [noneAllows],
    },
    {
      kind: "config",
      title: "the organisation's own managed policy",
      config: { managedPolicies: ["arn:aws:iam::123456789012:policy/lambda-base"] },
      resources: [
        traced(),
        role({ managedPolicyArns: ["arn:aws:iam::123456789012:policy/lambda-base"] }),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "a role of the stack linked by dependency, which grants nothing",
      resources: [
        traced({ role: unknown }, { dependsOn: { role: ["worker-role"] } }),
        role({ name: undefined }),
      ],
      reports: [noneAllows],
    },
    {
      kind: "linked",
      title: "a policy of the stack in the role's own list, one of its two resources the right one",
      resources: [
        traced({ role: unknown }, { dependsOn: { role: ["worker-role"] } }),
        role(
          { name: undefined, managedPolicyArns: [unknown] },
          { dependsOn: { managedPolicyArns: ["traces"] } },
        ),
        resource("aws:iam/policy:Policy", "traces", {
          policy: document(allow("xray:Put*", ["arn:aws:s3:::etl-data", "*"])),
        }),
      ],
      reports: [],
    },
    {
      kind: "evasion",
      title: "one of two roles, where only the update knows which",
      resources: [
        traced({ role: unknown }, { dependsOn: { role: ["tracing-role", "worker-role"] } }),
        role(
          { name: "tracing", managedPolicyArns: [managed("AWSXRayDaemonWriteAccess")] },
          { name: "tracing-role" },
        ),
        role(),
      ],
      reports: [noneAllows],
    },
    ...[
      ["another region", { StringEquals: { "aws:RequestedRegion": "us-east-1" } }],
      ["a VPC, where the function is in none", { StringEquals: { "aws:SourceVpce": "vpce-1" } }],
      ["somebody with a second factor", { Bool: { "aws:MultiFactorAuthPresent": "true" } }],
    ].map(([title, Condition]) => ({
      kind: "evasion" as const,
      title: `the actions for ${title} only`,
      resources: [
        traced({}, { provider: { region: "eu-west-1" } }),
        role({
          inlinePolicies: [
            {
              name: "traces",
              policy: document({ ...allow("xray:Put*"), Condition }),
            },
          ],
        }),
      ],
      reports: [noneAllows],
    })),
    ...[
      ["the region of the function", {}, { StringEquals: { "aws:RequestedRegion": "eu-west-1" } }],
      [
        "the VPC that the function is in",
        { vpcConfig: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] } },
        { StringEquals: { "aws:SourceVpce": "vpce-1" } },
      ],
    ].map(([title, inputs, Condition]) => ({
      kind: "pass" as const,
      title: `the actions for ${title} only`,
      resources: [
        traced(inputs as object, { provider: { region: "eu-west-1" } }),
        role({
          inlinePolicies: [
            { name: "traces", policy: document({ ...allow("xray:Put*"), Condition }) },
          ],
        }),
      ],
      reports: [],
    })),
    {
      kind: "evasion",
      title: "the actions on resources by their names, which X-Ray does not take, or all but them",
      resources: [
        traced(),
        role({
          inlinePolicies: [
            { name: "named", policy: document(allow("xray:Put*", "arn:aws:xray:*:*:*/*")) },
            {
              name: "others",
              policy: document({ Effect: "Allow", NotAction: "XRAY:Put*", Resource: "*" }),
            },
          ],
        }),
      ],
      reports: [noneAllows],
    },
  ],
});
