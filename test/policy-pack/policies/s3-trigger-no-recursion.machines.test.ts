import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testMoreOfStackPolicy("s3-trigger-no-recursion", "by way of state machines", [
  {
    kind: "fail",
    title: "a state machine of which the function is a step",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "worker",
        inputs: {
          name: "worker",
          role: "arn:aws:iam::123456789012:role/worker",
        },
      },
      {
        type: "aws:iam/role:Role",
        name: "worker-role",
        inputs: {
          name: "worker",
        },
      },
      {
        type: "aws:iam/rolePolicy:RolePolicy",
        name: "worker-data",
        inputs: {
          role: "worker",
          policy:
            '{"Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::etl-data/*"}]}',
        },
      },
      {
        type: "aws:lambda/function:Function",
        name: "first",
        inputs: {
          name: "first",
          role: "arn:aws:iam::123456789012:role/first",
        },
      },
      {
        type: "aws:cloudwatch/eventRule:EventRule",
        name: "created",
        inputs: {
          name: "created",
          eventPattern:
            '{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["etl-data"]}}}',
        },
      },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "created-flow",
        inputs: {
          rule: "created",
          arn: "arn:aws:states:eu-west-1:123456789012:stateMachine:flow",
        },
      },
      {
        type: "aws:sfn/stateMachine:StateMachine",
        name: "flow",
        inputs: {
          name: "flow",
          definition:
            '{"States":{"First":{"Resource":"arn:aws:lambda:eu-west-1:123456789012:function:first"},"Work":{"Resource":"arn:aws:lambda:eu-west-1:123456789012:function:worker:live"}}}',
        },
      },
    ],
    reports: [
      "'created' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
    ],
  },
  {
    kind: "linked",
    title: "a state machine whose definition only the update knows",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "worker",
        inputs: {
          name: "worker",
          role: "arn:aws:iam::123456789012:role/worker",
        },
      },
      {
        type: "aws:iam/role:Role",
        name: "worker-role",
        inputs: {
          name: "worker",
        },
      },
      {
        type: "aws:iam/rolePolicy:RolePolicy",
        name: "worker-data",
        inputs: {
          role: "worker",
          policy:
            '{"Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::etl-data/*"}]}',
        },
      },
      {
        type: "aws:cloudwatch/eventRule:EventRule",
        name: "created",
        inputs: {
          name: "created",
          eventPattern:
            '{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["etl-data"]}}}',
        },
      },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "created-flow",
        inputs: {
          rule: "created",
          arn: unknown,
        },
        dependsOn: {
          arn: ["flow"],
        },
      },
      {
        type: "aws:sfn/stateMachine:StateMachine",
        name: "flow",
        inputs: {
          definition: unknown,
        },
        dependsOn: {
          definition: ["worker"],
        },
      },
    ],
    reports: [
      "'created' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
    ],
  },
  {
    kind: "pass",
    title: "a state machine that is started otherwise",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "worker",
        inputs: {
          name: "worker",
          role: "arn:aws:iam::123456789012:role/worker",
        },
      },
      {
        type: "aws:iam/role:Role",
        name: "worker-role",
        inputs: {
          name: "worker",
        },
      },
      {
        type: "aws:iam/rolePolicy:RolePolicy",
        name: "worker-data",
        inputs: {
          role: "worker",
          policy:
            '{"Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::etl-data/*"}]}',
        },
      },
      {
        type: "aws:sfn/stateMachine:StateMachine",
        name: "flow",
        inputs: {
          name: "flow",
          definition:
            '{"States":{"Work":{"Resource":"arn:aws:lambda:eu-west-1:123456789012:function:worker"}}}',
        },
      },
      {
        type: "aws:cloudwatch/eventRule:EventRule",
        name: "created",
        inputs: {
          name: "created",
          eventPattern:
            '{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["etl-data"]}}}',
        },
      },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "created-other",
        inputs: {
          rule: "created",
          arn: "arn:aws:states:eu-west-1:123456789012:stateMachine:flow-2",
        },
      },
    ],
    reports: [],
  },
]);
