import { expect } from "chai";
import {
  type RegisteredResource,
  readDeclaration,
  type UnreadPart,
} from "../../../policy-pack/forms/declared-resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const cloudControl = "aws:cloudcontrol/resource:Resource";
const stack = "aws:cloudformation/stack:Stack";
const serverless = "AWS::Serverless-2016-10-31";
type Properties = RegisteredResource["inputs"];

function registered(type: string, inputs: Properties, providerProperties: Properties = {}) {
  return { type, name: "app", inputs, providerProperties };
}

/** Each resource with what makes it unreadable. */
const unreadable: readonly (readonly [
  title: string,
  resource: RegisteredResource,
  part: UnreadPart,
])[] = [
  [
    "a type of aws-native that is written in another way",
    registered("aws-native:ec2/vpc:Vpc", {}),
    { type: "aws-native:ec2/vpc:Vpc" },
  ],
  [
    "a resource of Cloud Control of an unknown type",
    registered(cloudControl, { typeName: unknown, desiredState: "{}" }),
    { type: cloudControl, reason: "desiredState is not known before the update" },
  ],
  [
    "a resource of Cloud Control whose type is an object",
    registered(cloudControl, { typeName: { toString: "a" }, desiredState: "{}" }),
    { type: '{"toString":"a"}' },
  ],
  [
    "a resource of Cloud Control whose state is no object",
    registered(cloudControl, { typeName: "AWS::KMS::Alias", desiredState: "alias/data" }),
    { type: "AWS::KMS::Alias", reason: "desiredState is not valid JSON" },
  ],
  [
    "a template that is elsewhere",
    registered(stack, { templateUrl: "https://example.com/template.yaml" }),
    { type: stack, reason: "its template is at templateUrl" },
  ],
  [
    "a template that only the update knows",
    registered(stack, { templateBody: unknown }),
    { type: stack, reason: "templateBody is not known before the update" },
  ],
  [
    "a template that is a list",
    registered(stack, { templateBody: "- a" }),
    { type: stack, reason: "templateBody is neither JSON nor YAML" },
  ],
  [
    "a template with a macro whose name is an object",
    registered(stack, {
      templateBody: JSON.stringify({ Transform: { Name: { toString: "a" } } }),
    }),
    { type: stack, reason: 'its template is made anew by {"toString":"a"}' },
  ],
  [
    "a template with macros, of which one has parameters",
    registered(stack, {
      templateBody: JSON.stringify({ Transform: [serverless, { Name: "AWS::Include" }, "Own"] }),
    }),
    { type: stack, reason: "its template is made anew by AWS::Include, Own" },
  ],
];

/** Each stack with a topic, and the inputs and the ARN that the topic has. */
const topics: readonly {
  readonly title: string;
  readonly properties?: Properties;
  readonly stack: Properties;
  readonly provider?: Properties;
  readonly inputs: Properties;
  readonly arn: string;
}[] = [
  {
    title: "the stack's physical name, and the provider's region and account",
    stack: { name: "etl" },
    provider: { region: "eu-west-1", allowedAccountIds: ["123456789012"] },
    inputs: { name: "etl-Jobs-000000000000" },
    arn: "arn:aws:sns:eu-west-1:123456789012:etl-Jobs-000000000000",
  },
  {
    title: "the stack's logical name and placeholders, where only the update knows",
    stack: { name: unknown },
    provider: { region: unknown },
    inputs: { name: "app-Jobs-000000000000" },
    arn: "arn:aws:sns:region:000000000000:app-Jobs-000000000000",
  },
  {
    title: "the stack's tags, if it has none",
    properties: { TopicName: "jobs" },
    stack: { tags: { Team: "a" } },
    inputs: { name: "jobs", tags: { Team: "a" } },
    arn: "arn:aws:sns:region:000000000000:jobs",
  },
  {
    title: "its own tags before the stack's",
    properties: { TopicName: "jobs", Tags: [{ Key: "Team", Value: "b" }] },
    stack: { tags: { Team: "a", Cost: "c" } },
    inputs: { name: "jobs", tags: { Team: "b", Cost: "c" } },
    arn: "arn:aws:sns:region:000000000000:jobs",
  },
  {
    title: "unknown tags, if its own are unknown",
    properties: { TopicName: "jobs", Tags: { Ref: "Unknown" } },
    stack: { tags: { Team: "a" } },
    inputs: { name: "jobs", tags: unknown },
    arn: "arn:aws:sns:region:000000000000:jobs",
  },
];

describe("what a resource in another form declares", () => {
  for (const [title, given, part] of unreadable) {
    it(`can't be read: ${title}`, () =>
      expect(readDeclaration(given)).to.deep.equal({ declared: [], unread: [part] }));
  }

  for (const { title, properties = {}, stack: own, provider, inputs, arn } of topics) {
    it(`in a template has ${title}`, () => {
      const Resources = { Jobs: { Type: "AWS::SNS::Topic", Properties: properties } };
      const templateBody = JSON.stringify({ Resources });
      const { declared } = readDeclaration(registered(stack, { templateBody, ...own }, provider));
      expect(
        declared.map((each) => ({ inputs: each.inputs, outputs: each.outputs })),
      ).to.deep.equal([{ inputs, outputs: { name: inputs.name, id: arn, arn } }]);
    });
  }

  it("comes from the properties of aws-native, whose names may begin with capitals", () => {
    const inputs = { aliasName: "alias/data", TargetKeyId: "key", other: 1 };
    expect(readDeclaration(registered("aws-native:kms:Alias", inputs)).declared).to.deep.equal([
      {
        type: "aws:kms/alias:Alias",
        name: "app",
        inputs: { name: "alias/data", targetKeyId: "key" },
        outputs: {},
        sources: { name: ["aliasName"], targetKeyId: ["TargetKeyId"] },
      },
    ]);
  });

  it("is linked in a template to what its properties refer to, and leaves out other types", () => {
    const Resources = {
      Key: { Type: "AWS::KMS::Key", Properties: {} },
      Alias: {
        Type: "AWS::KMS::Alias",
        Properties: { AliasName: "alias/data", TargetKeyId: { Ref: "Key" } },
      },
      Own: { Type: "Custom::Own", Properties: {} },
    };
    const templateBody = JSON.stringify({ Resources });
    const { declared, unread, total } = readDeclaration(registered(stack, { templateBody }));
    expect(declared.find(({ name }) => name === "Alias")).to.deep.equal({
      type: "aws:kms/alias:Alias",
      name: "Alias",
      logicalId: "Alias",
      inputs: { name: "alias/data", targetKeyId: "app-Key-000000000000" },
      outputs: { name: "alias/data", id: "alias/data" },
      sources: {},
      siblings: { name: [], targetKeyId: ["Key"] },
    });
    expect({ unread, total }).to.deep.equal({
      unread: [{ type: "Custom::Own", logicalId: "Own" }],
      total: 3,
    });
  });

  it("may be a state of Cloud Control that is no text", () => {
    const desiredState = { AliasName: "alias/data", TargetKeyId: "key" };
    const given = registered(cloudControl, { typeName: "AWS::KMS::Alias", desiredState });
    expect(readDeclaration(given)).to.deep.equal({
      declared: [
        {
          type: "aws:kms/alias:Alias",
          name: "app",
          inputs: { name: "alias/data", targetKeyId: "key" },
          outputs: {},
          sources: { name: ["desiredState"], targetKeyId: ["desiredState"] },
        },
      ],
      unread: [],
    });
  });
});
