import { expiredCertificate } from "../support/policies/certificates";
import type { Regression } from "./regression";

const executionRole = "infra/components/execution-role.ts";
const executionPolicy = "infra/execution-policy.ts";
const alarmTopic = "infra/components/alarm-topic.ts";

export const rolesRegressions: readonly Regression[] = [
  {
    title: "roles may not write traces",
    edits: [{ file: executionRole, from: '  tracing: "AWSXRayDaemonWriteAccess",\n', to: "" }],
    reports: ["lambda-xray-permission: data-ingestion, data-output, data-transform"],
  },
  {
    title: "roles may not write logs",
    edits: [
      {
        file: executionRole,
        from: '  logs: "service-role/AWSLambdaBasicExecutionRole",\n',
        to: "",
      },
    ],
    reports: ["lambda-log-permission: data-ingestion, data-output, data-transform"],
  },
  {
    title: "roles deny the traces that they allow",
    edits: [
      {
        file: executionRole,
        from: "policy: executionPolicy },",
        to: 'policy: JSON.stringify({ Statement: [{ Effect: "Deny", Action: "xray:*", Resource: "*" }] }) },',
      },
    ],
    reports: [
      "lambda-failure-destination: data-ingestion-on-failure, data-output-on-failure, data-transform-on-failure",
      "lambda-xray-permission: data-ingestion, data-output, data-transform",
    ],
  },
  {
    title: "anyone may assume the roles",
    edits: [
      {
        file: executionRole,
        from: 'principal: { service: "lambda.amazonaws.com" },',
        to: 'principal: { aws: "*" },',
      },
    ],
    reports: ["iam-trust-policy: data-ingestion-role, data-output-role, data-transform-role"],
  },
  {
    title: "roles have a wildcard action",
    edits: [
      { file: executionPolicy, from: 'actions: ["sqs:SendMessage"],', to: 'actions: ["sqs:*"],' },
    ],
    reports: [
      "iam-no-wildcards: data-ingestion-role-data, data-output-role-data, data-transform-role-data",
    ],
  },
  {
    title: "roles have a wildcard resource",
    edits: [
      {
        file: executionPolicy,
        from: 'resources: [regionalArn(deployment, "sqs", failureQueueName)],',
        to: 'resources: ["*"],',
      },
    ],
    reports: [
      "iam-no-wildcards: data-ingestion-role-data, data-output-role-data, data-transform-role-data",
    ],
  },
  {
    title:
      "any principal of the account may assume the roles, on a condition that all of them meet",
    edits: [
      {
        file: executionRole,
        from: 'principal: { service: "lambda.amazonaws.com" },',
        to: 'principal: { aws: "123456789012" }, condition: { StringLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:*" } },',
      },
    ],
    reports: ["iam-trust-policy: data-ingestion-role, data-output-role, data-transform-role"],
  },
  {
    title: "roles may send to the queues whose names have one letter in common",
    edits: [
      {
        file: executionPolicy,
        from: 'resources: [regionalArn(deployment, "sqs", failureQueueName)],',
        to: 'resources: [regionalArn(deployment, "sqs", failureQueueName.slice(0, 1) + "*")],',
      },
    ],
    reports: [
      "iam-no-wildcards: data-ingestion-role-data, data-output-role-data, data-transform-role-data",
    ],
  },
  {
    title: "roles have a managed policy that allows whole services, whatever its name",
    edits: [
      {
        file: executionRole,
        from: 'logs: "service-role/AWSLambdaBasicExecutionRole",',
        to: 'logs: "AWSLambdaExecute",',
      },
    ],
    reports: [
      "iam-no-admin-policies: data-ingestion-role-logs, data-output-role-logs, data-transform-role-logs",
      "s3-trigger-no-recursion: data-output, data-transform",
    ],
  },
  {
    title: "roles are administrators",
    edits: [
      {
        file: executionRole,
        from: 'logs: "service-role/AWSLambdaBasicExecutionRole",',
        to: 'logs: "AdministratorAccess",',
      },
    ],
    reports: [
      "iam-no-admin-policies: data-ingestion-role-logs, data-output-role-logs, data-transform-role-logs",
      "s3-trigger-no-recursion: data-output, data-transform",
    ],
  },
  {
    title: "the account takes weak passwords, and has an expired certificate",
    edits: [
      {
        file: alarmTopic,
        from: "    createKeyAlias();\n",
        to: `    createKeyAlias();
    new aws.iam.AccountPasswordPolicy("passwords", { minimumPasswordLength: 8 }, { parent });
    new aws.iam.ServerCertificate(
      "shop",
      { certificateBody: ${JSON.stringify(expiredCertificate)}, privateKey: pulumi.secret("key") },
      { parent },
    );
`,
      },
    ],
    packConfig: { "iam-certificate-valid": "mandatory", "iam-password-policy": "mandatory" },
    reports: ["iam-certificate-valid: shop", "iam-password-policy: passwords"],
  },
];
