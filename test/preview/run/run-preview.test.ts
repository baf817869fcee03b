import path from "node:path";
import { expect } from "chai";
import type { PlannedResource, PreviewResult } from "../../../preview/model";
import { runPreview } from "../../../preview/run/run-preview";
import { removeTemporaryProjects, temporaryProgram } from "../temporary-project";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secret = "1b47061264138c4ac30d75fd1eb44270";
const signature = "4dabf18193072939515e22adb298388d";

async function preview(
  program: string,
  files: { readonly [name: string]: string } = {},
): Promise<PreviewResult> {
  const result = await runPreview({ cwd: temporaryProgram(program, files) });
  expect(result.programError).to.equal(undefined);
  return result;
}

async function failure(program: string): Promise<string | undefined> {
  return (await runPreview({ cwd: temporaryProgram(program) })).programError;
}

function named(result: PreviewResult, name: string): PlannedResource {
  const found = result.resources.find((resource) => resource.name === name);
  if (found === undefined) throw new Error(`no resource ${name}`);
  return found;
}

function outputs(result: PreviewResult): { readonly [name: string]: unknown } {
  return Object.fromEntries(
    result.outputs.map(({ name, value, unknown: isUnknown }) => [
      name,
      isUnknown ? "unknown" : value,
    ]),
  );
}

