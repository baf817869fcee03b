import {
  type CloudFormationType,
  type DeclaredForm,
  document,
  type Shape,
  sameNames,
  tags,
} from "./cloudformation-type";

const inline = (owner: string): Shape => ({
  name: ".PolicyName",
  policy: document(".PolicyDocument"),
  [owner]: "@name",
});

/** The policies of a role, a user or a group: its own, and attached ones. */
const policiesOf = (owner: string, own: string, attachment: string): readonly DeclaredForm[] => [
  { type: own, each: "Policies", inputs: inline(owner) },
  {
    type: attachment,
    each: "ManagedPolicyArns",
    inputs: { policyArn: ".", [owner]: "@name" },
  },
];

/** A separate policy for each of the roles, users and groups that it names. */
const inlineFor = (owner: string, list: string, type: string): DeclaredForm => ({
  type,
  each: list,
  inputs: {
    name: "PolicyName",
    policy: document("PolicyDocument"),
    [owner]: ".",
  },
});

const own = (owner: string, list: string, type: string): CloudFormationType => ({
  resources: [
    {
      type,
      inputs: {
        name: "PolicyName",
        policy: document("PolicyDocument"),
        [owner]: list,
      },
    },
  ],
});

const rolePolicy = "aws:iam/rolePolicy:RolePolicy";
const userPolicy = "aws:iam/userPolicy:UserPolicy";
const groupPolicy = "aws:iam/groupPolicy:GroupPolicy";
const roleAttachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const userAttachment = "aws:iam/userPolicyAttachment:UserPolicyAttachment";
const groupAttachment = "aws:iam/groupPolicyAttachment:GroupPolicyAttachment";

export const iamForms: Readonly<Record<string, CloudFormationType>> = {
  "AWS::IAM::Role": {
    name: "RoleName",
    arn: "iam::{account}:role/{name}",
    resources: [
      {
        type: "aws:iam/role:Role",
        inputs: {
          name: "@name",
          assumeRolePolicy: document("AssumeRolePolicyDocument"),
          ...sameNames("Description", "Path", "PermissionsBoundary"),
          ...tags,
        },
      },
      ...policiesOf("role", rolePolicy, roleAttachment),
    ],
  },
  "AWS::IAM::User": {
    name: "UserName",
    arn: "iam::{account}:user/{name}",
    resources: [
      {
        type: "aws:iam/user:User",
        inputs: { name: "@name", ...sameNames("Path", "PermissionsBoundary"), ...tags },
      },
      ...policiesOf("user", userPolicy, userAttachment),
    ],
  },
  "AWS::IAM::Group": {
    name: "GroupName",
    arn: "iam::{account}:group/{name}",
    resources: [
      { type: "aws:iam/group:Group", inputs: { name: "@name", ...sameNames("Path") } },
      ...policiesOf("group", groupPolicy, groupAttachment),
    ],
  },
  "AWS::IAM::Policy": {
    resources: [
      inlineFor("role", "Roles", rolePolicy),
      inlineFor("user", "Users", userPolicy),
      inlineFor("group", "Groups", groupPolicy),
    ],
  },
  "AWS::IAM::RolePolicy": own("role", "RoleName", rolePolicy),
  "AWS::IAM::UserPolicy": own("user", "UserName", userPolicy),
  "AWS::IAM::GroupPolicy": own("group", "GroupName", groupPolicy),
  "AWS::IAM::ManagedPolicy": {
    name: "ManagedPolicyName",
    arn: "iam::{account}:policy/{name}",
    ref: "{arn}",
    resources: [
      {
        type: "aws:iam/policy:Policy",
        inputs: {
          name: "@name",
          policy: document("PolicyDocument"),
          ...sameNames("Description", "Path"),
        },
      },
      { type: roleAttachment, each: "Roles", inputs: { role: ".", policyArn: "@arn" } },
      { type: userAttachment, each: "Users", inputs: { user: ".", policyArn: "@arn" } },
      { type: groupAttachment, each: "Groups", inputs: { group: ".", policyArn: "@arn" } },
    ],
  },
};
