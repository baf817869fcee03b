import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testMoreOfStackPolicy("s3-trigger-no-recursion", "what only the update knows", [
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
]);
