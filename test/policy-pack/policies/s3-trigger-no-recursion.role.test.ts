import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";

testMoreOfStackPolicy("s3-trigger-no-recursion", "what its role may write", [
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
]);
