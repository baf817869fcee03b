import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

const stack = "aws:cloudformation/stack:Stack";
const cloudControl = "aws:cloudcontrol/resource:Resource";
const unread = "can't be read, and no other policy evaluates it";

/** A template with a resource of each type. */
function template(...types: readonly string[]): string {
  const resources = types.map((Type, index) => [`R${index + 1}`, { Type, Properties: {} }]);
  return JSON.stringify({ Resources: Object.fromEntries(resources) });
}

testResourcePolicy("resources-readable", {
  type: stack,
  rows: [
    {
      kind: "pass",
      title: "a template of types that are read",
      inputs: { templateBody: template("AWS::S3::Bucket", "AWS::IAM::Role") },
      reports: [],
    },
    {
      kind: "pass",
      title: "a resource of aws-native that is read",
      type: "aws-native:lambda:Function",
      inputs: {},
      reports: [],
    },
    {
      kind: "pass",
      title: "a resource of Cloud Control that is read",
      type: cloudControl,
      inputs: { typeName: "AWS::SQS::Queue", desiredState: "{}" },
      reports: [],
    },
    {
      kind: "pass",
      title: "what creates nothing",
      inputs: { templateBody: template("AWS::CDK::Metadata", "AWS::S3::Bucket") },
      reports: [],
    },
    {
      kind: "boundary",
      title: "an empty template",
      inputs: { templateBody: '{"Resources":{}}' },
      reports: [],
    },
    {
      kind: "beyond",
      title: "one resource that is not read",
      inputs: { templateBody: template("AWS::S3::Bucket", "AWS::EC2::VPC") },
      reports: [
        "1 of 2 resources of the template can't be read, and no other policy evaluates them: 'R2' (AWS::EC2::VPC)",
      ],
    },
    {
      kind: "fail",
      title: "a serverless application and a custom resource",
      inputs: {
        templateBody: template("AWS::Serverless::Function", "Custom::Seed", "AWS::S3::Bucket"),
      },
      reports: [
        "2 of 3 resources of the template can't be read, and no other policy evaluates them: 'R1' (AWS::Serverless::Function), 'R2' (Custom::Seed)",
      ],
    },
    {
      kind: "fail",
      title: "a resource of aws-native of another type",
      type: "aws-native:ec2:Vpc",
      inputs: {},
      reports: [`${unread}: aws-native:ec2:Vpc is not among the types that are read`],
    },
    {
      kind: "fail",
      title: "a resource of Cloud Control of another type",
      type: cloudControl,
      inputs: { typeName: "AWS::EC2::VPC", desiredState: "{}" },
      reports: [`${unread}: AWS::EC2::VPC is not among the types that are read`],
    },
    {
      kind: "fail",
      title: "a state that is no JSON",
      type: cloudControl,
      inputs: { typeName: "AWS::SQS::Queue", desiredState: "{" },
      reports: [`${unread}: desiredState is not valid JSON`],
    },
    {
      kind: "fail",
      title: "a template that is neither JSON nor YAML",
      inputs: { templateBody: "Resources: [" },
      reports: [`${unread}: templateBody is neither JSON nor YAML`],
    },
    {
      kind: "evasion",
      title: "a template at a URL",
      inputs: { templateUrl: "https://example.com/template.yaml" },
      reports: [`${unread}: its template is at templateUrl`],
    },
    {
      kind: "evasion",
      title: "a nested stack",
      inputs: { templateBody: template("AWS::CloudFormation::Stack") },
      reports: [
        "1 of 1 resources of the template can't be read, and no other policy evaluates them: 'R1' (AWS::CloudFormation::Stack)",
      ],
    },
    {
      kind: "evasion",
      title: "a macro that makes the template anew",
      inputs: {
        templateBody: JSON.stringify({
          Transform: "AWS::LanguageExtensions",
          Resources: { "Fn::ForEach::Buckets": ["Name", ["a", "b"], {}] },
        }),
      },
      reports: [`${unread}: its template is made anew by AWS::LanguageExtensions`],
    },
    {
      kind: "evasion",
      title: "a command",
      type: "command:local:Command",
      inputs: { create: "aws lambda create-function" },
      reports: [`${unread}: a command may create anything`],
    },
    {
      kind: "evasion",
      title: "a dynamic provider",
      type: "pulumi-nodejs:dynamic:Resource",
      inputs: {},
      reports: [`${unread}: a dynamic provider may create anything`],
    },
    {
      kind: "evasion",
      title: "a set of stacks",
      type: "aws:cloudformation/stackSet:StackSet",
      inputs: { templateBody: template("AWS::S3::Bucket") },
      reports: [`${unread}: its template is for other stacks`],
    },
    {
      kind: "absent",
      title: "a stack without a template",
      inputs: { name: "app" },
      reports: [`${unread}: its template is at templateUrl`],
    },
    {
      kind: "unknown",
      title: "a template that only the update knows",
      inputs: { templateBody: unknown },
      reports: [`${unread}: templateBody is not known before the update`],
    },
    {
      kind: "unknown",
      title: "a state that only the update knows",
      type: cloudControl,
      inputs: { typeName: "AWS::SQS::Queue", desiredState: unknown },
      reports: [`${unread}: desiredState is not known before the update`],
    },
    {
      kind: "config",
      title: "types that need not be read",
      config: { allowedTypes: ["Custom::*"] },
      inputs: { templateBody: template("Custom::Seed", "AWS::EC2::VPC") },
      reports: [
        "1 of 2 resources of the template can't be read, and no other policy evaluates them: 'R2' (AWS::EC2::VPC)",
      ],
    },
    {
      kind: "config",
      title: "commands that need not be read",
      config: { allowedTypes: ["command:*"] },
      type: "command:local:Command",
      inputs: {},
      reports: [],
    },
  ],
});
