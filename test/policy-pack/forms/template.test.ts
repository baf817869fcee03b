import { expect } from "chai";
import { type TemplateCircumstances, templateResources } from "../../../policy-pack/forms/template";
import { unknownValue } from "../../../policy-pack/values/unknown";

const place = { region: "eu-west-1", account: "123456789012" };
const circumstances: TemplateCircumstances = {
  stackName: "app",
  parameters: { Given: "green", Names: "a, b", Many: ["c"], Hidden: unknownValue, Key: "/key" },
  place,
};

const declarations = {
  Parameters: {
    Given: { Type: "String", Default: "blue" },
    Default: { Type: "String", Default: "blue" },
    None: { Type: "String" },
    Key: { Type: "AWS::SSM::Parameter::Value<String>" },
    Names: { Type: "CommaDelimitedList" },
    Many: { Type: "List<Number>" },
    Hidden: { Type: "List<String>" },
    Broken: "String",
    Odd: { Type: { toString: "String" }, Default: "blue" },
  },
  Mappings: {
    Sizes: {
      small: { memory: 128 },
      itself: { memory: { "Fn::FindInMap": ["Sizes", "itself", "memory"] } },
    },
  },
  Conditions: {
    Yes: { "Fn::Equals": [{ Ref: "Given" }, "green"] },
    No: { "Fn::Equals": [{ Ref: "Given" }, "blue"] },
    Maybe: { "Fn::Equals": [{ Ref: "None" }, "blue"] },
    One: { "Fn::Not": [{ Condition: "Other" }] },
    Other: { "Fn::Not": [{ Condition: "One" }] },
    IsNamedA: { "Fn::Equals": [{ Ref: "It" }, "a"] },
  },
};

const others = {
  Queue: { Type: "AWS::SQS::Queue", Properties: { QueueName: "jobs" } },
  Alias: { Type: "AWS::KMS::Alias", Properties: { AliasName: "alias/key" } },
  Unread: { Type: "AWS::Other::Type" },
  Broken: { Properties: {} },
};

/** Each value of a property with what it becomes; undefined if it is left out. */
const values: readonly (readonly [title: string, value: unknown, resolved: unknown])[] = [
  ["the account", { Ref: "AWS::AccountId" }, "123456789012"],
  ["the partition", { Ref: "AWS::Partition" }, "aws"],
  ["the region", { Ref: "AWS::Region" }, "eu-west-1"],
  ["the name of the stack", { Ref: "AWS::StackName" }, "app"],
  ["the domain of AWS", { Ref: "AWS::URLSuffix" }, "amazonaws.com"],
  ["the ID of the stack", { Ref: "AWS::StackId" }, unknownValue],
  ["no value", { Ref: "AWS::NoValue" }, undefined],
  ["a parameter that is given", { Ref: "Given" }, "green"],
  ["a parameter by default", { Ref: "Default" }, "blue"],
  ["a parameter without a value", { Ref: "None" }, unknownValue],
  ["a parameter that is kept elsewhere", { Ref: "Key" }, unknownValue],
  ["a parameter with a list as text", { Ref: "Names" }, ["a", "b"]],
  ["a parameter with a list", { Ref: "Many" }, ["c"]],
  ["a parameter with an unknown list", { Ref: "Hidden" }, unknownValue],
  ["a parameter whose type is an object", { Ref: "Odd" }, "blue"],
  ["a parameter that is no object", { Ref: "Broken" }, unknownValue],
  ["a mapping", { "Fn::FindInMap": ["Sizes", "small", "memory"] }, 128],
  ["a queue", { Ref: "Queue" }, "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs"],
  ["a resource with a name but no ARN", { Ref: "Alias" }, "alias/key"],
  ["a resource of a type that is not known", { Ref: "Unread" }, unknownValue],
  ["a resource that is not there", { Ref: "Missing" }, unknownValue],
  ["the resource itself", { Ref: "It" }, "app-It-000000000000"],
  [
    "an attribute of the resource itself",
    { "Fn::GetAtt": "It.Arn" },
    "arn:aws:s3:::app-It-000000000000",
  ],
  [
    "a condition in a circle, within one that depends on the resource itself",
    { "Fn::If": ["IsNamedA", "a", { "Fn::If": ["One", "b", "c"] }] },
    unknownValue,
  ],
  [
    "a mapping that refers to itself",
    { "Fn::FindInMap": ["Sizes", "itself", "memory"] },
    { "Fn::FindInMap": ["Sizes", "itself", "memory"] },
  ],
  ["an attribute", { "Fn::GetAtt": ["Queue", "QueueName"] }, "jobs"],
  ["an attribute that is not known", { "Fn::GetAtt": ["Queue", "Other"] }, unknownValue],
  ["an attribute named like a method", { "Fn::GetAtt": "Queue.toString" }, unknownValue],
  ["an attribute of nothing", { "Fn::GetAtt": ["Missing", "Arn"] }, unknownValue],
];

