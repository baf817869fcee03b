import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  allow,
  attachment,
  document,
  resource,
  role,
  rolePolicy,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

testMoreOfStackPolicy("iam-no-wildcards", "roles that change themselves", [
  ...[
    ["its own", "arn:aws:iam::123456789012:role/worker"],
    ["all that begin as its own name does", "arn:aws:iam::*:role/work*"],
  ].map(([title, Resource]) => ({
    kind: "evasion" as const,
    title: `a role that may change the policies of ${title}`,
    resources: [
      rolePolicy({ Effect: "Allow", Action: ["s3:GetObject", "iam:PutRolePolicy"], Resource }),
      role(),
    ],
    reports: [
      "policy statement 1 allows iam:PutRolePolicy on role 'worker-role', which has this policy and so can give itself every right: name other roles, or bound it by iam:PermissionsBoundary",
    ],
  })),
  {
    kind: "evasion",
    title: "a role that may attach policies to itself, by a policy that is attached to it",
    resources: [
      resource("aws:iam/policy:Policy", "self", {
        name: "self",
        policy: document(allow("iam:AttachRolePolicy", "arn:aws:iam::123456789012:role/worker")),
      }),
      attachment("", { policyArn: unknown }, { dependsOn: { policyArn: ["self"] } }),
      role(),
    ],
    reports: [
      "policy statement 1 allows iam:AttachRolePolicy on role 'worker-role', which has this policy and so can give itself every right: name other roles, or bound it by iam:PermissionsBoundary",
    ],
  },
  {
    kind: "pass",
    title: "a role that may change the policies of other roles, or its own within a boundary",
    resources: [
      rolePolicy([
        {
          Effect: "Allow",
          Action: "iam:PutRolePolicy",
          Resource: "arn:aws:iam::123456789012:role/other",
        },
        {
          Effect: "Allow",
          Action: "iam:AttachRolePolicy",
          Resource: "arn:aws:iam::123456789012:role/worker",
          Condition: {
            ArnEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess" },
          },
        },
      ]),
      role(),
    ],
    reports: [],
  },
  {
    kind: "evasion",
    title: "a role that may attach to itself all but one policy, or any of a list that ends in all",
    resources: [
      rolePolicy(
        [
          {
            ArnNotEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess" },
          },
          { ArnLike: { "iam:PolicyARN": ["arn:aws:iam::aws:policy/AWSXRay*", "*"] } },
          {
            ArnEqualsIfExists: {
              "iam:PermissionsBoundary": "arn:aws:iam::123456789012:policy/b",
            },
          },
        ].map((Condition) => ({
          Effect: "Allow",
          Action: "iam:AttachRolePolicy",
          Resource: "arn:aws:iam::123456789012:role/worker",
          Condition,
        })),
      ),
      role(),
    ],
    reports: [1, 2, 3].map(
      (statement) =>
        `policy statement ${statement} allows iam:AttachRolePolicy on role 'worker-role', which has this policy and so can give itself every right: name other roles, or bound it by iam:PermissionsBoundary`,
    ),
  },
]);
