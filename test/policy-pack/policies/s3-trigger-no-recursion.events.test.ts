import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";

testMoreOfStackPolicy("s3-trigger-no-recursion", "by further events", [
  {
    kind: "fail",
    title: "calls that put objects in its bucket",
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
        name: "puts",
        inputs: {
          name: "puts",
          eventPattern:
            '{"source":["aws.s3"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"eventName":["DeleteObject","PutObject"],"requestParameters":{"bucketName":["etl-data"],"key":[{"prefix":"raw/"}]}}}',
        },
      },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "puts-worker",
        inputs: {
          rule: "puts",
          arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
        },
      },
    ],
    reports: [
      "'puts' invokes it for new objects etl-data/raw/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
    ],
  },
  {
    kind: "fail",
    title: "all calls on its bucket",
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
        name: "puts",
        inputs: {
          name: "puts",
          eventPattern:
            '{"source":["aws.s3"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"requestParameters":{"bucketName":["etl-data"]}}}',
        },
      },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "puts-worker",
        inputs: {
          rule: "puts",
          arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
        },
      },
    ],
    reports: [
      "'puts' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
    ],
  },
  {
    kind: "pass",
    title: "calls that delete objects",
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
        name: "puts",
        inputs: {
          name: "puts",
          eventPattern:
            '{"source":["aws.s3"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"eventName":["DeleteObject"],"requestParameters":{"bucketName":["etl-data"]}}}',
        },
      },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "puts-worker",
        inputs: {
          rule: "puts",
          arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
        },
      },
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "calls on another bucket",
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
        name: "puts",
        inputs: {
          name: "puts",
          eventPattern:
            '{"source":["aws.s3"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"eventName":["PutObject"],"requestParameters":{"bucketName":["etl-logs"]}}}',
        },
      },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "puts-worker",
        inputs: {
          rule: "puts",
          arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
        },
      },
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "calls of another service",
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
        name: "puts",
        inputs: {
          name: "puts",
          eventPattern:
            '{"source":["aws.s3-outposts"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"eventName":["PutObject"]}}',
        },
      },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "puts-worker",
        inputs: {
          rule: "puts",
          arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
        },
      },
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "all objects but those under several prefixes",
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
            '{"Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":["arn:aws:s3:::etl-data/processed/*","arn:aws:s3:::etl-data/rejects/*"]}]}',
        },
      },
      {
        type: "aws:cloudwatch/eventRule:EventRule",
        name: "puts",
        inputs: {
          name: "puts",
          eventPattern:
            '{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["etl-data"]},"object":{"key":[{"anything-but":{"prefix":["processed/","rejects/"]}}]}}}',
        },
      },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "puts-worker",
        inputs: {
          rule: "puts",
          arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
        },
      },
    ],
    reports: [],
  },
  {
    kind: "fail",
    title: "all objects but those with several endings",
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
            '{"Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::etl-data/processed/*"}]}',
        },
      },
      {
        type: "aws:cloudwatch/eventRule:EventRule",
        name: "puts",
        inputs: {
          name: "puts",
          eventPattern:
            '{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["etl-data"]},"object":{"key":[{"anything-but":{"suffix":[".tmp",".part"]}}]}}}',
        },
      },
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "puts-worker",
        inputs: {
          rule: "puts",
          arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
        },
      },
    ],
    reports: [
      "'puts' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/processed/*",
    ],
  },
]);
