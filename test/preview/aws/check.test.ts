import { expect } from "chai";
import { awsCheck, awsPlannedOutputs } from "../../../preview/aws/check";
import type { PlannedResource, Properties } from "../../../preview/model";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const signature = "4dabf18193072939515e22adb298388d";

function resource(type: string, inputs: Properties, defaultTags?: string): PlannedResource {
  const urn = `urn:pulumi:dev::sample::${type}::Thing`;
  const properties: Properties = defaultTags === undefined ? {} : { defaultTags };
  return {
    urn,
    type,
    name: "Thing",
    kind: "custom",
    remote: false,
    inputs,
    outputs: {},
    dependencies: [],
    propertyDependencies: {},
    options: { protect: false, ignoreChanges: [], aliases: [], additionalSecretOutputs: [] },
    provider: { urn: "provider", type: "pulumi:providers:aws", name: "default", properties },
  };
}

describe("awsCheck", () => {
  it("adds no default tags to a type without tags, or with a list of tags", () => {
    const tags = '{"tags":{"Team":"data"}}';
    expect(awsCheck(resource("aws:lambda/alias:Alias", {}, tags))).not.to.have.property("tags");
    const listed = [{ key: "Team", value: "a", propagateAtLaunch: true }];
    expect(awsCheck(resource("aws:autoscaling/group:Group", { tags: listed }, tags)).tags).to.equal(
      listed,
    );
    expect(
      awsCheck(resource("aws:new/thing:Thing", { tags: { a: "b" } }, tags)).tags,
    ).to.deep.equal({ Team: "data", a: "b" });
  });

  it("fills in defaults and a name, and lists them in __defaults", () => {
    const { name, ...checked } = awsCheck(
      resource("aws:lambda/function:Function", { memorySize: 512, role: unknown }),
    );
    expect(checked).to.deep.equal({
      memorySize: 512,
      role: unknown,
      packageType: "Zip",
      publish: false,
      reservedConcurrentExecutions: -1,
      skipDestroy: false,
      timeout: 3,
      __defaults: [
        "name",
        "packageType",
        "publish",
        "reservedConcurrentExecutions",
        "skipDestroy",
        "timeout",
      ],
    });
    expect(name).to.match(/^Thing-[0-9a-f]{7}$/);
  });

  it("generates a reproducible name, in lower case for a bucket, with .fifo for a FIFO topic", () => {
    const bucket = resource("aws:s3/bucket:Bucket", {});
    expect(awsCheck(bucket).bucket).to.match(/^thing-[0-9a-f]{7}$/);
    expect(awsCheck(bucket)).to.deep.equal(awsCheck(bucket));
    expect(awsCheck(resource("aws:sns/topic:Topic", { fifoTopic: true })).name).to.match(
      /^Thing-[0-9a-f]{7}\.fifo$/,
    );
  });

  it("names by the stack's configuration: adapts a proposed name, but not an enforced one", () => {
    const bucket = resource("aws:s3/bucket:Bucket", {});
    const topic = resource("aws:sns/topic:Topic", { fifoTopic: true });
    const pattern = `My-\${name}`;
    const propose = { mode: "propose", pattern } as const;
    const enforce = { mode: "enforce", pattern } as const;
    expect(awsCheck(bucket, propose).bucket).to.equal("my-thing");
    expect(awsCheck(bucket, enforce).bucket).to.equal("My-Thing");
    expect(awsCheck(topic, propose).name).to.equal("My-Thing.fifo");
    expect(awsCheck(topic, enforce).name).to.equal("My-Thing");
    expect(awsCheck(topic, { mode: "default" })).to.deep.equal(awsCheck(topic));
  });

  it("generates no name if automatic naming is disabled", () => {
    const disabled = { mode: "disabled" } as const;
    const named = resource("aws:s3/bucket:Bucket", { bucket: "data" });
    expect(awsCheck(named, disabled).bucket).to.equal("data");
    const prefixed = resource("aws:iam/role:Role", { namePrefix: "etl-" });
    expect(awsCheck(prefixed, disabled)).not.to.have.property("name");
    expect(() => awsCheck(resource("aws:s3/bucket:Bucket", {}), disabled)).to.throw(
      'Thing (aws:s3/bucket:Bucket) has no "bucket": automatic naming is disabled but no explicit name was provided',
    );
  });

  it("leaves the name to AWS if there is a prefix", () => {
    const checked = awsCheck(resource("aws:iam/role:Role", { namePrefix: "etl-" }));
    expect(checked).not.to.have.property("name");
  });

  it("converts documents to text with sorted keys; a secret stays secret, an unknown part makes all unknown", () => {
    const type = "aws:iam/rolePolicy:RolePolicy";
    const policy = (value: Properties[string]) =>
      awsCheck(resource(type, { name: "p", policy: value })).policy;
    expect(policy({ b: 1, a: [{ d: 1, c: 2 }] })).to.equal('{"a":[{"c":2,"d":1}],"b":1}');
    expect(policy('{ "b": 1 }')).to.equal('{ "b": 1 }');
    expect(policy({ a: unknown })).to.equal(unknown);
    const secret = { [signature]: "1b47061264138c4ac30d75fd1eb44270" };
    expect(policy({ a: { ...secret, value: "s" } })).to.deep.equal({
      ...secret,
      value: '{"a":"s"}',
    });
  });

  it("adds the provider's default tags, overridden by the resource's own", () => {
    const checked = awsCheck(
      resource(
        "aws:sns/topic:Topic",
        { name: "t", tags: { Team: "own" } },
        '{"tags":{"Team":"default","Project":"etl"}}',
      ),
    );
    expect(checked.tags).to.deep.equal({ Team: "own", Project: "etl" });
  });

  it("makes tags unknown if the default tags are unknown", () => {
    expect(awsCheck(resource("aws:sns/topic:Topic", { name: "t" }, unknown)).tags).to.equal(
      unknown,
    );
  });

  it("leaves a type that is not in the table as it was written", () => {
    expect(awsCheck(resource("aws:new/thing:Thing", { size: 1 }))).to.deep.equal({
      size: 1,
      __defaults: [],
    });
  });
});

describe("awsPlannedOutputs", () => {
  it("knows the inputs and their tags; what AWS chooses is unknown", () => {
    const outputs = awsPlannedOutputs("aws:sqs/queue:Queue", {
      name: "q",
      sqsManagedSseEnabled: true,
      tags: { a: "b" },
    });
    expect(outputs).to.deep.equal({
      name: "q",
      sqsManagedSseEnabled: true,
      tags: { a: "b" },
      tagsAll: { a: "b" },
      arn: unknown,
      url: unknown,
      kmsDataKeyReusePeriodSeconds: unknown,
      maxMessageSize: unknown,
      namePrefix: unknown,
      policy: unknown,
      redriveAllowPolicy: unknown,
      redrivePolicy: unknown,
    });
  });
});
