import { unknown } from "../support/policy-server";
import { testStackPolicy } from "../support/policy-tester";

testStackPolicy("s3-trigger-no-recursion", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "one prefix in, another out",
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
              '{"Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":["arn:aws:s3:::etl-data/processed/*","arn:aws:s3:::etl-output/*"]}]}',
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
                events: ["s3:ObjectCreated:*"],
                filterPrefix: "raw/",
              },
            ],
          },
        },
      ],
      reports: [],
    },
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
      kind: "pass",
      title: "a role that only reads, and writes other buckets",
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
              '{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::etl-data/*"},{"Effect":"Allow","NotAction":"s3:Put*","Resource":"*"},{"Effect":"Allow","Action":"*","Resource":"arn:aws:sqs:eu-west-1:123456789012:jobs"},{"Effect":"Allow","Action":"s3:*","NotResource":["arn:aws:s3:::logs/*","arn:aws:s3:::etl-*"]}]}',
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
                events: ["s3:ObjectCreated:*"],
                filterPrefix: "raw/",
              },
            ],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a role that is denied what it is allowed",
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
              '{"Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::etl-data/*"},{"Effect":"Deny","Action":"s3:*","Resource":["arn:aws:s3:::etl-data","arn:aws:s3:::etl-data/*"]}]}',
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
                events: ["s3:ObjectCreated:*"],
                filterPrefix: "raw/",
              },
            ],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a role outside the stack",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", role: "arn:aws:iam::123456789012:role/other" },
        },
        {
          type: "aws:s3/bucketNotification:BucketNotification",
          name: "uploads",
          inputs: {
            bucket: "etl-data",
            lambdaFunctions: [
              {
                lambdaFunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
                events: ["s3:ObjectCreated:*"],
              },
            ],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "the whole bucket in and out",
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
                events: ["s3:ObjectCreated:*"],
              },
            ],
          },
        },
      ],
      reports: [
        "'uploads' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
      ],
    },
    {
      kind: "fail",
      title: "a prefix within the one that it writes, by each of its policies' shapes",
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
              '{"Statement":[{"Effect":"Allow","Action":"s3:Put*","Resource":"arn:aws:s3:::etl-data/raw/*"},{"Effect":"Deny","Action":"s3:PutObject","Resource":"arn:aws:s3:::etl-data/raw/a/*","Condition":{"Bool":{"aws:SecureTransport":"false"}}},{"Effect":"Deny","Action":"s3:GetObject","Resource":"*"}]}',
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
                events: ["s3:ObjectRemoved:*", "s3:ObjectCreated:Put"],
                filterPrefix: "raw/a/",
                filterSuffix: ".csv",
              },
            ],
          },
        },
      ],
      reports: [
        "'uploads' invokes it for new objects etl-data/raw/a/*.csv, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/raw/*",
      ],
    },
    {
      kind: "fail",
      title: "all but another action, or another resource",
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
              '{"Statement":[{"Effect":"Allow","NotAction":"iam:*","NotResource":"arn:aws:s3:::etl-logs/*"}]}',
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
                events: ["s3:ObjectCreated:*"],
              },
            ],
          },
        },
      ],
      reports: [
        "'uploads' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on * (by NotResource)",
      ],
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
    {
      kind: "fail",
      title: "by way of a queue, and of a topic",
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
        { type: "aws:sqs/queue:Queue", name: "jobs", inputs: { name: "jobs" } },
        {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          name: "jobs-mapping",
          inputs: {
            eventSourceArn: "arn:aws:sqs:eu-west-1:123456789012:jobs",
            functionName: "worker",
          },
        },
        { type: "aws:sns/topic:Topic", name: "news", inputs: { name: "news" } },
        {
          type: "aws:sns/topicSubscription:TopicSubscription",
          name: "news-worker",
          inputs: {
            topic: "arn:aws:sns:eu-west-1:123456789012:news",
            protocol: "lambda",
            endpoint: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
          },
        },
        {
          type: "aws:s3/bucketNotification:BucketNotification",
          name: "uploads",
          inputs: {
            bucket: "etl-data",
            queues: [
              {
                queueArn: "arn:aws:sqs:eu-west-1:123456789012:jobs",
                events: ["s3:ObjectCreated:*"],
                filterPrefix: "a/",
              },
            ],
            topics: [
              {
                topicArn: "arn:aws:sns:eu-west-1:123456789012:news",
                events: ["s3:ObjectCreated:*"],
                filterPrefix: "b/",
              },
            ],
          },
        },
      ],
      reports: [
        "'uploads' invokes it for new objects etl-data/a/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
        "'uploads' invokes it for new objects etl-data/b/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
      ],
    },
    {
      kind: "fail",
      title: "managed policies, of the stack and of AWS",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", role: "arn:aws:iam::123456789012:role/worker" },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
        {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          name: "worker-s3",
          inputs: { role: "worker", policyArn: "arn:aws:iam::aws:policy/AmazonS3FullAccess" },
        },
        {
          type: "aws:s3/bucketNotification:BucketNotification",
          name: "uploads",
          inputs: {
            bucket: "etl-data",
            lambdaFunctions: [
              {
                lambdaFunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
                events: ["s3:ObjectCreated:*"],
              },
            ],
          },
        },
      ],
      reports: [
        "'uploads' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on * (arn:aws:iam::aws:policy/AmazonS3FullAccess)",
      ],
    },
    {
      kind: "fail",
      title: "the managed policy that lets a function read and write all objects",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", role: "arn:aws:iam::123456789012:role/worker" },
        },
        {
          type: "aws:iam/role:Role",
          name: "worker-role",
          inputs: {
            name: "worker",
            managedPolicyArns: ["arn:aws:iam::aws:policy/AWSLambdaExecute"],
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
                events: ["s3:ObjectCreated:*"],
              },
            ],
          },
        },
      ],
      reports: [
        "'uploads' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on * (arn:aws:iam::aws:policy/AWSLambdaExecute)",
      ],
    },
    {
      kind: "linked",
      title: "by dependency, where only the update knows the bucket's name",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { role: unknown },
          dependsOn: { role: ["worker-role"] },
        },
        {
          type: "aws:iam/role:Role",
          name: "worker-role",
          inputs: {
            inlinePolicies: [
              {
                policy:
                  '{"Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":["arn:aws:s3:::etl-*","*"]}]}',
              },
            ],
          },
        },
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: {} },
        {
          type: "aws:s3/bucketNotification:BucketNotification",
          name: "uploads",
          inputs: {
            bucket: unknown,
            lambdaFunctions: [{ lambdaFunctionArn: unknown, events: unknown }],
          },
          dependsOn: { bucket: ["data"], lambdaFunctions: ["worker"] },
        },
      ],
      reports: [
        "'uploads' invokes it for new objects <bucket>/*, and role 'worker-role' lets it write them: s3:PutObject on *",
      ],
    },
    {
      kind: "unknown",
      title:
        "which of two functions a notification invokes, where one writes what invokes the other",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { role: "arn:aws:iam::123456789012:role/worker" },
        },
        { type: "aws:lambda/function:Function", name: "reader", inputs: {} },
        {
          type: "aws:iam/role:Role",
          name: "worker-role",
          inputs: {
            name: "worker",
            inlinePolicies: [
              {
                policy:
                  '{"Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::etl-data/processed/*"}]}',
              },
            ],
          },
        },
        {
          type: "aws:s3/bucketNotification:BucketNotification",
          name: "uploads",
          inputs: {
            bucket: "etl-data",
            lambdaFunctions: [
              {
                lambdaFunctionArn: unknown,
                events: ["s3:ObjectCreated:*"],
                filterPrefix: "raw/",
              },
              {
                lambdaFunctionArn: unknown,
                events: ["s3:ObjectCreated:*"],
                filterPrefix: "processed/",
              },
            ],
          },
          dependsOn: { lambdaFunctions: ["worker", "reader"] },
        },
      ],
      reports: [
        {
          resource: "worker",
          level: "advisory",
          message:
            "whether 'uploads' invokes it for new objects etl-data/processed/* is not known before the update: judged then",
        },
      ],
    },
    {
      kind: "linked",
      title: "by the dependency of both entries on one function, through its aliases",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", role: "arn:aws:iam::123456789012:role/worker" },
        },
        {
          type: "aws:lambda/alias:Alias",
          name: "live",
          inputs: { name: "live", functionName: "worker" },
        },
        {
          type: "aws:lambda/alias:Alias",
          name: "next",
          inputs: { name: "next", functionName: "worker" },
        },
        {
          type: "aws:iam/role:Role",
          name: "worker-role",
          inputs: {
            name: "worker",
            inlinePolicies: [
              {
                policy:
                  '{"Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::etl-data/processed/*"}]}',
              },
            ],
          },
        },
        {
          type: "aws:s3/bucketNotification:BucketNotification",
          name: "uploads",
          inputs: {
            bucket: "etl-data",
            lambdaFunctions: [
              {
                lambdaFunctionArn: unknown,
                events: ["s3:ObjectCreated:*"],
                filterPrefix: "processed/",
              },
            ],
          },
          dependsOn: { lambdaFunctions: ["live", "next"] },
        },
      ],
      reports: [
        "'uploads' invokes it for new objects etl-data/processed/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/processed/*",
      ],
    },
    {
      kind: "absent",
      title: "a function that nothing invokes",
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
      ],
      reports: [],
    },
    {
      kind: "unknown",
      title: "a document, a resource, a policy and a pattern that only the update knows",
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
            policy: unknown,
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
                events: ["s3:ObjectCreated:*"],
              },
            ],
          },
        },
        {
          type: "aws:cloudwatch/eventRule:EventRule",
          name: "raw-objects",
          inputs: { name: "raw-objects", eventPattern: unknown },
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
        {
          level: "advisory",
          message: "policy of 'worker-data' is not known before the update: judged then",
        },
        {
          level: "advisory",
          message: "eventPattern of 'raw-objects' is not known before the update: judged then",
        },
      ],
    },
    {
      kind: "unknown",
      title: "a resource that only the update knows",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", role: "arn:aws:iam::123456789012:role/worker" },
        },
        {
          type: "aws:iam/role:Role",
          name: "worker-role",
          inputs: {
            name: "worker",
            inlinePolicies: [
              {
                policy: {
                  Statement: { Effect: "Allow", Action: "s3:PutObject", Resource: [unknown] },
                },
              },
            ],
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
                events: ["s3:ObjectCreated:*"],
              },
            ],
          },
        },
      ],
      reports: [
        {
          level: "advisory",
          message: "a Resource of the role's policies is not known before the update: judged then",
        },
      ],
    },
    {
      kind: "unknown",
      title: "a managed policy that only the update knows, and a prefix",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", role: "arn:aws:iam::123456789012:role/worker" },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
        {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          name: "worker-s3",
          inputs: { role: "worker", policyArn: unknown },
        },
        {
          type: "aws:s3/bucketNotification:BucketNotification",
          name: "uploads",
          inputs: {
            bucket: "etl-data",
            lambdaFunctions: [
              {
                lambdaFunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
                events: ["s3:ObjectCreated:*"],
              },
              {
                lambdaFunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
                events: ["s3:ObjectCreated:*"],
                filterPrefix: unknown,
              },
            ],
          },
        },
      ],
      reports: [
        {
          level: "advisory",
          message: "policyArn of 'worker-s3' is not known before the update: judged then",
        },
        "filterPrefix of 'uploads' is not known before the update: set it to a value that the preview can judge",
      ],
    },
    {
      kind: "config",
      title: "objects that it may write all the same, by function",
      config: { allow: { "work*": ["etl-data/a/*"], other: ["*"] } },
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
                events: ["s3:ObjectCreated:*"],
                filterPrefix: "a/",
              },
              {
                lambdaFunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
                events: ["s3:ObjectCreated:*"],
                filterPrefix: "b/",
              },
            ],
          },
        },
      ],
      reports: [
        "'uploads' invokes it for new objects etl-data/b/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
      ],
    },
    {
      kind: "config",
      title: "objects that it may write all the same, by the function's physical name",
      config: { allow: { "etl-*": ["etl-data/*"] } },
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "etl-worker", role: "arn:aws:iam::123456789012:role/worker" },
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
                lambdaFunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:etl-worker",
                events: ["s3:ObjectCreated:*"],
              },
            ],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "linked",
      title:
        "a notification and a rule linked by dependency, and a resource of any region and account",
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
              '{"Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:*:*:etl-data/*"},{"Effect":"Deny","Action":"s3:PutObject","Resource":"arn:aws:sqs:eu-west-1:123456789012:jobs"}]}',
          },
        },
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucket: "etl-data" } },
        {
          type: "aws:s3/bucketNotification:BucketNotification",
          name: "uploads",
          inputs: {
            bucket: unknown,
            lambdaFunctions: [{ lambdaFunctionArn: unknown, events: ["s3:ObjectCreated:*"] }],
          },
          dependsOn: { bucket: ["data"], lambdaFunctions: ["worker"] },
        },
        {
          type: "aws:cloudwatch/eventRule:EventRule",
          name: "created",
          inputs: { eventPattern: '{"source":["aws.s3"]}' },
        },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "created-worker",
          inputs: { rule: unknown, arn: unknown },
          dependsOn: { rule: ["created"], arn: ["worker"] },
        },
      ],
      reports: [
        "'uploads' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:*:*:etl-data/*",
        "'created' invokes it for new objects */*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:*:*:etl-data/*",
      ],
    },
    {
      kind: "pass",
      title: "objects that are denied on a condition, and allowed by nothing",
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
              '{"Statement":[{"Effect":"Deny","Action":"s3:PutObject","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}',
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
                events: ["s3:ObjectCreated:*"],
              },
            ],
          },
        },
      ],
      reports: [],
    },
  ],
});
