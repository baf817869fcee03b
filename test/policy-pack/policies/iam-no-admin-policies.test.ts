import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testResourcePolicy("iam-no-admin-policies", {
  type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "what a function needs for its logs",
      inputs: { policyArn: "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole" },
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
      inputs: { policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
      reports: [
        "attaches arn:aws:iam::aws:policy/AdministratorAccess: attach a policy that grants only what is needed",
      ],
    },
    {
      kind: "fail",
      title: "an administrator by another name, in China",
      inputs: { policyArn: "arn:aws-cn:iam::aws:policy/AdministratorAccess-Amplify" },
      reports: [
        "attaches arn:aws-cn:iam::aws:policy/AdministratorAccess-Amplify: attach a policy that grants only what is needed",
      ],
    },
    {
      kind: "fail",
      title: "a power user, on a user",
      type: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
      inputs: { user: "ci", policyArn: "arn:aws:iam::aws:policy/PowerUserAccess" },
      reports: [
        "attaches arn:aws:iam::aws:policy/PowerUserAccess: attach a policy that grants only what is needed",
      ],
    },
    {
      kind: "fail",
      title: "all of IAM, on a group",
      type: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
      inputs: { group: "ci", policyArn: "arn:aws:iam::aws:policy/IAMFullAccess" },
      reports: [
        "attaches arn:aws:iam::aws:policy/IAMFullAccess: attach a policy that grants only what is needed",
      ],
    },
    {
      kind: "fail",
      title: "all of Lambda, on several at once",
      type: "aws:iam/policyAttachment:PolicyAttachment",
      inputs: { roles: ["one"], policyArn: "arn:aws:iam::aws:policy/AWSLambda_FullAccess" },
      reports: [
        "attaches arn:aws:iam::aws:policy/AWSLambda_FullAccess: attach a policy that grants only what is needed",
      ],
    },
    {
      kind: "fail",
      title: "two in the list of a role",
      type: "aws:iam/role:Role",
      inputs: {
        managedPolicyArns: [
          "arn:aws:iam::aws:policy/AmazonS3FullAccess",
          "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess",
          unknown,
          "arn:aws:iam::aws:policy/job-function/SystemAdministrator",
        ],
      },
      reports: [
        "attaches arn:aws:iam::aws:policy/AmazonS3FullAccess: attach a policy that grants only what is needed",
        "attaches arn:aws:iam::aws:policy/job-function/SystemAdministrator: attach a policy that grants only what is needed",
      ],
    },
    {
      kind: "fail",
      title: "one in the exclusive list of a role",
      type: "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
      inputs: {
        roleName: "transform",
        policyArns: ["arn:aws:iam::aws:policy/AmazonDynamoDBFullAccesswithDataPipeline"],
      },
      reports: [
        "attaches arn:aws:iam::aws:policy/AmazonDynamoDBFullAccesswithDataPipeline: attach a policy that grants only what is needed",
      ],
    },
    {
      kind: "fail",
      title: "one in the exclusive list of a user",
      type: "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
      inputs: { userName: "ci", policyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] },
      reports: [
        "attaches arn:aws:iam::aws:policy/AdministratorAccess: attach a policy that grants only what is needed",
      ],
    },
    {
      kind: "fail",
      title: "one in the exclusive list of a group",
      type: "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive",
      inputs: { groupName: "ci", policyArns: ["arn:aws:iam::aws:policy/PowerUserAccess"] },
      reports: [
        "attaches arn:aws:iam::aws:policy/PowerUserAccess: attach a policy that grants only what is needed",
      ],
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
      inputs: { policyArn: "arn:aws:iam::aws:policy/AWSXrayFullAccess" },
      reports: [],
    },
    {
      kind: "config",
      title: "one that the organisation does not",
      config: { denied: ["arn:*:iam::aws:policy/ReadOnlyAccess"] },
      inputs: { policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
      reports: [
        "attaches arn:aws:iam::aws:policy/ReadOnlyAccess: attach a policy that grants only what is needed",
      ],
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
