import { expect } from "chai";
import {
  attributeOf,
  type DescribedResource,
  type OwnNames,
  ownNames,
  type ReadResource,
  readType,
} from "../../../policy-pack/forms/read-type";
import { unknownValue } from "../../../policy-pack/values/unknown";

const place = { region: "eu-west-1", account: "123456789012" };
const lambda = "arn:aws:lambda:eu-west-1:123456789012:function:worker";
const queueUrl = "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs";
const rolePolicy = "aws:iam/rolePolicy:RolePolicy";
const attachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

function described(
  type: string,
  properties: DescribedResource["properties"],
  madeUpName?: string,
): DescribedResource {
  return { type, properties, place, ...(madeUpName !== undefined && { madeUpName }) };
}

const queue = described("AWS::SQS::Queue", { QueueName: "jobs" });
const topic = described("AWS::SNS::Topic", {}, "alarms");
const unknownNames = {
  name: unknownValue,
  arn: unknownValue,
  ref: unknownValue,
  isUnknown: true,
};

const names: readonly (readonly [title: string, DescribedResource, OwnNames])[] = [
  [
    "given ones",
    queue,
    { name: "jobs", ref: queueUrl, arn: "arn:aws:sqs:eu-west-1:123456789012:jobs" },
  ],
  [
    "a made-up one, where the given one is not known",
    described("aws::s3::bucket", { BucketName: unknownValue }, "data"),
    { name: "data", ref: "data", arn: "arn:aws:s3:::data" },
  ],
  ["unknown ones", described("AWS::S3::Bucket", {}), unknownNames],
  [
    "a made-up one, where the type is not known",
    described("AWS::Other::Type", {}, "other"),
    { name: "other", ref: "other" },
  ],
  [
    "those of the version of a function",
    described("AWS::Lambda::Version", { FunctionName: "worker" }, "version"),
    { name: "version", ref: `${lambda}:1`, arn: `${lambda}:1` },
  ],
  [
    "those of the alias of a function that is named by its ARN",
    described("AWS::Lambda::Alias", { FunctionName: lambda, Name: "live" }),
    { name: "live", ref: `${lambda}:live`, arn: `${lambda}:live` },
  ],
  [
    "those of the alias of an unknown function",
    described("AWS::Lambda::Alias", { FunctionName: unknownValue, Name: "live" }),
    {
      name: "live",
      ref: "arn:aws:lambda:eu-west-1:123456789012:function::live",
      arn: "arn:aws:lambda:eu-west-1:123456789012:function::live",
    },
  ],
];

type Attribute = readonly [DescribedResource, attribute: string, value: string | undefined];

const attributes: readonly Attribute[] = [
  [queue, "Arn", "arn:aws:sqs:eu-west-1:123456789012:jobs"],
  [queue, "QueueUrl", queueUrl],
  [topic, "TopicArn", "arn:aws:sns:eu-west-1:123456789012:alarms"],
  [queue, "Other", undefined],
  [described("AWS::Lambda::Version", { FunctionName: "worker" }, "v"), "Version", undefined],
  [described("AWS::Other::Type", {}, "other"), "Arn", undefined],
  [described("AWS::Other::Type", {}, "other"), "Id", undefined],
];

type Read = readonly [
  title: string,
  DescribedResource,
  resources: readonly ReadResource[] | undefined,
];

const alias = { FunctionName: "worker", FunctionVersion: "1", Name: "live" };
const aliasOrigins = {
  functionName: ["FunctionName"],
  functionVersion: ["FunctionVersion"],
  name: ["Name"],
  routingConfig: ["RoutingConfig"],
};
const readAlias = {
  type: "aws:lambda/alias:Alias",
  inputs: { functionName: "worker", functionVersion: "1", name: "live" },
  origins: aliasOrigins,
  ownNames: [],
};
const ofRole = {
  name: ["RoleName"],
  assumeRolePolicy: ["AssumeRolePolicyDocument"],
  description: ["Description"],
  path: ["Path"],
  permissionsBoundary: ["PermissionsBoundary"],
  tags: ["Tags"],
};
const roleType = "aws:iam/role:Role";

const read: readonly Read[] = [
  ["none of a type that is not known", described("AWS::Other::Type", {}), undefined],
  [
    "one for each element, and of the unknown name",
    described("AWS::IAM::Role", {
      Policies: [{ PolicyName: "own", PolicyDocument: "{}" }],
      ManagedPolicyArns: ["arn"],
    }),
    [
      { type: roleType, inputs: {}, origins: ofRole, ownNames: ["name"] },
      {
        type: rolePolicy,
        inputs: { name: "own", policy: "{}", role: unknownValue },
        origins: { name: ["Policies"], policy: ["Policies"], role: ["RoleName"] },
        ownNames: ["role"],
      },
      {
        type: attachment,
        inputs: { policyArn: "arn", role: unknownValue },
        origins: { policyArn: ["ManagedPolicyArns"], role: ["RoleName"] },
        ownNames: ["role"],
      },
    ],
  ],
  [
    "one with the name that is given",
    described("AWS::IAM::Role", { RoleName: unknownValue }),
    [{ type: roleType, inputs: { name: unknownValue }, origins: ofRole, ownNames: ["name"] }],
  ],
  ["one without what is not there", described("AWS::Lambda::Alias", alias), [readAlias]],
  [
    "one more for what is there",
    described("AWS::Lambda::Alias", {
      ...alias,
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: "2" },
    }),
    [
      readAlias,
      {
        type: "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
        inputs: { functionName: "worker", qualifier: "live", provisionedConcurrentExecutions: 2 },
        origins: {
          functionName: ["FunctionName"],
          qualifier: ["Name"],
          provisionedConcurrentExecutions: ["ProvisionedConcurrencyConfig"],
        },
        ownNames: [],
      },
    ],
  ],
];

describe("the types of CloudFormation", () => {
  for (const [title, resource, expected] of names) {
    it(`have names: ${title}`, () => expect(ownNames(resource)).to.deep.equal(expected));
  }

  for (const [resource, attribute, value] of attributes) {
    it(`have the attribute ${attribute} of ${resource.type}: ${value ?? "not known"}`, () => {
      expect(attributeOf(resource, attribute)).to.equal(value);
    });
  }

  for (const [title, resource, resources] of read) {
    it(`stand for resources: ${title}`, () => {
      expect(readType(resource)).to.deep.equal(resources);
    });
  }
});
