import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testMoreOfStackPolicy("lambda-xray-permission", "what its documents allow and deny", [
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
]);
