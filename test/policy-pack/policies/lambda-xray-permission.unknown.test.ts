import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testMoreOfStackPolicy("lambda-xray-permission", "what only the update knows", [
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
]);
