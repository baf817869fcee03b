import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

const managed = (name: string) => `arn:aws:iam::aws:policy/${name}`;
const attaches = (arn: string, services?: string) =>
  `attaches ${arn}${services === undefined ? "" : `, which allows ${services}`}: attach a policy that grants only what is needed`;
const nearlyAll = "nearly every action";

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
      title: "a policy of the account, which iam-no-wildcards evaluates",
      inputs: { policyArn: "arn:aws:iam::123456789012:policy/QueueFullAccess" },
      reports: [],
    },
    {
      kind: "fail",
      title: "an administrator",
      inputs: { policyArn: managed("AdministratorAccess") },
      reports: [attaches(managed("AdministratorAccess"), nearlyAll)],
    },
    {
      kind: "fail",
      title: "an administrator by another name, in China",
      inputs: { policyArn: "arn:aws-cn:iam::aws:policy/AdministratorAccess-Amplify" },
      reports: [
        attaches(
          "arn:aws-cn:iam::aws:policy/AdministratorAccess-Amplify",
          "all of amplify, amplifybackend, amplifyuibuilder, geo and 1 more",
        ),
      ],
    },
    {
      kind: "fail",
      title: "a power user, on a user",
      type: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
      inputs: { user: "ci", policyArn: managed("PowerUserAccess") },
      reports: [attaches(managed("PowerUserAccess"), nearlyAll)],
    },
    {
      kind: "fail",
      title: "all of IAM, on a group",
      type: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
      inputs: { group: "ci", policyArn: managed("IAMFullAccess") },
      reports: [attaches(managed("IAMFullAccess"), "all of iam")],
    },
    {
      kind: "fail",
      title: "all of Lambda, on several at once",
      type: "aws:iam/policyAttachment:PolicyAttachment",
      inputs: { roles: ["one"], policyArn: managed("AWSLambda_FullAccess") },
      reports: [attaches(managed("AWSLambda_FullAccess"), "all of lambda")],
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
        attaches(managed("AmazonS3FullAccess"), "all of s3, s3-object-lambda"),
        attaches(
          managed("job-function/SystemAdministrator"),
          "all of autoscaling, cloudwatch, codedeploy, codepipeline and 12 more",
        ),
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
      reports: [
        attaches(
          managed("AmazonDynamoDBFullAccesswithDataPipeline"),
          "all of datapipeline, dynamodb, elasticmapreduce, lambda",
        ),
      ],
    },
    {
      kind: "fail",
      title: "one in the exclusive list of a user",
      type: "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
      inputs: { userName: "ci", policyArns: [managed("AdministratorAccess")] },
      reports: [attaches(managed("AdministratorAccess"), nearlyAll)],
    },
    {
      kind: "fail",
      title: "one in the exclusive list of a group",
      type: "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive",
      inputs: { groupName: "ci", policyArns: [managed("PowerUserAccess")] },
      reports: [attaches(managed("PowerUserAccess"), nearlyAll)],
    },
    {
      kind: "evasion",
      title: "policies that allow all of a service by other names",
      type: "aws:iam/role:Role",
      inputs: {
        managedPolicyArns: [
          managed("SecretsManagerReadWrite"),
          managed("AmazonCognitoPowerUser"),
          managed("AWSLambdaExecute"),
          managed("service-role/AmazonElasticMapReduceforEC2Role"),
          managed("job-function/DataScientist"),
          managed("AWSCodeBuildAdminAccess"),
        ],
      },
      reports: [
        attaches(managed("SecretsManagerReadWrite"), "all of secretsmanager"),
        attaches(
          managed("AmazonCognitoPowerUser"),
          "all of cognito-identity, cognito-idp, cognito-sync",
        ),
        attaches(managed("AWSLambdaExecute"), "all of logs"),
        attaches(
          managed("service-role/AmazonElasticMapReduceforEC2Role"),
          "all of cloudwatch, dynamodb, s3, sdb and 2 more",
        ),
        attaches(
          managed("job-function/DataScientist"),
          "all of autoscaling, cloudwatch, dynamodb, elasticfilesystem and 9 more",
        ),
        attaches(managed("AWSCodeBuildAdminAccess"), "all of codebuild"),
      ],
    },
    {
      kind: "fail",
      title: "an administrator, by a permission set of Identity Center",
      type: "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment",
      inputs: { managedPolicyArn: managed("AdministratorAccess") },
      reports: [attaches(managed("AdministratorAccess"), nearlyAll)],
    },
    {
      kind: "fail",
      title: "a policy that came after the list, by its name",
      inputs: { policyArn: managed("AmazonNewServiceFullAccess") },
      reports: [attaches(managed("AmazonNewServiceFullAccess"))],
    },
    {
      kind: "pass",
      title: "an administrator as a boundary, which grants nothing",
      type: "aws:iam/role:Role",
      inputs: { permissionsBoundary: managed("AdministratorAccess") },
      reports: [],
    },
    {
      kind: "pass",
      title: "what AWS asks for in the role of a service, and what only reads",
      type: "aws:iam/role:Role",
      inputs: {
        managedPolicyArns: [
          managed("service-role/AWSGlueServiceRole"),
          managed("service-role/AmazonECSTaskExecutionRolePolicy"),
          managed("AmazonSSMManagedInstanceCore"),
          managed("ReadOnlyAccess"),
          managed("constructor"),
        ],
      },
      reports: [],
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
