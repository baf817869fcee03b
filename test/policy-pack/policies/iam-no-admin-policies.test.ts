import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

const managed = (name: string) => `arn:aws:iam::aws:policy/${name}`;
const attaches = (arn: string) =>
  `attaches ${arn}: attach a policy that grants only what is needed`;

testResourcePolicy("iam-no-admin-policies", {
  type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "what a function needs for its logs",
      inputs: { policyArn: managed("service-role/AWSLambdaBasicExecutionRole") },
      reports: [],
    },
    {
      kind: "pass",
      title: "a policy of the account, which iam-no-wildcards judges",
      inputs: { policyArn: "arn:aws:iam::123456789012:policy/QueueFullAccess" },
      reports: [],
    },
    {
      kind: "fail",
      title: "an administrator",
      inputs: { policyArn: managed("AdministratorAccess") },
      reports: [attaches(managed("AdministratorAccess"))],
    },
    {
      kind: "fail",
      title: "an administrator by another name, in China",
      inputs: { policyArn: "arn:aws-cn:iam::aws:policy/AdministratorAccess-Amplify" },
      reports: [attaches("arn:aws-cn:iam::aws:policy/AdministratorAccess-Amplify")],
    },
    {
      kind: "fail",
      title: "a power user, on a user",
      type: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
      inputs: { user: "ci", policyArn: managed("PowerUserAccess") },
      reports: [attaches(managed("PowerUserAccess"))],
    },
    {
      kind: "fail",
      title: "all of IAM, on a group",
      type: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
      inputs: { group: "ci", policyArn: managed("IAMFullAccess") },
      reports: [attaches(managed("IAMFullAccess"))],
    },
    {
      kind: "fail",
      title: "all of Lambda, on several at once",
      type: "aws:iam/policyAttachment:PolicyAttachment",
      inputs: { roles: ["one"], policyArn: managed("AWSLambda_FullAccess") },
      reports: [attaches(managed("AWSLambda_FullAccess"))],
    },
    {
      kind: "fail",
      title: "two in the list of a role",
      type: "aws:iam/role:Role",
      inputs: {
        managedPolicyArns: [
          managed("AmazonS3FullAccess"),
          managed("AWSXRayDaemonWriteAccess"),
          unknown,
          managed("job-function/SystemAdministrator"),
        ],
      },
      reports: [
        attaches(managed("AmazonS3FullAccess")),
        attaches(managed("job-function/SystemAdministrator")),
      ],
    },
    {
      kind: "fail",
      title: "one in the exclusive list of a role",
      type: "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
      inputs: {
        roleName: "transform",
        policyArns: [managed("AmazonDynamoDBFullAccesswithDataPipeline")],
      },
      reports: [attaches(managed("AmazonDynamoDBFullAccesswithDataPipeline"))],
    },
    {
      kind: "fail",
      title: "one in the exclusive list of a user",
      type: "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
      inputs: { userName: "ci", policyArns: [managed("AdministratorAccess")] },
      reports: [attaches(managed("AdministratorAccess"))],
    },
    {
      kind: "fail",
      title: "one in the exclusive list of a group",
      type: "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive",
      inputs: { groupName: "ci", policyArns: [managed("PowerUserAccess")] },
      reports: [attaches(managed("PowerUserAccess"))],
    },
    {
      kind: "absent",
      title: "a role with no managed policies",
      type: "aws:iam/role:Role",
      inputs: {},
      reports: [],
    },
    {
      kind: "unknown",
      title: "a policy that is created with the stack",
      inputs: { policyArn: unknown },
      reports: [],
    },
    {
      kind: "unknown",
      title: "a list that only the update knows",
      type: "aws:iam/role:Role",
      inputs: { managedPolicyArns: unknown },
      reports: [],
    },
    {
      kind: "config",
      title: "one that the organisation lets pass",
      config: { allowed: ["*/AWSXrayFullAccess"] },
      inputs: { policyArn: managed("AWSXrayFullAccess") },
      reports: [],
    },
    {
      kind: "config",
      title: "one that the organisation does not",
      config: { denied: ["arn:*:iam::aws:policy/ReadOnlyAccess"] },
      inputs: { policyArn: managed("ReadOnlyAccess") },
      reports: [attaches(managed("ReadOnlyAccess"))],
    },
    {
      kind: "config",
      title: "none but those of this stack",
      config: { denied: ["*"] },
      inputs: { policyArn: unknown },
      reports: [],
    },
    {
      kind: "config",
      title: "an attachment that names no policy, where all are denied",
      config: { denied: ["*"] },
      inputs: { role: "transform" },
      reports: [],
    },
  ],
});
