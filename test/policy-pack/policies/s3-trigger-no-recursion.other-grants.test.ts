import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  allow,
  allowTo,
  arnOf,
  bucket,
  document,
  resource,
  role,
  rolePolicy,
} from "../../../policy-pack/testing/resources";
import { type TestResource, unknown } from "../../../policy-pack/testing/test-resource";
import {
  account,
  bounded,
  bucketPolicy,
  everyone,
  found,
  letsWrite,
  raw,
  uploads,
  worker,
} from "./uploads-to-worker";

type Statement = Readonly<Record<string, unknown>>;

/** Another role, which may be assumed on those terms, and writes what is said. */
const writer = (
  assumeRolePolicy: unknown,
  objects = "arn:aws:s3:::etl-data/*",
  options: Partial<TestResource> = {},
) => [
  role({ name: "writer", assumeRolePolicy }, { name: "writer-role", ...options }),
  rolePolicy(allow("s3:PutObject", objects), { role: "writer" }, { name: "writer-data" }),
];

const trust = (principal: unknown, more: Statement = {}) =>
  document({ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole", ...more });

const ofAccount = { Condition: { StringEquals: { "aws:PrincipalAccount": account } } };

const byBucket = `${found}policy of 'data-policy' lets role 'worker-role' write them: s3:PutObject on arn:aws:s3:::etl-data/raw/*`;
const byWriter = `${found}role 'writer-role', which it may assume, lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*`;

testMoreOfStackPolicy("s3-trigger-no-recursion", "what a bucket and other roles let it write", [
  {
    kind: "evasion",
    title: "the bucket's policy lets the role write",
    resources: [...uploads(), bucketPolicy(letsWrite(worker))],
    reports: [byBucket],
  },
  {
    kind: "evasion",
    title: "the bucket itself says so",
    resources: [...uploads(), bucket({ bucket: "etl-data", policy: letsWrite(worker) })],
    reports: [byBucket.replace("data-policy", "data")],
  },
  {
    kind: "evasion",
    title: "the bucket's policy lets everyone write, on a condition that the role meets",
    resources: [
      ...uploads(),
      bucketPolicy(
        letsWrite(everyone, {
          ...raw,
          Condition: {
            ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${account}:role/work*` },
            StringEquals: { "aws:PrincipalAccount": account },
          },
        }),
      ),
    ],
    reports: [byBucket],
  },
  {
    kind: "evasion",
    title: "the bucket's policy lets all but another role write",
    resources: [
      ...uploads(),
      bucketPolicy(
        document({
          Effect: "Allow",
          NotPrincipal: { AWS: arnOf.role("reader") },
          Action: "s3:*",
          ...raw,
        }),
      ),
    ],
    reports: [byBucket],
  },
  {
    kind: "linked",
    title: "the bucket's policy names the role by its ARN, which only the update knows",
    resources: [
      ...uploads(),
      bucketPolicy(
        { Statement: [allowTo({ AWS: unknown }, "s3:PutObject", raw)] },
        { dependsOn: { policy: ["worker-role"] } },
      ),
    ],
    reports: [byBucket],
  },
  {
    kind: "pass",
    title: "policies of buckets that let in others, or elsewhere",
    resources: [
      ...uploads(),
      role({ name: "reader" }, { name: "reader-role" }),
      bucketPolicy(
        document([
          allowTo({ AWS: arnOf.role("reader") }, "s3:PutObject", raw),
          allowTo({ AWS: `arn:aws:iam::${account}:root` }, "s3:PutObject", raw),
          allowTo({ Service: "logging.s3.amazonaws.com" }, "s3:PutObject", raw),
          allowTo(worker, "s3:GetObject", raw),
          allowTo(worker, "s3:PutObject", { Resource: "arn:aws:s3:::etl-data/processed/*" }),
          allowTo(everyone, "s3:PutObject", {
            ...raw,
            Condition: { ArnEquals: { "aws:PrincipalArn": arnOf.role("reader") } },
          }),
          allowTo(everyone, "s3:PutObject", {
            ...raw,
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          }),
          { Effect: "Allow", NotPrincipal: worker, Action: "s3:PutObject", ...raw },
          { Effect: "Allow", NotPrincipal: { AWS: unknown }, Action: "s3:PutObject", ...raw },
        ]),
      ),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "the bucket's policy denies the role what its own policy allows",
    resources: [
      ...uploads(),
      rolePolicy(allow("s3:PutObject", "arn:aws:s3:::etl-data/*")),
      bucketPolicy(document({ ...allowTo(worker, "s3:Put*", raw), Effect: "Deny" })),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "the bucket's policy denies the role's account what the role's own policy allows",
    resources: [
      ...uploads({}, { provider: { allowedAccountIds: [account] } }),
      rolePolicy(allow("s3:PutObject", "arn:aws:s3:::etl-data/*")),
      bucketPolicy(document({ ...allowTo({ AWS: account }, "s3:*", raw), Effect: "Deny" })),
    ],
    reports: [],
  },
  {
    kind: "evasion",
    title:
      "the bucket's policy denies on a condition that the role may not meet, and other accounts",
    resources: [
      ...uploads(),
      rolePolicy(allow("s3:PutObject", "arn:aws:s3:::etl-data/*")),
      bucketPolicy(
        document([
          {
            ...allowTo(worker, "s3:Put*", {
              ...raw,
              Condition: { Bool: { "aws:SecureTransport": "false" } },
            }),
            Effect: "Deny",
          },
          { ...allowTo({ AWS: "999999999999" }, "s3:*", raw), Effect: "Deny" },
        ]),
      ),
    ],
    reports: [
      `${found}role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*`,
    ],
  },
  {
    kind: "pass",
    title: "a boundary that leaves out what the bucket's policy allows",
    resources: [
      ...uploads(bounded),
      resource("aws:iam/policy:Policy", "boundary", {
        name: "boundary",
        policy: document(allow("s3:GetObject", "*")),
      }),
      bucketPolicy(letsWrite(worker)),
    ],
    reports: [],
  },
  {
    kind: "unknown",
    title: "a resource of the bucket's policy that only the update knows",
    resources: [
      ...uploads(),
      bucketPolicy({ Statement: allowTo(worker, "s3:PutObject", { Resource: unknown }) }),
    ],
    reports: [
      {
        resource: "worker",
        level: "advisory",
        message: "policy of 'data-policy' is not known before the update: evaluated then",
      },
    ],
  },
  {
    kind: "unknown",
    title: "a bucket's policy that only the update knows, made with the role's ARN",
    resources: [...uploads(), bucketPolicy(unknown, { dependsOn: { policy: ["worker-role"] } })],
    reports: [
      {
        resource: "worker",
        level: "advisory",
        message: "policy of 'data-policy' is not known before the update: evaluated then",
      },
    ],
  },
  {
    kind: "unknown",
    title: "policies that only the update knows, of another bucket and without the role",
    resources: [
      ...uploads(),
      bucketPolicy(unknown),
      bucketPolicy(
        unknown,
        { name: "reports-policy", dependsOn: { policy: ["worker-role"] } },
        { bucket: "reports" },
      ),
    ],
    reports: [],
  },
  {
    kind: "evasion",
    title: "a second role writes, which trusts the first",
    resources: [...uploads(), ...writer(trust(worker))],
    reports: [byWriter],
  },
  {
    kind: "evasion",
    title: "a second role writes, which trusts the account, and the first may assume it",
    resources: [
      ...uploads(),
      ...writer(trust({ AWS: `arn:aws:iam::${account}:root` })),
      rolePolicy(allow("sts:*", arnOf.role("wri*"))),
    ],
    reports: [byWriter],
  },
  {
    kind: "evasion",
    title: "a second role writes, by way of a third",
    resources: [
      ...uploads(),
      ...writer(trust({ AWS: arnOf.role("broker") })),
      role({ name: "broker", assumeRolePolicy: trust(worker) }, { name: "broker-role" }),
    ],
    reports: [byWriter],
  },
  {
    kind: "evasion",
    title: "a second role writes, which trusts all but another",
    resources: [
      ...uploads(),
      ...writer(
        document({
          Effect: "Allow",
          NotPrincipal: { AWS: arnOf.role("reader") },
          Action: "sts:AssumeRole",
          ...ofAccount,
        }),
      ),
    ],
    reports: [byWriter],
  },
  {
    kind: "evasion",
    title: "a bucket's policy lets a second role write",
    resources: [
      ...uploads(),
      role({ name: "writer", assumeRolePolicy: trust("*", ofAccount) }, { name: "writer-role" }),
      bucketPolicy(letsWrite({ AWS: arnOf.role("writer") })),
    ],
    reports: [
      `${found}policy of 'data-policy' lets role 'writer-role', which it may assume, write them: s3:PutObject on arn:aws:s3:::etl-data/raw/*`,
    ],
  },
  {
    kind: "linked",
    title: "a second role's trust is made with the first one's ARN, which only the update knows",
    resources: [
      ...uploads(),
      ...writer(unknown, undefined, { dependsOn: { assumeRolePolicy: ["worker-role"] } }),
    ],
    reports: [byWriter],
  },
  {
    kind: "linked",
    title: "a second role's trust names the first one's ARN, which only the update knows",
    resources: [
      ...uploads(),
      ...writer({ Statement: JSON.parse(trust({ AWS: unknown })).Statement }, undefined, {
        dependsOn: { assumeRolePolicy: ["worker-role"] },
      }),
    ],
    reports: [byWriter],
  },
  {
    kind: "pass",
    title: "a second role that only the account may assume, and nothing lets the first",
    resources: [
      ...uploads(),
      ...writer(trust({ AWS: account })),
      rolePolicy(allow("sts:AssumeRole", arnOf.role("reader"))),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "a second role that trusts another, on a condition, or for something else",
    resources: [
      ...uploads(),
      ...writer(
        JSON.stringify({
          Statement: [
            ...[
              trust({ AWS: arnOf.role("reader") }),
              trust(worker, { Action: "sts:TagSession" }),
              trust(worker, { Effect: "Deny" }),
              trust(everyone, {
                Condition: { StringEquals: { "aws:PrincipalArn": arnOf.role("reader") } },
              }),
              trust({ AWS: account }, { Condition: { Null: { "aws:PrincipalArn": "true" } } }),
              trust({ Federated: "cognito-identity.amazonaws.com" }),
            ].map((text) => JSON.parse(text).Statement[0]),
          ],
        }),
      ),
      rolePolicy(allow("sts:AssumeRole", "*")),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "a second role that everyone may assume, which iam-trust-policy reports",
    resources: [...uploads(), ...writer(trust("*"))],
    reports: [],
  },
  {
    kind: "pass",
    title: "a second role that may be assumed, and writes elsewhere",
    resources: [...uploads(), ...writer(trust(worker), "arn:aws:s3:::etl-output/*")],
    reports: [],
  },
  {
    kind: "unknown",
    title: "a second role's trust that only the update knows, made without the first",
    resources: [...uploads(), ...writer(unknown)],
    reports: [],
  },
  {
    kind: "unknown",
    title: "a policy that only the update knows may let it assume a second role",
    resources: [
      ...uploads(),
      ...writer(trust({ AWS: account })),
      rolePolicy([], { policy: unknown }),
    ],
    reports: [
      {
        resource: "worker",
        level: "advisory",
        message: "policy of 'worker-data' is not known before the update: evaluated then",
      },
    ],
  },
]);
