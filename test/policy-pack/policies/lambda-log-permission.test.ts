import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testStackPolicy("lambda-log-permission", {
  without: { boundary: "there is no number", beyond: "there is no number" },
  rows: [
    {
      kind: "pass",
      title: "AWS's basic policy, attached by name",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", role: "arn:aws:iam::123456789012:role/worker" },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
        {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          name: "worker-logs",
          inputs: {
            role: "worker",
            policyArn: "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
          },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "AWS's policies for a VPC and for queues, and one of the organisation",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { role: "arn:aws:iam::123456789012:role/worker" },
        },
        {
          type: "aws:iam/role:Role",
          name: "worker-role",
          inputs: {
            name: "worker",
            managedPolicyArns: [
              "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole",
            ],
          },
        },
        {
          type: "aws:lambda/function:Function",
          name: "helper",
          inputs: { role: "arn:aws:iam::123456789012:role/helper" },
        },
        {
          type: "aws:iam/role:Role",
          name: "helper-role",
          inputs: {
            name: "helper",
            managedPolicyArns: [
              "arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole",
            ],
          },
        },
        {
          type: "aws:lambda/function:Function",
          name: "mailer",
          inputs: { role: "arn:aws:iam::123456789012:role/mailer" },
        },
        {
          type: "aws:iam/role:Role",
          name: "mailer-role",
          inputs: {
            name: "mailer",
            managedPolicyArns: ["arn:aws:iam::123456789012:policy/lambda-base"],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "a role without policies, and a function without a name",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { role: "arn:aws:iam::123456789012:role/etl/worker" },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
      ],
      reports: [
        "logs go to a log group of its own, and no policy of role 'worker-role' allows logs:CreateLogStream and logs:PutLogEvents",
      ],
    },
    {
      kind: "fail",
      title: "a role that may trace, but not write logs",
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
            managedPolicyArns: ["arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"],
          },
        },
      ],
      reports: [
        "logs go to /aws/lambda/worker, and no policy of role 'worker-role' allows logs:CreateLogStream and logs:PutLogEvents",
      ],
    },
    {
      kind: "fail",
      title: "a document for the group of another function",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", role: "arn:aws:iam::123456789012:role/worker" },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
        {
          type: "aws:iam/rolePolicy:RolePolicy",
          name: "worker-logs",
          inputs: {
            role: "worker",
            policy:
              '{"Statement":[{"Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/helper:*"},{"Effect":"Allow","Action":"logs:*","Resource":"arn:aws:s3:::worker"}]}',
          },
        },
      ],
      reports: [
        "logs go to /aws/lambda/worker, and no policy of role 'worker-role' allows logs:CreateLogStream and logs:PutLogEvents",
      ],
    },
    {
      kind: "fail",
      title: "a document for the group without its streams, where events are written",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", role: "arn:aws:iam::123456789012:role/worker" },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
        {
          type: "aws:iam/rolePolicy:RolePolicy",
          name: "worker-logs",
          inputs: {
            role: "worker",
            policy:
              '{"Statement":[{"Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/worker"}]}',
          },
        },
      ],
      reports: [
        "logs go to /aws/lambda/worker, and no policy of role 'worker-role' allows logs:PutLogEvents",
      ],
    },
    {
      kind: "pass",
      title: "documents for the group and for its streams, for all groups and for everything",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", role: "arn:aws:iam::123456789012:role/worker" },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
        {
          type: "aws:iam/rolePolicy:RolePolicy",
          name: "worker-logs",
          inputs: {
            role: "worker",
            policy:
              '{"Statement":[{"Effect":"Allow","Action":"logs:createlogstream","Resource":"arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/worker:*"},{"Effect":"Allow","Action":"logs:PutLogEvents","Resource":"arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/worker:log-stream:*"}]}',
          },
        },
        {
          type: "aws:lambda/function:Function",
          name: "helper",
          inputs: { name: "helper", role: "arn:aws:iam::123456789012:role/helper" },
        },
        { type: "aws:iam/role:Role", name: "helper-role", inputs: { name: "helper" } },
        {
          type: "aws:iam/rolePolicy:RolePolicy",
          name: "helper-logs",
          inputs: {
            role: "helper",
            policy:
              '{"Statement":[{"Effect":"Allow","Action":"logs:*","Resource":"arn:aws:logs:*:*:*"}]}',
          },
        },
        {
          type: "aws:lambda/function:Function",
          name: "mailer",
          inputs: {
            name: "mailer",
            role: "arn:aws:iam::123456789012:role/mailer",
            loggingConfig: { logGroup: "/shared/mail" },
          },
        },
        { type: "aws:iam/role:Role", name: "mailer-role", inputs: { name: "mailer" } },
        {
          type: "aws:iam/rolePolicy:RolePolicy",
          name: "mailer-logs",
          inputs: {
            role: "mailer",
            policy:
              '{"Statement":[{"Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":["arn:aws:logs:eu-west-1:123456789012:log-group:/shared/*"]}]}',
          },
        },
        {
          type: "aws:lambda/function:Function",
          name: "clock",
          inputs: { name: "clock", role: "arn:aws:iam::123456789012:role/clock" },
        },
        { type: "aws:iam/role:Role", name: "clock-role", inputs: { name: "clock" } },
        {
          type: "aws:iam/rolePolicy:RolePolicy",
          name: "clock-logs",
          inputs: {
            role: "clock",
            policy: '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
          },
        },
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "a document that denies what AWS's basic policy allows",
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
            managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
            inlinePolicies: [
              {
                name: "quiet",
                policy:
                  '{"Statement":[{"Sid":"Quiet","Effect":"Deny","Action":"logs:Put*","Resource":"*"}]}',
              },
            ],
          },
        },
      ],
      reports: [
        "logs go to /aws/lambda/worker, and inlinePolicies of 'worker-role' statement Quiet denies logs:PutLogEvents",
      ],
    },
    {
      kind: "pass",
      title: "a document that denies the group of another function, and a role of another stack",
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
            managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
            inlinePolicies: [
              {
                name: "limits",
                policy:
                  '{"Statement":[{"Effect":"Deny","Action":"logs:*","Resource":"arn:aws:logs:*:*:log-group:/audit/*"}]}',
              },
            ],
          },
        },
        {
          type: "aws:lambda/function:Function",
          name: "guest",
          inputs: { name: "guest", role: "arn:aws:iam::123456789012:role/guest" },
        },
      ],
      reports: [],
    },
    {
      kind: "unknown",
      title: "a document that only the update knows",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", role: "arn:aws:iam::123456789012:role/worker" },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
        {
          type: "aws:iam/rolePolicy:RolePolicy",
          name: "worker-logs",
          inputs: { role: "worker", policy: unknown },
        },
      ],
      reports: [
        {
          level: "advisory",
          message: "policy of 'worker-logs' is not known before the update: judged then",
        },
      ],
    },
    {
      kind: "unknown",
      title: "a log group whose name only the update knows, and documents for some groups",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: {
            name: "worker",
            role: "arn:aws:iam::123456789012:role/worker",
            loggingConfig: { logGroup: unknown },
          },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
        {
          type: "aws:iam/rolePolicy:RolePolicy",
          name: "worker-logs",
          inputs: {
            role: "worker",
            policy:
              '{"Statement":[{"Effect":"Allow","Action":["logs:CreateLogStream"],"Resource":"arn:aws:logs:eu-west-1:123456789012:log-group:/shared/a:*"},{"Effect":"Allow","Action":["logs:PutLogEvents"],"Resource":"*"}]}',
          },
        },
        {
          type: "aws:lambda/function:Function",
          name: "helper",
          inputs: { name: unknown, role: "arn:aws:iam::123456789012:role/helper" },
        },
        { type: "aws:iam/role:Role", name: "helper-role", inputs: { name: "helper" } },
        {
          type: "aws:iam/rolePolicy:RolePolicy",
          name: "helper-logs",
          inputs: {
            role: "helper",
            policy:
              '{"Statement":[{"Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"arn:aws:s3:::logs"}]}',
          },
        },
      ],
      reports: [
        {
          resource: "helper",
          message:
            "logs go to a log group of its own, and no policy of role 'helper-role' allows logs:CreateLogStream and logs:PutLogEvents",
        },
      ],
    },
    {
      kind: "linked",
      title: "role, attachment and policy of the stack linked by dependency",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { role: unknown },
          dependsOn: { role: ["worker-role"] },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: {} },
        {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          name: "worker-logs",
          inputs: { role: unknown, policyArn: unknown },
          dependsOn: { role: ["worker-role"], policyArn: ["logs"] },
        },
        {
          type: "aws:iam/policy:Policy",
          name: "logs",
          inputs: {
            policy:
              '{"Statement":[{"Effect":"Allow","Action":["logs:CreateLogGroup","logs:CreateLogStream","logs:PutLogEvents"],"Resource":"arn:aws:logs:*:*:*"}]}',
          },
        },
      ],
      reports: [],
    },
    {
      kind: "config",
      title: "only the organisation's own managed policy",
      config: { managedPolicies: ["arn:aws:iam::123456789012:policy/lambda-base"] },
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
            managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
          },
        },
      ],
      reports: [
        "logs go to /aws/lambda/worker, and no policy of role 'worker-role' allows logs:CreateLogStream and logs:PutLogEvents",
      ],
    },
    {
      kind: "linked",
      title: "a role of the stack linked by dependency, which grants nothing",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { name: "worker", role: unknown },
          dependsOn: { role: ["worker-role"] },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: {} },
      ],
      reports: [
        "logs go to /aws/lambda/worker, and no policy of role 'worker-role' allows logs:CreateLogStream and logs:PutLogEvents",
      ],
    },
    {
      kind: "fail",
      title: "a log group of an empty name, which is the function's own, named by outputs alone",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: {
            loggingConfig: { logFormat: "JSON", logGroup: "" },
            role: "arn:aws:iam::123456789012:role/worker",
          },
          outputs: {
            name: "worker-1a2b3c4",
            loggingConfig: { logFormat: "JSON", logGroup: "" },
            role: "arn:aws:iam::123456789012:role/worker",
          },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
      ],
      reports: [
        "logs go to /aws/lambda/worker-1a2b3c4, and no policy of role 'worker-role' allows logs:CreateLogStream and logs:PutLogEvents",
      ],
    },
    {
      kind: "fail",
      title: "a function without a name, and a document about the objects of a bucket",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { role: "arn:aws:iam::123456789012:role/worker" },
        },
        { type: "aws:iam/role:Role", name: "worker-role", inputs: { name: "worker" } },
        {
          type: "aws:iam/rolePolicy:RolePolicy",
          name: "worker-logs",
          inputs: {
            role: "worker",
            policy:
              '{"Statement":{"Effect":"Allow","Action":"logs:*","Resource":"arn:aws:s3:::etl-data/*"}}',
          },
        },
      ],
      reports: [
        "logs go to a log group of its own, and no policy of role 'worker-role' allows logs:CreateLogStream and logs:PutLogEvents",
      ],
    },
  ],
});