describe("runPreview", () => {
  after(removeTemporaryProjects);

  it("plans resources in the order of registration, with what they depend on", async () => {
    const result = await preview(`
      const topic = new pulumi.CustomResource("aws:sns/topic:Topic", "events", { displayName: "Events", arn: undefined });
      new pulumi.CustomResource("aws:sns/topicSubscription:TopicSubscription", "mail", { topic: topic.arn, protocol: "email" });
    `);
    expect(result.resources.map(({ urn }) => urn)).to.deep.equal([
      "urn:pulumi:dev::sample::pulumi:pulumi:Stack::sample-dev",
      "urn:pulumi:dev::sample::pulumi:providers:aws::default",
      "urn:pulumi:dev::sample::aws:sns/topic:Topic::events",
      "urn:pulumi:dev::sample::aws:sns/topicSubscription:TopicSubscription::mail",
    ]);
    const mail = named(result, "mail");
    expect(mail.inputs).to.deep.equal({ topic: unknown, protocol: "email", __defaults: [] });
    expect(mail.propertyDependencies).to.deep.equal({
      topic: ["urn:pulumi:dev::sample::aws:sns/topic:Topic::events"],
      protocol: [],
    });
    expect(mail.dependencies).to.deep.equal([
      "urn:pulumi:dev::sample::aws:sns/topic:Topic::events",
    ]);
    expect(mail.provider).to.deep.equal({
      urn: "urn:pulumi:dev::sample::pulumi:providers:aws::default",
      type: "pulumi:providers:aws",
      name: "default",
      properties: { region: "eu-west-1" },
    });
  });

  it("runs an AWS program in TypeScript: what AWS fills in is known, what it computes is not", async () => {
    const cwd = path.join(__dirname, "../../fixtures/programs/small");
    const result = await runPreview({ cwd, accountId: "111122223333" });
    const { functionName, ...others } = outputs(result);
    expect(functionName).to.match(/^worker-[0-9a-f]{7}$/);
    expect(others).to.deep.equal({ account: "111122223333", functionArn: "unknown" });
    const alarm = named(result, "worker-errors");
    expect(alarm.inputs.dimensions).to.deep.equal({ FunctionName: functionName });
    expect(alarm.inputs.tags).to.deep.equal({ Team: "data" });
    expect(alarm.propertyDependencies.dimensions).to.deep.equal([
      "urn:pulumi:dev::small::aws:lambda/function:Function::worker",
    ]);
    expect(result.notes).to.deep.equal([
      {
        kind: "invoke",
        text: "aws:index/getCallerIdentity:getCallerIdentity was answered offline for account 111122223333 (--account): AWS was not asked.",
      },
    ]);
  });

  it("lets children inherit provider and protection from their component", async () => {
    const result = await preview(`
      const provider = new pulumi.ProviderResource("aws", "tokyo", { region: "ap-northeast-1" });
      const parent = new pulumi.ComponentResource("my:index:Group", "group", {}, { providers: { aws: provider }, protect: true });
      new pulumi.CustomResource("aws:sns/topic:Topic", "inner", {}, { parent });
      new pulumi.CustomResource("aws:sns/topic:Topic", "open", {}, { parent, protect: false });
    `);
    const inner = named(result, "inner");
    expect(inner.urn).to.equal("urn:pulumi:dev::sample::my:index:Group$aws:sns/topic:Topic::inner");
    expect(inner.provider?.name).to.equal("tokyo");
    expect(inner.options.protect).to.equal(true);
    expect(named(result, "open").options.protect).to.equal(false);
    expect(named(result, "group").kind).to.equal("component");
  });

  it("applies a resource's transforms, then its parents', then the stack's", async () => {
    const result = await preview(`
      const mark = (name) => async ({ props, opts }) => ({ props: { ...props, marks: [...(props.marks ?? []), name] }, opts });
      pulumi.runtime.registerResourceTransform(mark("stack"));
      const parent = new pulumi.ComponentResource("my:index:Group", "group", {}, { transforms: [mark("parent")] });
      const source = new pulumi.CustomResource("test:index:Thing", "source", {});
      new pulumi.CustomResource("test:index:Thing", "thing", { from: source.id }, { parent, transforms: [mark("own")] });
    `);
    const thing = named(result, "thing");
    expect(thing.inputs).to.deep.equal({ from: unknown, marks: ["own", "parent", "stack"] });
    expect(thing.dependencies).to.deep.equal(["urn:pulumi:dev::sample::test:index:Thing::source"]);
  });

  it("applies the stack's invoke transforms before it answers", async () => {
    const result = await preview(`
      pulumi.runtime.registerInvokeTransform(async ({ args, opts }) => ({ args: { ...args, region: "us-east-2" }, opts }));
      exports.region = pulumi.output(pulumi.runtime.invoke("aws:index/getRegion:getRegion", {})).apply((r) => r.region);
    `);
    expect(outputs(result)).to.deep.equal({ region: "us-east-2" });
  });

  it("keeps secrets wrapped, and secret outputs marked", async () => {
    const result = await preview(`
      const thing = new pulumi.CustomResource("test:index:Thing", "thing", { password: pulumi.secret("hunter2"), code: "1" }, { additionalSecretOutputs: ["code"] });
      exports.password = pulumi.secret("hunter2");
    `);
    const thing = named(result, "thing");
    expect(thing.inputs.password).to.deep.equal({ [signature]: secret, value: "hunter2" });
    expect(thing.outputs.code).to.deep.equal({ [signature]: secret, value: "1" });
    expect(result.outputs).to.deep.equal([
      { name: "password", value: "hunter2", unknown: false, secret: true },
    ]);
  });

  it("answers references to resources from what was registered", async () => {
    const result = await preview(`
      class Thing extends pulumi.CustomResource { constructor(name, args, opts) { super("test:index:Thing", name, { size: undefined, ...args }, opts); } }
      pulumi.runtime.registerResourceModule("test", "index", { version: () => "", construct: (name, type, urn) => new Thing(name, {}, { urn }) });
      const thing = new Thing("thing", { size: 3 });
      exports.size = pulumi.output(pulumi.runtime.invoke("pulumi:pulumi:getResource", { urn: thing.urn })).apply((r) => r.state.size);
    `);
    expect(outputs(result)).to.deep.equal({ size: 3 });
  });

  it("says which function it can't answer, and goes on with unknown outputs", async () => {
    const result = await preview(`
      exports.image = pulumi.runtime.invokeOutput("aws:ec2/getInstance:getInstance", { mostRecent: true }).apply((r) => r.id);
    `);
    expect(outputs(result)).to.deep.equal({ image: "unknown" });
    expect(result.notes).to.deep.equal([
      {
        kind: "invoke",
        text: 'aws:ec2/getInstance:getInstance can\'t be answered offline: its result is unknown here. To give an answer, put {"aws:ec2/getInstance:getInstance":[{"return":{"key":"value"}}]} in a file and pass --invokes FILE.',
      },
    ]);
  });

  it("makes up an answer that a program can take apart, and says so", async () => {
    const result = await preview(`
      const provider = new pulumi.ProviderResource("aws", "eu", { region: "eu-west-1" });
      const zones = pulumi.runtime.invoke("aws:index/getAvailabilityZones:getAvailabilityZones", {}, { provider });
      exports.zone = zones.then((r) => r.names.slice(0, 1)[0]);
    `);
    expect(outputs(result)).to.deep.equal({ zone: "eu-west-1a" });
    expect(result.notes).to.deep.equal([
      {
        kind: "invoke",
        text: 'aws:index/getAvailabilityZones:getAvailabilityZones can\'t be answered offline: its result is made up here. To give an answer, put {"aws:index/getAvailabilityZones:getAvailabilityZones":[{"return":{"key":"value"}}]} in a file and pass --invokes FILE.',
      },
    ]);
  });

  it("takes answers to functions, reads and stack references from a file", async () => {
    const cwd = temporaryProgram(
      `
      exports.image = pulumi.runtime.invokeOutput("aws:ec2/getAmi:getAmi", { mostRecent: true }).apply((r) => r.id);
      exports.network = new pulumi.StackReference("acme/network/dev").getOutput("vpcId");
      exports.other = new pulumi.StackReference("acme/other/dev").getOutput("vpcId");
    `,
      {
        "answers.json": JSON.stringify({
          "aws:ec2/getAmi:getAmi": [
            { return: { id: "ami-any" } },
            { args: { mostRecent: true }, return: { id: "ami-1" } },
          ],
          "pulumi:pulumi:StackReference": [
            { args: { id: "acme/network/dev" }, return: { vpcId: "vpc-1" } },
          ],
        }),
      },
    );
    const result = await runPreview({ cwd, invokesFile: `${cwd}/answers.json` });
    expect(outputs(result)).to.deep.equal({
      image: "ami-1",
      network: "vpc-1",
      other: "unknown",
    });
    expect(result.notes).to.deep.equal([
      {
        kind: "stack-reference",
        text: 'The outputs of stack acme/other/dev are unknown here. To give them, put {"pulumi:pulumi:StackReference":[{"args":{"id":"acme/other/dev"},"return":{"key":"value"}}]} in a file and pass --invokes FILE.',
      },
    ]);
  });

  it("reads existing resources as unknown, and does not plan to create them", async () => {
    const result = await preview(`
      const bucket = new pulumi.CustomResource("aws:s3/bucket:Bucket", "logs", { region: undefined }, { id: "acme-logs" });
      exports.id = bucket.id;
      exports.region = bucket.region;
    `);
    expect(named(result, "logs").kind).to.equal("read");
    expect(outputs(result)).to.deep.equal({ id: "acme-logs", region: "unknown" });
  });

  it("takes a component that its provider builds as one opaque resource", async () => {
    const result = await preview(`
      class Vpc extends pulumi.ComponentResource { constructor(name) { super("awsx:ec2:Vpc", name, { vpcId: undefined }, {}, true); } }
      exports.vpcId = new Vpc("main").vpcId;
    `);
    expect(named(result, "main").remote).to.equal(true);
    expect(outputs(result)).to.deep.equal({ vpcId: "unknown" });
    expect(result.notes.map(({ text }) => text)).to.deep.equal([
      "main (awsx:ec2:Vpc) is a component that its provider builds: its children are neither shown nor judged here.",
    ]);
  });

  it("hashes assets, and ends with an error that names the missing file", async () => {
    const result = await preview(
      `new pulumi.CustomResource("test:index:Thing", "thing", { code: new pulumi.asset.FileAsset("code.txt") });`,
      { "code.txt": "hello" },
    );
    expect(named(result, "thing").inputs.code).to.deep.equal({
      [signature]: "c44067f5952c0a294b673a41bacd8c17",
      path: "code.txt",
      hash: "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
    });
    const missing = await failure(
      `new pulumi.CustomResource("test:index:Thing", "thing", { code: new pulumi.asset.FileArchive("dist") });`,
    );
    expect(missing).to.match(
      /failed to compute asset hash for "code": couldn't read '.*\/dist': no such file or directory/,
    );
  });

  it("acknowledges hooks without running them, and methods without a result", async () => {
    const result = await preview(`
      const hook = new pulumi.ResourceHook("tell", () => { console.log("ran"); }, { onDryRun: true });
      const thing = new pulumi.CustomResource("test:index:Thing", "thing", {}, { hooks: { beforeCreate: [hook] } });
      exports.answer = pulumi.runtime.call("test:index:Thing/ask", { __self__: thing }, thing);
    `);
    expect(outputs(result)).to.deep.equal({ answer: "unknown" });
    expect(result.programMessages).to.deep.equal([]);
    expect(result.notes.map(({ text }) => text)).to.have.members([
      "Hook tell is not run by the offline preview.",
      "test:index:Thing/ask is a method that only the provider can run: its result is unknown here.",
    ]);
  });

  it("refuses two resources of one URN, as the engine does", async () => {
    const message = await failure(`
      new pulumi.CustomResource("test:index:Thing", "thing", {});
      new pulumi.CustomResource("test:index:Thing", "thing", {});
    `);
    expect(message).to.equal(
      "Duplicate resource URN 'urn:pulumi:dev::sample::test:index:Thing::thing'; try giving it a unique name",
    );
  });

  it("refuses a default provider that the configuration disables", async () => {
    const cwd = temporaryProgram(
      `new pulumi.CustomResource("aws:sns/topic:Topic", "events", {});`,
      {
        "Pulumi.dev.yaml": 'config:\n  pulumi:disable-default-providers: ["aws"]\n',
      },
    );
    expect((await runPreview({ cwd })).programError).to.equal(
      "Default provider for 'aws' disabled. 'aws:sns/topic:Topic' must use an explicit provider.",
    );
  });

  it("shows what a failing program says, with only the frames of its own files", async () => {
    const message = await failure(`
      function open() { throw new Error("no such table"); }
      open();
    `);
    expect(message?.split("\n")).to.have.lengthOf(4);
    expect(message).to.match(
      /^Running program '.*' failed with an unhandled exception:\nError: no such table\n/,
    );
    expect(message).to.match(/at open \(.*index\.js:3:31\)/);
  });

  it("tells the exit status of a program that ends itself", async () => {
    expect(await failure(`console.error("giving up"); process.exit(7);`)).to.equal(
      "The program ended with exit status 7.\ngiving up",
    );
  });

  it("keeps what the program logs and prints", async () => {
    const result = await preview(`
      console.log("starting");
      pulumi.log.warn("mind the gap");
    `);
    expect(result.programMessages).to.have.deep.members([
      { severity: "info", source: "stdout", text: "starting" },
      {
        severity: "warning",
        source: "log",
        text: "mind the gap",
      },
    ]);
  });

  it("gives the program its configuration, organization and dry run", async () => {
    const cwd = temporaryProgram(
      `
      const config = new pulumi.Config();
      exports.seen = { size: config.requireNumber("size"), list: config.requireObject("list"), region: new pulumi.Config("aws").require("region"), dryRun: pulumi.runtime.isDryRun(), organization: pulumi.getOrganization(), project: pulumi.getProject(), stack: pulumi.getStack() };
      exports.token = config.requireSecret("token");
    `,
      {
        "Pulumi.dev.yaml":
          "config:\n  aws:region: eu-west-1\n  sample:size: 3\n  sample:list: [1, 2]\n  sample:token:\n    secure: v1:abc\n",
      },
    );
    const result = await runPreview({ cwd, config: { token: "t", size: "4" } });
    expect(outputs(result)).to.deep.equal({
      seen: {
        size: 4,
        list: [1, 2],
        region: "eu-west-1",
        dryRun: true,
        organization: "organization",
        project: "sample",
        stack: "dev",
      },
      token: "t",
    });
    expect(result.outputs.find(({ name }) => name === "token")?.secret).to.equal(true);
  });
});