const conditions: readonly (readonly [condition: unknown, isMade: boolean])[] = [
  ["Yes", true],
  ["No", false],
  ["Maybe", true],
  ["One", true],
  ["Other", true],
  [undefined, true],
];

/** The properties of a bucket in a template with the other resources. */
function resolved(value: unknown, given = circumstances): unknown {
  const it = { Type: "AWS::S3::Bucket", Properties: { Value: value } };
  const resources = templateResources({ ...declarations, Resources: { ...others, It: it } }, given);
  return resources.find(({ logicalId }) => logicalId === "It")?.properties;
}

describe("the resources of a template", () => {
  for (const [title, value, expected] of values) {
    it(`have the value of ${title}`, () => {
      expect(resolved(value)).to.deep.equal(expected === undefined ? {} : { Value: expected });
    });
  }

  it("have no values of parameters that only the update knows", () => {
    const parameters = unknownValue as unknown as TemplateCircumstances["parameters"];
    expect(resolved({ Ref: "Default" }, { ...circumstances, parameters })).to.deep.equal({
      Value: unknownValue,
    });
  });

  it("have the defaults of parameters if the stack's parameters are null", () => {
    const parameters = null as unknown as TemplateCircumstances["parameters"];
    expect(resolved({ Ref: "Default" }, { ...circumstances, parameters })).to.deep.equal({
      Value: "blue",
    });
  });

  for (const [condition, isMade] of conditions) {
    it(`are ${isMade ? "made" : "not made"} on the condition ${condition}`, () => {
      const it = { Type: "AWS::S3::Bucket", Condition: condition };
      const resources = templateResources(
        { ...declarations, Resources: { It: it } },
        circumstances,
      );
      expect(resources.map(({ logicalId }) => logicalId)).to.deep.equal(isMade ? ["It"] : []);
    });
  }

  it("have made-up names, and tell what they refer to", () => {
    const written = { Key: { Ref: "Given" }, From: [{ "Fn::GetAtt": "Queue.Arn" }], To: "a" };
    const it = { Type: "AWS::S3::Bucket", Properties: written };
    const template = { ...declarations, Resources: { ...others, It: it } };
    expect(templateResources(template, circumstances)).to.deep.equal([
      {
        logicalId: "Queue",
        type: "AWS::SQS::Queue",
        properties: { QueueName: "jobs" },
        madeUpName: "app-Queue-000000000000",
        place,
        references: { QueueName: [] },
      },
      {
        logicalId: "Alias",
        type: "AWS::KMS::Alias",
        properties: { AliasName: "alias/key" },
        madeUpName: "app-Alias-000000000000",
        place,
        references: { AliasName: [] },
      },
      {
        logicalId: "Unread",
        type: "AWS::Other::Type",
        properties: {},
        madeUpName: "app-Unread-000000000000",
        place,
        references: {},
      },
      {
        logicalId: "It",
        type: "AWS::S3::Bucket",
        properties: {
          Key: "green",
          From: ["arn:aws:sqs:eu-west-1:123456789012:jobs"],
          To: "a",
        },
        madeUpName: "app-It-000000000000",
        place,
        references: { Key: [], From: ["Queue"], To: [] },
      },
    ]);
  });

  it("may refer to each other in a circle", () => {
    const bucket = (name: unknown, other: string) => ({
      Type: "AWS::S3::Bucket",
      DependsOn: other,
      Properties: { BucketName: name },
    });
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation writes places like this.
    const two = bucket({ "Fn::Sub": "${One}-2" }, "One");
    const Resources = { One: bucket({ "Fn::GetAtt": ["Two", "Arn"] }, "Two"), Two: two };
    const resources = templateResources({ Resources }, circumstances);
    expect(resources.map(({ properties }) => properties)).to.deep.equal([
      { BucketName: "arn:aws:s3:::app-One-000000000000-2" },
      { BucketName: "app-One-000000000000-2" },
    ]);
  });

  it("may each refer to the next, as many as a template may have", () => {
    const queues = Array.from({ length: 500 }, (_, index) => ({
      Type: "AWS::SQS::Queue",
      Properties: {
        QueueName: { "Fn::Join": ["", [{ "Fn::GetAtt": [`Q${index + 1}`, "QueueName"] }, "-"]] },
      },
    }));
    const last = { Type: "AWS::SQS::Queue", Properties: { QueueName: "last" } };
    const entries = [...queues, last].map((queue, index) => [`Q${index}`, queue] as const);
    const [first] = templateResources({ Resources: Object.fromEntries(entries) }, circumstances);
    expect(first?.properties).to.deep.equal({ QueueName: `last${"-".repeat(500)}` });
  });

  it("are none where there are none", () => {
    expect(templateResources({}, circumstances)).to.deep.equal([]);
  });
});
