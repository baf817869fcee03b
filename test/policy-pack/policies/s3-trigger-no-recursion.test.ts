import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

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
  ],
});
