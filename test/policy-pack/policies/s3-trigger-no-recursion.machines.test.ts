import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  allow,
  arnOf,
  fn,
  resource,
  role,
  rolePolicy,
  rule,
  target,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** Function 'worker', whose role lets it write the objects of bucket 'etl-data'. */
const writer = () => [
  fn({ role: arnOf.role("worker") }),
  role(),
  rolePolicy(allow("s3:PutObject", "arn:aws:s3:::etl-data/*")),
];

/** New objects of bucket 'etl-data' go to that ARN, by rule 'created'. */
const created = (arn: string, options = {}) => [
  rule({
    name: "created",
    eventPattern: JSON.stringify({
      source: ["aws.s3"],
      "detail-type": ["Object Created"],
      detail: { bucket: { name: ["etl-data"] } },
    }),
  }),
  target({ rule: "created", arn }, options),
];

const machineArn = (name: string) => `arn:aws:states:eu-west-1:123456789012:stateMachine:${name}`;

const machine: typeof target = (inputs, options) =>
  resource("aws:sfn/stateMachine:StateMachine", "flow", inputs, options);

/** State machine 'flow' of those steps. */
const flow = (States: object) => machine({ name: "flow", definition: JSON.stringify({ States }) });

testMoreOfStackPolicy("s3-trigger-no-recursion", "by way of state machines", [
  {
    kind: "fail",
    title: "a state machine of which the function is a step",
    resources: [
      ...writer(),
      fn({ name: "first", role: arnOf.role("first") }),
      ...created(machineArn("flow")),
      flow({
        First: { Resource: arnOf.fn("first") },
        Work: { Resource: arnOf.fn("worker:live") },
      }),
    ],
    reports: [
      "'created' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
    ],
  },
  {
    kind: "linked",
    title: "a state machine whose definition only the update knows",
    resources: [
      ...writer(),
      ...created(unknown, { dependsOn: { arn: ["flow"] } }),
      machine({ definition: unknown }, { dependsOn: { definition: ["worker"] } }),
    ],
    reports: [
      "'created' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
    ],
  },
  {
    kind: "pass",
    title: "a state machine that is started otherwise",
    resources: [
      ...writer(),
      flow({ Work: { Resource: arnOf.fn("worker") } }),
      ...created(machineArn("flow-2")),
    ],
    reports: [],
  },
]);
