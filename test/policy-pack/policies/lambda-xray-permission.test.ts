import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testStackPolicy("lambda-xray-permission", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "fail",
      title: "a role without policies",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: {
            role: "arn:aws:iam::123456789012:role/etl/worker",
            tracingConfig: { mode: "Active" },
          },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
      ],
      reports: [
        "tracing is active, and no policy of role 'worker-role' allows xray:PutTraceSegments and xray:PutTelemetryRecords",
      ],
    },
    {
      kind: "pass",
      title: "the managed policy attached by name",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: {
            role: "arn:aws:iam::123456789012:role/worker",
            tracingConfig: { mode: "Active" },
          },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
        {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          name: "worker-traces",
          inputs: {
            role: "worker",
            policyArn: "arn:aws-cn:iam::aws:policy/AWSXRayDaemonWriteAccess",
          },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "the managed policy among the role's own",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: {
            role: "arn:aws:iam::123456789012:role/worker",
            tracingConfig: { mode: "Active" },
          },
        },
        {
          type: "aws:iam/role:Role",
          name: "worker-role",
          inputs: {
            name: "worker",
            managedPolicyArns: [
              "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
              "arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess",
            ],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "the managed policy attached to several roles",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: {
            role: "arn:aws:iam::123456789012:role/worker",
            tracingConfig: { mode: "Active" },
          },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
        {
          type: "aws:iam/policyAttachment:PolicyAttachment",
          name: "traces",
          inputs: {
            roles: ["helper", "worker"],
            policyArn: "arn:aws:iam::aws:policy/AWSXrayFullAccess",
          },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "the managed policy in the exclusive list of the role's policies",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: {
            role: "arn:aws:iam::123456789012:role/worker",
            tracingConfig: { mode: "Active" },
          },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
        {
          type: "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
          name: "worker-policies",
          inputs: {
            roleName: "worker",
            policyArns: ["arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "functions that are not traced, and a role outside the stack",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: {
            role: "arn:aws:iam::123456789012:role/worker",
            tracingConfig: { mode: "PassThrough" },
          },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
        {
          type: "aws:lambda/function:Function",
          name: "helper",
          inputs: {
            role: "arn:aws:iam::123456789012:role/helper",
            tracingConfig: { mode: "Active" },
          },
        },
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "no tracing settings: AWS does not trace",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { role: "arn:aws:iam::123456789012:role/worker" },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
      ],
      reports: [],
    },
    {
      kind: "unknown",
      title: "a tracing mode that may turn out to be Active",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: {
            role: "arn:aws:iam::123456789012:role/worker",
            tracingConfig: { mode: unknown },
          },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
      ],
      reports: [
        "tracing is active, and no policy of role 'worker-role' allows xray:PutTraceSegments and xray:PutTelemetryRecords",
      ],
    },
    {
      kind: "linked",
      title: "role, attachment and policy of the stack linked by dependency",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { role: unknown, tracingConfig: { mode: "Active" } },
          dependsOn: { role: ["worker-role"] },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: {} },
        {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          name: "worker-traces",
          inputs: { role: unknown, policyArn: unknown },
          dependsOn: { role: ["worker-role"], policyArn: ["traces"] },
        },
        {
          type: "aws:iam/policy:Policy",
          name: "traces",
          inputs: {
            policy:
              '{"Statement":[{"Effect":"Allow","Action":["xray:PutTraceSegments","xray:PutTelemetryRecords"],"Resource":"*"}]}',
          },
        },
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "a policy of the stack, found by its literal ARN, that allows other things",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: {
            role: "arn:aws:iam::123456789012:role/worker",
            tracingConfig: { mode: "Active" },
          },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
        {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          name: "worker-data",
          inputs: { role: "worker", policyArn: "arn:aws:iam::123456789012:policy/data" },
        },
        {
          type: "aws:iam/policy:Policy",
          name: "data",
          inputs: {
            name: "data",
            policy: '{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}',
          },
        },
      ],
      reports: [
        "tracing is active, and no policy of role 'worker-role' allows xray:PutTraceSegments and xray:PutTelemetryRecords",
      ],
    },
    {
      kind: "config",
      title: "the organisation's own managed policy",
      config: { managedPolicies: ["arn:aws:iam::123456789012:policy/lambda-base"] },
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: {
            role: "arn:aws:iam::123456789012:role/worker",
            tracingConfig: { mode: "Active" },
          },
        },
        {
          type: "aws:iam/role:Role",
          name: "worker-role",
          inputs: {
            name: "worker",
            managedPolicyArns: ["arn:aws:iam::123456789012:policy/lambda-base"],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "a role of the stack linked by dependency, which grants nothing",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { role: unknown, tracingConfig: { mode: "Active" } },
          dependsOn: { role: ["worker-role"] },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: {} },
      ],
      reports: [
        "tracing is active, and no policy of role 'worker-role' allows xray:PutTraceSegments and xray:PutTelemetryRecords",
      ],
    },
    {
      kind: "linked",
      title: "a policy of the stack in the role's own list, one of its two resources the right one",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { role: unknown, tracingConfig: { mode: "Active" } },
          dependsOn: { role: ["worker-role"] },
        },
        {
          type: "aws:iam/role:Role",
          name: "worker-role",
          inputs: { managedPolicyArns: [unknown] },
          dependsOn: { managedPolicyArns: ["traces"] },
        },
        {
          type: "aws:iam/policy:Policy",
          name: "traces",
          inputs: {
            policy:
              '{"Statement":[{"Effect":"Allow","Action":"xray:Put*","Resource":["arn:aws:s3:::etl-data","*"]}]}',
          },
        },
      ],
      reports: [],
    },
  ],
});
