import { unknown } from "../support/policy-server";
import { testStackPolicy } from "../support/policy-tester";

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
      kind: "fail",
      title: "a role with policies for other things, and another role with the right one",
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
          name: "worker-logs",
          inputs: {
            role: "worker",
            policyArn: "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
          },
        },
        {
          type: "aws:iam/rolePolicy:RolePolicy",
          name: "worker-data",
          inputs: {
            role: "worker",
            policy:
              '{"Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"},{"Effect":"Allow","NotAction":"xray:Put*","Resource":"*"},{"Effect":"Allow","Action":"xray:Put*","Resource":"arn:aws:xray:eu-west-1:123456789012:group/x"}]}',
          },
        },
        {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          name: "helper-traces",
          inputs: { role: "helper", policyArn: "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess" },
        },
      ],
      reports: [
        "tracing is active, and no policy of role 'worker-role' allows xray:PutTraceSegments and xray:PutTelemetryRecords",
      ],
    },
    {
      kind: "fail",
      title: "a policy for one of the two actions, and one that is no policy document",
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
          inputs: { name: "worker", inlinePolicies: [{ name: "broken", policy: "{" }] },
        },
        {
          type: "aws:iam/rolePolicy:RolePolicy",
          name: "worker-traces",
          inputs: {
            role: "worker",
            policy:
              '{"Statement":{"Effect":"Allow","Action":["xray:PutTraceSegments"],"Resource":"*"}}',
          },
        },
      ],
      reports: [
        "tracing is active, and no policy of role 'worker-role' allows xray:PutTelemetryRecords",
      ],
    },
    {
      kind: "fail",
      title: "a document that denies what the managed policy allows",
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
            managedPolicyArns: ["arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"],
          },
        },
        {
          type: "aws:iam/rolePolicy:RolePolicy",
          name: "worker-limits",
          inputs: {
            role: "worker",
            policy:
              '{"Statement":[{"Effect":"Allow","Action":"xray:*","Resource":"*"},{"Sid":"NoTraces","Effect":"Deny","NotAction":["s3:*","xray:PutTelemetryRecords"],"NotResource":"arn:aws:s3:::x"}]}',
          },
        },
      ],
      reports: [
        "tracing is active, and policy of 'worker-limits' statement NoTraces denies xray:PutTraceSegments",
      ],
    },
    {
      kind: "pass",
      title: "documents that deny other things, by condition, or what only the update knows",
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
            managedPolicyArns: ["arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"],
          },
        },
        {
          type: "aws:iam/rolePolicy:RolePolicy",
          name: "worker-limits",
          inputs: {
            role: "worker",
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
          },
        },
      ],
      reports: [],
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
      title: "own documents that give one action each, as JSON and as an object",
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
            inlinePolicies: [
              {
                name: "segments",
                policy:
                  '{"Statement":{"Effect":"Allow","Action":"XRay:Put*Segments","Resource":"*"}}',
              },
            ],
          },
        },
        {
          type: "aws:iam/rolePolicy:RolePolicy",
          name: "worker-records",
          inputs: {
            role: "worker",
            policy: {
              Statement: [{ Effect: "Allow", NotAction: ["iam:*"], Resource: ["*"] }],
            },
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
      kind: "unknown",
      title: "a document that only the update knows",
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
          type: "aws:iam/rolePolicy:RolePolicy",
          name: "worker-data",
          inputs: { role: "worker", policy: unknown },
        },
      ],
      reports: [
        {
          level: "advisory",
          message: "policy of 'worker-data' is not known before the update: judged then",
        },
      ],
    },
    {
      kind: "unknown",
      title: "a document with an unknown resource",
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
          type: "aws:iam/rolePolicy:RolePolicy",
          name: "worker-data",
          inputs: {
            role: "worker",
            policy: {
              Statement: [
                { Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource: unknown },
                { Sid: "Trace", Effect: "Allow", Action: "xray:*", Resource: unknown },
              ],
            },
          },
        },
      ],
      reports: [
        {
          level: "advisory",
          message:
            "policy of 'worker-data' statement Trace is not known before the update: judged then",
        },
      ],
    },
    {
      kind: "unknown",
      title: "a managed policy that only the update knows, and one that is right",
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
            policyArns: [unknown, "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "unknown",
      title: "managed policies that only the update knows",
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
          inputs: { name: "worker", managedPolicyArns: unknown },
        },
      ],
      reports: [
        {
          level: "advisory",
          message: "managedPolicyArns of 'worker-role' is not known before the update: judged then",
        },
      ],
    },
    {
      kind: "unknown",
      title: "an unknown document is a violation where the settings say so",
      settings: { unknownDocuments: "mandatory" },
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
          inputs: { name: "worker", managedPolicyArns: unknown },
        },
      ],
      reports: ["managedPolicyArns of 'worker-role' is not known before the update: judged then"],
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
    {
      kind: "unknown",
      title: "a policy of the stack whose document only the update knows",
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
        { type: "aws:iam/policy:Policy", name: "traces", inputs: { policy: unknown } },
      ],
      reports: [
        {
          level: "advisory",
          message: "policy of 'traces' is not known before the update: judged then",
        },
      ],
    },
    {
      kind: "fail",
      title: "a condition on what is denied, and nothing that is allowed",
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
          type: "aws:iam/rolePolicy:RolePolicy",
          name: "worker-traces",
          inputs: {
            role: "worker",
            policy:
              '{"Statement":[{"Effect":"Deny","Action":"xray:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}',
          },
        },
      ],
      reports: [
        "tracing is active, and no policy of role 'worker-role' allows xray:PutTraceSegments and xray:PutTelemetryRecords",
      ],
    },
    {
      kind: "pass",
      title: "what is denied on all resources but two, one of which is that of the traces",
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
          type: "aws:iam/rolePolicy:RolePolicy",
          name: "worker-traces",
          inputs: {
            role: "worker",
            policy:
              '{"Statement":[{"Effect":"Deny","Action":"xray:*","NotResource":["arn:aws:s3:::etl-data","*"]},{"Effect":"Allow","Action":"xray:Put*","Resource":"*"}]}',
          },
        },
      ],
      reports: [],
    },
  ],
});
