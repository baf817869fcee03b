import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  allow,
  arnOf,
  fn,
  resource,
  role,
  rolePolicy,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** Function 'worker', which is traced, with role 'worker'. */
const traced = (inputs = {}, options = {}) =>
  fn({ role: arnOf.role("worker"), tracingConfig: { mode: "Active" }, ...inputs }, options);

const managed = (name: string) => `arn:aws:iam::aws:policy/${name}`;

testMoreOfStackPolicy("lambda-xray-permission", "what only the update knows", [
  {
    kind: "unknown",
    title: "a document that only the update knows",
    resources: [traced(), role(), rolePolicy([], { policy: unknown })],
    reports: [
      {
        level: "advisory",
        message: "policy of 'worker-data' is not known before the update: evaluated then",
      },
    ],
  },
  {
    kind: "unknown",
    title: "a document with an unknown resource",
    resources: [
      traced(),
      role(),
      rolePolicy([], {
        policy: {
          Statement: [
            allow("s3:GetObject", unknown, { Sid: "Read" }),
            allow("xray:*", unknown, { Sid: "Trace" }),
          ],
        },
      }),
    ],
    reports: [
      {
        level: "advisory",
        message:
          "policy of 'worker-data' statement Trace is not known before the update: evaluated then",
      },
    ],
  },
  {
    kind: "unknown",
    title: "a managed policy that only the update knows, and one that is right",
    resources: [
      traced(),
      role(),
      resource(
        "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
        "worker-policies",
        { roleName: "worker", policyArns: [unknown, managed("AWSXRayDaemonWriteAccess")] },
      ),
    ],
    reports: [],
  },
  {
    kind: "unknown",
    title: "managed policies that only the update knows",
    resources: [traced(), role({ managedPolicyArns: unknown })],
    reports: [
      {
        level: "advisory",
        message:
          "managedPolicyArns of 'worker-role' is not known before the update: evaluated then",
      },
    ],
  },
  {
    kind: "unknown",
    title: "an unknown document is a violation where the settings say so",
    settings: { unknownDocuments: "mandatory" },
    resources: [traced(), role({ managedPolicyArns: unknown })],
    reports: ["managedPolicyArns of 'worker-role' is not known before the update: evaluated then"],
  },
  {
    kind: "unknown",
    title: "a policy of the stack whose document only the update knows",
    resources: [
      traced({ role: unknown }, { dependsOn: { role: ["worker-role"] } }),
      role(
        { name: undefined, managedPolicyArns: [unknown] },
        { dependsOn: { managedPolicyArns: ["traces"] } },
      ),
      resource("aws:iam/policy:Policy", "traces", { policy: unknown }),
    ],
    reports: [
      {
        level: "advisory",
        message: "policy of 'traces' is not known before the update: evaluated then",
      },
    ],
  },
]);
