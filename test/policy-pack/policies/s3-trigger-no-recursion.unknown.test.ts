import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  alias,
  allow,
  arnOf,
  bucket,
  document,
  fn,
  notification,
  resource,
  role,
  rolePolicy,
  rule,
  target,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const worker = () => fn({ role: arnOf.role("worker") });

const toWorker = { lambdaFunctionArn: arnOf.fn("worker"), events: ["s3:ObjectCreated:*"] };

/** New objects of bucket 'etl-data' invoke these. */
const uploads = (lambdaFunctions: object[], options = {}) =>
  notification({ bucket: "etl-data", lambdaFunctions }, options);

testMoreOfStackPolicy("s3-trigger-no-recursion", "what only the update knows", [
  {
    kind: "linked",
    title: "by the dependency of both entries on one function, through its aliases",
    resources: [
      worker(),
      alias({ name: "live" }),
      alias({ name: "next" }),
      role({
        inlinePolicies: [
          { policy: document(allow("s3:PutObject", "arn:aws:s3:::etl-data/processed/*")) },
        ],
      }),
      uploads([{ ...toWorker, lambdaFunctionArn: unknown, filterPrefix: "processed/" }], {
        dependsOn: { lambdaFunctions: ["live", "next"] },
      }),
    ],
    reports: [
      "'uploads' invokes it for new objects etl-data/processed/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/processed/*",
    ],
  },
  {
    kind: "unknown",
    title: "a document, a resource, a policy and a pattern that only the update knows",
    resources: [
      worker(),
      role(),
      rolePolicy([], { policy: unknown }),
      uploads([toWorker]),
      rule({ name: "raw-objects", eventPattern: unknown }),
      target({ rule: "raw-objects" }),
    ],
    reports: [
      {
        level: "advisory",
        message: "policy of 'worker-data' is not known before the update: evaluated then",
      },
      {
        level: "advisory",
        message: "eventPattern of 'raw-objects' is not known before the update: evaluated then",
      },
    ],
  },
  {
    kind: "unknown",
    title: "a resource that only the update knows",
    resources: [
      worker(),
      role({
        inlinePolicies: [{ policy: { Statement: allow("s3:PutObject", [unknown]) } }],
      }),
      uploads([toWorker]),
    ],
    reports: [
      {
        level: "advisory",
        message: "a Resource of the role's policies is not known before the update: evaluated then",
      },
    ],
  },
  {
    kind: "unknown",
    title: "a managed policy that only the update knows, and a prefix",
    resources: [
      worker(),
      role(),
      resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "worker-s3", {
        role: "worker",
        policyArn: unknown,
      }),
      uploads([toWorker, { ...toWorker, filterPrefix: unknown }]),
    ],
    reports: [
      {
        level: "advisory",
        message: "policyArn of 'worker-s3' is not known before the update: evaluated then",
      },
      "filterPrefix of 'uploads' is not known before the update: set it to a value that the preview can evaluate",
    ],
  },
  {
    kind: "linked",
    title:
      "a notification and a rule linked by dependency, and a resource of any region and account",
    resources: [
      worker(),
      role(),
      rolePolicy([
        allow("s3:PutObject", "arn:aws:s3:*:*:etl-data/*"),
        { Effect: "Deny", Action: "s3:PutObject", Resource: arnOf.queue("jobs") },
      ]),
      bucket({ bucket: "etl-data" }),
      notification(
        { bucket: unknown, lambdaFunctions: [{ ...toWorker, lambdaFunctionArn: unknown }] },
        { dependsOn: { bucket: ["data"], lambdaFunctions: ["worker"] } },
      ),
      rule({ name: undefined, eventPattern: '{"source":["aws.s3"]}' }, { name: "created" }),
      target(
        { rule: unknown, arn: unknown },
        { dependsOn: { rule: ["created"], arn: ["worker"] } },
      ),
    ],
    reports: [
      "'uploads' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:*:*:etl-data/*",
      "'created' invokes it for new objects */*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:*:*:etl-data/*",
    ],
  },
]);
