import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";

testMoreOfStackPolicy("s3-trigger-no-recursion", "invoked by a rule", [
  {
    kind: "pass",
    title: "by rule: one prefix in, another out",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "worker",
        inputs: { name: "worker", role: "arn:aws:iam::123456789012:role/worker" },
      },
      { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
      {
        type: "aws:iam/rolePolicy:RolePolicy",
        name: "worker-data",
        inputs: {
          role: "worker",
          policy:
            '{"Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::etl-data/processed/*"}]}',
        },
      },
      {
        type: "aws:cloudwatch/eventRule:EventRule",
        name: "raw-objects",
        inputs: {
          name: "raw-objects",
          eventPattern:
            '{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["etl-data"]},"object":{"key":[{"prefix":"raw/"}]}}}',
        },
      },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "raw-objects-target",
        inputs: {
          rule: "raw-objects",
          arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
        },
      },
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "by rule: everything but what it writes",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "worker",
        inputs: { name: "worker", role: "arn:aws:iam::123456789012:role/worker" },
      },
      { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
      {
        type: "aws:iam/rolePolicy:RolePolicy",
        name: "worker-data",
        inputs: {
          role: "worker",
          policy:
            '{"Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::etl-data/processed/*"}]}',
        },
      },
      {
        type: "aws:cloudwatch/eventRule:EventRule",
        name: "raw-objects",
        inputs: {
          name: "raw-objects",
          eventPattern:
            '{"source":["aws.s3"],"detail":{"bucket":{"name":["etl-data"]},"object":{"key":[{"anything-but":{"prefix":"processed/"}}]}}}',
        },
      },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "raw-objects-target",
        inputs: {
          rule: "raw-objects",
          arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
        },
      },
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "by rule: every bucket but the one that it writes",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "worker",
        inputs: { name: "worker", role: "arn:aws:iam::123456789012:role/worker" },
      },
      { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
      {
        type: "aws:iam/rolePolicy:RolePolicy",
        name: "worker-data",
        inputs: {
          role: "worker",
          policy:
            '{"Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::etl-data/processed/*"}]}',
        },
      },
      {
        type: "aws:cloudwatch/eventRule:EventRule",
        name: "raw-objects",
        inputs: {
          name: "raw-objects",
          eventPattern:
            '{"source":["aws.s3"],"detail":{"bucket":{"name":[{"anything-but":["etl-data"]}]}}}',
        },
      },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "raw-objects-target",
        inputs: {
          rule: "raw-objects",
          arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
        },
      },
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "objects that are deleted, and events of other services",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "worker",
        inputs: { name: "worker", role: "arn:aws:iam::123456789012:role/worker" },
      },
      { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
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
        type: "aws:s3/bucketNotification:BucketNotification",
        name: "uploads",
        inputs: {
          bucket: "etl-data",
          lambdaFunctions: [
            {
              lambdaFunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
              events: ["s3:ObjectRemoved:*"],
            },
          ],
        },
      },
      {
        type: "aws:cloudwatch/eventRule:EventRule",
        name: "instances",
        inputs: { name: "instances", eventPattern: '{"source":["aws.ec2"]}' },
      },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "instances-target",
        inputs: {
          rule: "instances",
          arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
        },
      },
      {
        type: "aws:cloudwatch/eventRule:EventRule",
        name: "deletions",
        inputs: { name: "deletions", eventPattern: '{"detail-type":["Object Deleted"]}' },
      },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "deletions-target",
        inputs: {
          rule: "deletions",
          arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
        },
      },
      {
        type: "aws:cloudwatch/eventRule:EventRule",
        name: "failures",
        inputs: { name: "failures", eventPattern: '{"detail":{"state":["failed"]}}' },
      },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "failures-target",
        inputs: {
          rule: "failures",
          arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
        },
      },
      {
        type: "aws:cloudwatch/eventRule:EventRule",
        name: "broken",
        inputs: { name: "broken", eventPattern: "{" },
      },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "broken-target",
        inputs: {
          rule: "broken",
          arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
        },
      },
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "a schedule, and a rule of another stack",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "worker",
        inputs: { name: "worker", role: "arn:aws:iam::123456789012:role/worker" },
      },
      { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
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
        name: "nightly",
        inputs: { name: "nightly", scheduleExpression: "rate(1 day)" },
      },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "nightly-target",
        inputs: {
          rule: "nightly",
          arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
        },
      },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "other-target",
        inputs: {
          rule: "other",
          arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
        },
      },
    ],
    reports: [],
  },
  {
    kind: "fail",
    title: "by rule, whatever the bucket and the key",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "worker",
        inputs: { name: "worker", role: "arn:aws:iam::123456789012:role/worker" },
      },
      { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
      {
        type: "aws:iam/rolePolicy:RolePolicy",
        name: "worker-data",
        inputs: {
          role: "worker",
          policy: '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
        },
      },
      {
        type: "aws:cloudwatch/eventRule:EventRule",
        name: "raw-objects",
        inputs: { name: "raw-objects", eventPattern: '{"detail-type":["Object Created"]}' },
      },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "raw-objects-target",
        inputs: {
          rule: "raw-objects",
          arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
        },
      },
    ],
    reports: [
      "'raw-objects' invokes it for new objects */*, and role 'worker-role' lets it write them: s3:PutObject on *",
    ],
  },
  {
    kind: "fail",
    title: "by rule, with several names and matchers",
    resources: [
      {
        type: "aws:lambda/function:Function",
        name: "worker",
        inputs: { name: "worker", role: "arn:aws:iam::123456789012:role/worker" },
      },
      { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
      {
        type: "aws:iam/rolePolicy:RolePolicy",
        name: "worker-data",
        inputs: {
          role: "worker",
          policy:
            '{"Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":["arn:aws:s3:::etl-data/b*","arn:aws:s3:::etl-data/x/y.gz"]}]}',
        },
      },
      {
        type: "aws:cloudwatch/eventRule:EventRule",
        name: "raw-objects",
        inputs: {
          name: "raw-objects",
          eventPattern:
            '{"source":["aws.s3"],"detail":{"bucket":{"name":["etl-other","etl-data"]},"object":{"key":["a",{"suffix":".gz"},{"wildcard":"b/*/c"},{"numeric":["=",1]}]}}}',
        },
      },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "raw-objects-target",
        inputs: {
          rule: "raw-objects",
          arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
        },
      },
    ],
    reports: [
      "'raw-objects' invokes it for new objects etl-data/*.gz, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/b*",
      "'raw-objects' invokes it for new objects etl-data/b/*/c, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/b*",
      "'raw-objects' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/b*",
    ],
  },
]);
