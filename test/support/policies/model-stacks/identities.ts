import type { TestResource } from "../../../../policy-pack/testing/test-resource";
import { tags } from "./tags";

const readOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const readOne = {
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "Read",
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:GetObjectVersion"],
      Resource: ["arn:aws:s3:::in/raw/*", "arn:aws:s3:::in/more/*"],
    },
    {
      Effect: "Deny",
      Action: ["s3:PutObject", "s3:DeleteObject"],
      Resource: "arn:aws:s3:::in/*",
    },
    {
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: ["arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/reader:*"],
    },
    {
      Effect: "Allow",
      Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
      Resource: "*",
    },
  ],
};

/** A role with every kind of policy, a function that takes it, a user and a group. */
export const identities: readonly TestResource[] = [
  {
    type: "aws:lambda/function:Function",
    name: "reader",
    inputs: {
      name: "reader",
      role: "arn:aws:iam::123456789012:role/reader-role",
      tracingConfig: { mode: "Active" },
      runtime: "python3.13",
      handler: "index.handler",
      snapStart: { applyOn: "None" },
      tags,
    },
  },
  {
    type: "aws:iam/role:Role",
    name: "reader-role",
    inputs: {
      name: "reader-role",
      assumeRolePolicy: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "Lambda",
            Effect: "Allow",
            Action: ["sts:AssumeRole", "sts:TagSession"],
            Principal: { Service: ["lambda.amazonaws.com", "edgelambda.amazonaws.com"] },
          },
          {
            Sid: "GitHub",
            Effect: "Allow",
            Action: "sts:AssumeRoleWithWebIdentity",
            Principal: {
              Federated:
                "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
            },
            Condition: {
              StringLike: { "token.actions.githubusercontent.com:sub": ["repo:acme/etl:*"] },
            },
          },
        ],
      },
      inlinePolicies: [
        { name: "read", policy: readOne },
        { name: "more", policy: readOne },
      ],
      managedPolicyArns: [readOnly, "arn:aws:iam::aws:policy/SecurityAudit"],
      tags,
    },
  },
  {
    type: "aws:iam/policy:Policy",
    name: "managed",
    inputs: { name: "managed", policy: readOne, tags },
  },
  {
    type: "aws:iam/rolePolicy:RolePolicy",
    name: "role-policy",
    inputs: { role: "reader-role", policy: readOne },
  },
  {
    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    name: "attached-managed",
    inputs: { role: "reader-role", policyArn: "arn:aws:iam::123456789012:policy/managed" },
  },
  {
    type: "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
    name: "exclusive",
    inputs: {
      roleName: "reader-role",
      policyArns: [readOnly, "arn:aws:iam::aws:policy/SecurityAudit"],
    },
  },
  {
    type: "aws:iam/policyAttachment:PolicyAttachment",
    name: "attachment",
    inputs: { roles: ["reader-role", "another"], policyArn: readOnly },
  },
  {
    type: "aws:iam/userPolicy:UserPolicy",
    name: "user-policy",
    inputs: { user: "someone", policy: readOne },
  },
  {
    type: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
    name: "user-attachment",
    inputs: { user: "someone", policyArn: readOnly },
  },
  {
    type: "aws:iam/groupPolicy:GroupPolicy",
    name: "group-policy",
    inputs: { group: "some", policy: readOne },
  },
  {
    type: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
    name: "group-attachment",
    inputs: { group: "some", policyArn: readOnly },
  },
  {
    type: "aws:autoscaling/group:Group",
    name: "instances",
    inputs: {
      tags: [
        { key: "Environment", value: "prod", propagateAtLaunch: true },
        { key: "Team", value: "data", propagateAtLaunch: true },
        { key: "CostCenter", value: "1", propagateAtLaunch: true },
        { key: "ManagedBy", value: "pulumi", propagateAtLaunch: true },
        { key: "Project", value: "lambda-etl-optimization", propagateAtLaunch: true },
      ],
    },
  },
];
