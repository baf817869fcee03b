import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testMoreOfStackPolicy("s3-trigger-no-recursion", "by way of topics, queues and pipes", [
  {
    kind: "fail",
    title: "a topic that sends to a queue, which the function reads",
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
        type: "aws:sns/topic:Topic",
        name: "news",
        inputs: {
          name: "news",
        },
      },
      {
        type: "aws:sqs/queue:Queue",
        name: "jobs",
        inputs: {
          name: "jobs",
        },
      },
      {
        type: "aws:lambda/eventSourceMapping:EventSourceMapping",
        name: "jobs-mapping",
        inputs: {
          eventSourceArn: "arn:aws:sqs:eu-west-1:123456789012:jobs",
          functionName: "worker",
        },
      },
      {
        type: "aws:sns/topicSubscription:TopicSubscription",
        name: "news-jobs",
        inputs: {
          topic: "arn:aws:sns:eu-west-1:123456789012:news",
          protocol: "sqs",
          endpoint: "arn:aws:sqs:eu-west-1:123456789012:jobs",
        },
      },
      {
        type: "aws:s3/bucketNotification:BucketNotification",
        name: "uploads",
        inputs: {
          bucket: "etl-data",
          topics: [
            {
              topicArn: "arn:aws:sns:eu-west-1:123456789012:news",
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
    kind: "linked",
    title: "a topic and a queue whose ARNs only the update knows",
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
        type: "aws:sns/topic:Topic",
        name: "news",
        inputs: {},
      },
      {
        type: "aws:sqs/queue:Queue",
        name: "jobs",
        inputs: {},
      },
      {
        type: "aws:lambda/eventSourceMapping:EventSourceMapping",
        name: "jobs-mapping",
        inputs: {
          eventSourceArn: unknown,
          functionName: "worker",
        },
        dependsOn: {
          eventSourceArn: ["jobs"],
        },
      },
      {
        type: "aws:sns/topicSubscription:TopicSubscription",
        name: "news-jobs",
        inputs: {
          topic: unknown,
          protocol: "sqs",
          endpoint: unknown,
        },
        dependsOn: {
          topic: ["news"],
          endpoint: ["jobs"],
        },
      },
      {
        type: "aws:s3/bucketNotification:BucketNotification",
        name: "uploads",
        inputs: {
          bucket: "etl-data",
          topics: [
            {
              topicArn: unknown,
              events: ["s3:ObjectCreated:*"],
            },
          ],
        },
        dependsOn: {
          topics: ["news"],
        },
      },
    ],
    reports: [
      "'uploads' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
    ],
  },
  {
    kind: "fail",
    title: "a pipe from a queue, which invokes one function and asks another",
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
        name: "adviser",
        inputs: {
          name: "adviser",
          role: "arn:aws:iam::123456789012:role/adviser",
        },
      },
      {
        type: "aws:iam/role:Role",
        name: "adviser-role",
        inputs: {
          name: "adviser",
        },
      },
      {
        type: "aws:iam/rolePolicy:RolePolicy",
        name: "adviser-data",
        inputs: {
          role: "adviser",
          policy:
            '{"Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::etl-data/*"}]}',
        },
      },
      {
        type: "aws:sqs/queue:Queue",
        name: "jobs",
        inputs: {
          name: "jobs",
        },
      },
      {
        type: "aws:pipes/pipe:Pipe",
        name: "jobs-pipe",
        inputs: {
          source: "arn:aws:sqs:eu-west-1:123456789012:jobs",
          enrichment: "arn:aws:lambda:eu-west-1:123456789012:function:adviser",
          target: "arn:aws:lambda:eu-west-1:123456789012:function:worker",
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
            },
          ],
        },
      },
    ],
    reports: [
      "'uploads' invokes it for new objects etl-data/*, and role 'worker-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
      {
        resource: "adviser",
        message:
          "'uploads' invokes it for new objects etl-data/*, and role 'adviser-role' lets it write them: s3:PutObject on arn:aws:s3:::etl-data/*",
      },
    ],
  },
  {
    kind: "pass",
    title: "a topic that sends to mail and to a queue that another function reads",
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
        name: "reader",
        inputs: {
          name: "reader",
        },
      },
      {
        type: "aws:sns/topic:Topic",
        name: "news",
        inputs: {
          name: "news",
        },
      },
      {
        type: "aws:sqs/queue:Queue",
        name: "jobs",
        inputs: {
          name: "jobs",
        },
      },
      {
        type: "aws:lambda/eventSourceMapping:EventSourceMapping",
        name: "jobs-mapping",
        inputs: {
          eventSourceArn: "arn:aws:sqs:eu-west-1:123456789012:jobs",
          functionName: "reader",
        },
      },
      {
        type: "aws:sns/topicSubscription:TopicSubscription",
        name: "news-jobs",
        inputs: {
          topic: "arn:aws:sns:eu-west-1:123456789012:news",
          protocol: "sqs",
          endpoint: "arn:aws:sqs:eu-west-1:123456789012:jobs",
        },
      },
      {
        type: "aws:sns/topicSubscription:TopicSubscription",
        name: "news-mail",
        inputs: {
          topic: "arn:aws:sns:eu-west-1:123456789012:news",
          protocol: "email",
          endpoint: "data@example.com",
        },
      },
      {
        type: "aws:s3/bucketNotification:BucketNotification",
        name: "uploads",
        inputs: {
          bucket: "etl-data",
          topics: [
            {
              topicArn: "arn:aws:sns:eu-west-1:123456789012:news",
              events: ["s3:ObjectCreated:*"],
            },
          ],
        },
      },
    ],
    reports: [],
  },
]);
