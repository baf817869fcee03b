import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect } from "chai";
import type { PreviewResult } from "../../../preview/model";
import { renderText } from "../../../preview/render/text";
import { runPreview } from "../../../preview/run/run-preview";
import { named, outputsByName } from "../previewed";
import { isRunning } from "../processes";
import { removeTemporaryProjects, temporaryProgram, temporaryProject } from "../temporary-project";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secret = "1b47061264138c4ac30d75fd1eb44270";
const signature = "4dabf18193072939515e22adb298388d";

async function preview(program: string): Promise<PreviewResult> {
  const result = await runPreview({ cwd: temporaryProgram(program) });
  expect(result.programError).to.equal(undefined);
  return result;
}

const urnOf = (type: string, name: string) => `urn:pulumi:dev::sample::${type}::${name}`;

describe("runPreview", () => {
  after(removeTemporaryProjects);

  describe("a program of many parts", () => {
    const parts: string[] = [];
    let result: PreviewResult;

    /** A part of the program, which runs once for all parts. Its names of resources and outputs are unique. */
    function part(title: string, code: string, check: () => void): void {
      parts.push(`(() => {${code}})();`);
      it(title, check);
    }

    const output = (name: string) => outputsByName(result)[name];

    before(async () => {
      const cwd = temporaryProgram(parts.join("\n"), {
        "code.txt": "hello",
        "answers.json": JSON.stringify({
          "aws:ec2/getAmi:getAmi": [
            { return: { id: "ami-any" } },
            { args: { mostRecent: true }, return: { id: "ami-1" } },
          ],
          "pulumi:pulumi:StackReference": [
            { args: { id: "acme/network/dev" }, return: { vpcId: "vpc-1" } },
          ],
        }),
        "Pulumi.dev.yaml":
          "config:\n  aws:region: eu-west-1\n  sample:size: 3\n  sample:list: [1, 2]\n  sample:token:\n    secure: v1:abc\n",
      });
      const invokesFile = path.join(cwd, "answers.json");
      result = await runPreview({ cwd, invokesFile, config: { token: "t", size: "4" } });
      expect(result.programError).to.equal(undefined);
    });

    part(
      "plans resources in the order of registration, with what they depend on",
      `
      const topic = new pulumi.CustomResource("aws:sns/topic:Topic", "events", { displayName: "Events", arn: undefined });
      new pulumi.CustomResource("aws:sns/topicSubscription:TopicSubscription", "mail", { topic: topic.arn, protocol: "email" });
    `,
      () => {
        const topicUrn = urnOf("aws:sns/topic:Topic", "events");
        const mailUrn = urnOf("aws:sns/topicSubscription:TopicSubscription", "mail");
        const urns = result.resources.map(({ urn }) => urn);
        expect(urns.filter((urn) => urn === topicUrn || urn === mailUrn)).to.deep.equal([
          topicUrn,
          mailUrn,
        ]);
        const mail = named(result, "mail");
        expect(mail.inputs).to.deep.equal({ topic: unknown, protocol: "email", __defaults: [] });
        expect(mail.propertyDependencies).to.deep.equal({ topic: [topicUrn], protocol: [] });
        expect(mail.dependencies).to.deep.equal([topicUrn]);
        expect(mail.provider).to.deep.equal({
          urn: urnOf("pulumi:providers:aws", "default_7_48_0"),
          type: "pulumi:providers:aws",
          name: "default_7_48_0",
          properties: { region: "eu-west-1", version: "7.48.0" },
        });
      },
    );

    part(
      "lets children inherit provider and protection from their component",
      `
      const provider = new pulumi.ProviderResource("aws", "tokyo", { region: "ap-northeast-1" });
      const parent = new pulumi.ComponentResource("my:index:Group", "group", {}, { providers: { aws: provider }, protect: true });
      new pulumi.CustomResource("aws:sns/topic:Topic", "inner", {}, { parent });
      new pulumi.CustomResource("aws:sns/topic:Topic", "open", {}, { parent, protect: false });
    `,
      () => {
        const inner = named(result, "inner");
        expect(inner.urn).to.equal(urnOf("my:index:Group$aws:sns/topic:Topic", "inner"));
        expect(inner.provider?.name).to.equal("tokyo");
        expect(inner.options.protect).to.equal(true);
        expect(named(result, "open").options.protect).to.equal(false);
        expect(named(result, "group").kind).to.equal("component");
      },
    );

    part(
      "asks nothing of a provider whose configuration is unknown: inputs stay as they are, outputs are unknown",
      `
      const queue = new pulumi.CustomResource("aws:sqs/queue:Queue", "jobs", { arn: undefined });
      const assumed = new pulumi.ProviderResource("aws", "assumed", { region: "eu-west-1", assumeRole: queue.arn });
      const later = new pulumi.CustomResource("aws:sns/topic:Topic", "later", { displayName: "Later" }, { provider: assumed });
      exports.later = later.displayName;
    `,
      () => {
        expect(named(result, "later").inputs).to.deep.equal({ displayName: "Later" });
        expect(named(result, "later").outputs).to.deep.equal({});
      },
    );

    part(
      "does not answer a call that depends on a resource to be made, and keeps the dependency",
      `
      const queue = new pulumi.CustomResource("test:index:Queue", "waited", {});
      const asked = pulumi.runtime.invokeOutput("aws:index/getCallerIdentity:getCallerIdentity", {}, { dependsOn: [queue] });
      new pulumi.CustomResource("test:index:Thing", "waits", { account: asked.apply((found) => found.accountId) });
    `,
      () => {
        const waits = named(result, "waits");
        expect(waits.inputs).to.deep.equal({ account: unknown });
        expect(waits.propertyDependencies).to.deep.equal({
          account: [urnOf("test:index:Queue", "waited")],
        });
      },
    );

    part(
      "keeps secrets wrapped, and secret outputs marked",
      `
      new pulumi.CustomResource("test:index:Thing", "locked", { password: pulumi.secret("hunter2"), code: "1" }, { additionalSecretOutputs: ["code"] });
      exports.password = pulumi.secret("hunter2");
    `,
      () => {
        const thing = named(result, "locked");
        expect(thing.inputs.password).to.deep.equal({ [signature]: secret, value: "hunter2" });
        expect(thing.outputs.code).to.deep.equal({ [signature]: secret, value: "1" });
        expect(result.outputs.find(({ name }) => name === "password")).to.deep.equal({
          name: "password",
          value: "hunter2",
          unknown: false,
          secret: true,
        });
      },
    );

    part(
      "answers references to resources from what was registered",
      `
      class Sized extends pulumi.CustomResource { constructor(name, args, opts) { super("test:index:Sized", name, { size: undefined, ...args }, opts); } }
      pulumi.runtime.registerResourceModule("test", "index", { version: () => "", construct: (name, type, urn) => new Sized(name, {}, { urn }) });
      const thing = new Sized("sized", { size: 3 });
      exports.size = pulumi.output(pulumi.runtime.invoke("pulumi:pulumi:getResource", { urn: thing.urn })).apply((r) => r.state.size);
    `,
      () => expect(output("size")).to.equal(3),
    );

    part(
      "says which function it can't answer, and goes on with unknown outputs",
      `
      exports.instance = pulumi.runtime.invokeOutput("aws:ec2/getInstance:getInstance", { mostRecent: true }).apply((r) => r.id);
    `,
      () => expect(output("instance")).to.equal("unknown"),
    );

    part(
      "makes up an answer that a program can take apart, and says so",
      `
      const provider = new pulumi.ProviderResource("aws", "eu", { region: "eu-west-1" });
      const zones = pulumi.runtime.invoke("aws:index/getAvailabilityZones:getAvailabilityZones", {}, { provider });
      exports.zone = zones.then((r) => r.names.slice(0, 1)[0]);
    `,
      () => expect(output("zone")).to.equal("eu-west-1a"),
    );

    part(
      "takes answers to functions, reads and stack references from a file",
      `
      exports.image = pulumi.runtime.invokeOutput("aws:ec2/getAmi:getAmi", { mostRecent: true }).apply((r) => r.id);
      exports.network = new pulumi.StackReference("acme/network/dev").getOutput("vpcId");
      exports.other = new pulumi.StackReference("acme/other/dev").getOutput("vpcId");
    `,
      () => {
        const { image, network, other } = outputsByName(result);
        expect({ image, network, other }).to.deep.equal({
          image: "ami-1",
          network: "vpc-1",
          other: "unknown",
        });
      },
    );

    part(
      "reads existing resources as unknown, and does not plan to create them",
      `
      const bucket = new pulumi.CustomResource("aws:s3/bucket:Bucket", "logs", { region: undefined }, { id: "acme-logs" });
      exports.id = bucket.id;
      exports.region = bucket.region;
    `,
      () => {
        expect(named(result, "logs").kind).to.equal("read");
        expect([output("id"), output("region")]).to.deep.equal(["acme-logs", "unknown"]);
      },
    );

    part(
      "takes a component that its provider builds as one opaque resource",
      `
      class Vpc extends pulumi.ComponentResource { constructor(name) { super("awsx:ec2:Vpc", name, { vpcId: undefined }, {}, true); } }
      exports.vpcId = new Vpc("main").vpcId;
    `,
      () => {
        expect(named(result, "main").remote).to.equal(true);
        expect(output("vpcId")).to.equal("unknown");
      },
    );

    part(
      "hashes assets",
      `new pulumi.CustomResource("test:index:Thing", "coded", { code: new pulumi.asset.FileAsset("code.txt") });`,
      () => {
        expect(named(result, "coded").inputs.code).to.deep.equal({
          [signature]: "c44067f5952c0a294b673a41bacd8c17",
          path: "code.txt",
          hash: "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
        });
      },
    );

    part(
      "acknowledges hooks without running them, and methods without a result",
      `
      const hook = new pulumi.ResourceHook("tell", () => { console.log("ran"); }, { onDryRun: true });
      const thing = new pulumi.CustomResource("test:index:Thing", "hooked", {}, { hooks: { beforeCreate: [hook] } });
      exports.answer = pulumi.runtime.call("test:index:Thing/ask", { __self__: thing }, thing);
    `,
      () => expect(output("answer")).to.equal("unknown"),
    );

    part(
      "keeps what the program logs and prints, and nothing else",
      `
      console.log("starting");
      pulumi.log.warn("mind the gap");
    `,
      () => {
        expect(result.programMessages).to.have.deep.members([
          { severity: "info", source: "stdout", text: "starting" },
          { severity: "warning", source: "log", text: "mind the gap" },
        ]);
      },
    );

    part(
      "gives the program its configuration, organization and dry run",
      `
      const config = new pulumi.Config();
      exports.seen = { size: config.requireNumber("size"), list: config.requireObject("list"), region: new pulumi.Config("aws").require("region"), dryRun: pulumi.runtime.isDryRun(), organization: pulumi.getOrganization(), project: pulumi.getProject(), stack: pulumi.getStack() };
      exports.token = config.requireSecret("token");
    `,
      () => {
        expect([output("seen"), output("token")]).to.deep.equal([
          {
            size: 4,
            list: [1, 2],
            region: "eu-west-1",
            dryRun: true,
            organization: "organization",
            project: "sample",
            stack: "dev",
          },
          "t",
        ]);
        expect(result.outputs.find(({ name }) => name === "token")?.secret).to.equal(true);
      },
    );

    it("has the stack first, one default provider of AWS before its first resource, and what the parts declare", () => {
      expect(result.resources[0]?.urn).to.equal(urnOf("pulumi:pulumi:Stack", "sample-dev"));
      const isDefault = (name: string) => /^default(?:_|$)/.test(name);
      const defaults = result.resources.filter(({ name }) => isDefault(name));
      expect(defaults.map(({ type }) => type).sort()).to.deep.equal([
        "pulumi:providers:aws",
        "pulumi:providers:awsx",
        "pulumi:providers:pulumi",
        "pulumi:providers:test",
      ]);
      const names = result.resources.map(({ name }) => name);
      const ofAws = result.resources.findIndex(
        ({ urn }) => urn === urnOf("pulumi:providers:aws", "default_7_48_0"),
      );
      expect(ofAws).to.be.lessThan(names.indexOf("events"));
      expect(names.filter((name) => !isDefault(name)).sort()).to.deep.equal([
        "acme/network/dev",
        "acme/other/dev",
        "assumed",
        "coded",
        "eu",
        "events",
        "group",
        "hooked",
        "inner",
        "jobs",
        "later",
        "locked",
        "logs",
        "mail",
        "main",
        "open",
        "sample-dev",
        "sized",
        "tokyo",
        "waited",
        "waits",
      ]);
    });

    it("notes what is unknown or a placeholder, once each", () => {
      expect(result.notes).to.have.deep.members([
        {
          kind: "invoke",
          text: 'aws:ec2/getInstance:getInstance can\'t be answered offline: its result is unknown here. To set an answer, put {"aws:ec2/getInstance:getInstance":[{"return":{"key":"value"}}]} in a file and pass --invokes FILE.',
        },
        {
          kind: "invoke",
          text: 'aws:index/getAvailabilityZones:getAvailabilityZones can\'t be answered offline: its result is a placeholder here. To set an answer, put {"aws:index/getAvailabilityZones:getAvailabilityZones":[{"return":{"key":"value"}}]} in a file and pass --invokes FILE.',
        },
        {
          kind: "stack-reference",
          text: 'The outputs of stack acme/other/dev are unknown here. To set them, put {"pulumi:pulumi:StackReference":[{"args":{"id":"acme/other/dev"},"return":{"key":"value"}}]} in a file and pass --invokes FILE.',
        },
        {
          kind: "remote",
          text: "main (awsx:ec2:Vpc) is a component that its provider builds: its children are neither shown nor evaluated here.",
        },
        {
          kind: "read",
          text: 'logs (aws:s3/bucket:Bucket acme-logs) already exists: its properties are unknown here. To set them, put {"aws:s3/bucket:Bucket":[{"args":{"id":"acme-logs"},"return":{"key":"value"}}]} in a file and pass --invokes FILE.',
        },
        { kind: "hook", text: "Hook tell is not run by the offline preview." },
        {
          kind: "call",
          text: "test:index:Thing/ask is a method that only the provider can run: its result is unknown here.",
        },
      ]);
    });
  });

  it("applies transforms: a resource's, then its parents', then the stack's, and to function calls before they are answered", async () => {
    const result = await preview(`
      const mark = (name) => async ({ props, opts }) => ({ props: { ...props, marks: [...(props.marks ?? []), name] }, opts });
      pulumi.runtime.registerResourceTransform(mark("stack"));
      const parent = new pulumi.ComponentResource("my:index:Group", "group", {}, { transforms: [mark("parent")] });
      const source = new pulumi.CustomResource("test:index:Thing", "source", {});
      new pulumi.CustomResource("test:index:Thing", "thing", { from: source.id }, { parent, transforms: [mark("own")] });
      pulumi.runtime.registerInvokeTransform(async ({ args, opts }) => ({ args: { ...args, region: "us-east-2" }, opts }));
      exports.region = pulumi.output(pulumi.runtime.invoke("aws:index/getRegion:getRegion", {})).apply((r) => r.region);
    `);
    const thing = named(result, "thing");
    expect(thing.inputs).to.deep.equal({ from: unknown, marks: ["own", "parent", "stack"] });
    expect(thing.dependencies).to.deep.equal([urnOf("test:index:Thing", "source")]);
    expect(outputsByName(result)).to.deep.equal({ region: "us-east-2" });
  });

  it("shows the message of a failing program, with only the stack frames of its own files", async () => {
    const cwd = temporaryProgram(`
      function open() { throw new Error("no such table"); }
      open();
    `);
    const { programError: message } = await runPreview({ cwd });
    expect(message?.split("\n")).to.have.lengthOf(4);
    expect(message).to.match(
      /^Running program '.*' failed with an unhandled exception:\nError: no such table\n/,
    );
    expect(message).to.match(/at open \(.*index\.js:3:31\)/);
  });

  it("shows no secret of the configuration that the program reads in plain text, or that a policy throws", async () => {
    const cwd = temporaryProgram(
      `
      const token = new pulumi.Config().require("token");
      console.log("token is " + token);
      new pulumi.CustomResource("test:index:Thing", "locked", { password: pulumi.secret("hunter2"), token });
    `,
      {
        "Pulumi.dev.yaml": "config:\n  sample:token:\n    secure: v1:abc\n",
        "pack/PulumiPolicy.yaml": "runtime: nodejs\n",
        "pack/package.json": '{ "name": "quotes", "version": "1.0.0", "main": "index.js" }',
        "pack/index.js": `
          const { PolicyPack } = require("@pulumi/policy");
          const validateResource = ({ props }) => { if (props.password) throw new Error(props.password + " and " + props.token); };
          new PolicyPack("quotes", { policies: [{ name: "throws", description: "Throws.", validateResource }] });
        `,
      },
    );
    const options = { cwd, config: { token: "t0k3n-of-config" } };
    expect(renderText(await runPreview(options), { color: false }))
      .to.contain("token is [secret]")
      .and.not.to.contain("t0k3n");
    const error = await runPreview({ ...options, policyPacks: [path.join(cwd, "pack")] }).then(
      () => undefined,
      (reason: Error) => reason,
    );
    expect(error?.message).to.match(/\[secret\] and \[secret\]/);
    expect(`${error?.message}${error?.stack}`).not.to.match(/hunter2|t0k3n/);
  });

  it("ends a pack that is still starting once the program has failed", async () => {
    const pidFile = path.join(temporaryProject({}), "pid");
    process.env.TEST_PID_FILE = pidFile;
    try {
      const cwd = temporaryProgram(`
        const { existsSync } = require("node:fs");
        while (!existsSync(${JSON.stringify(pidFile)})) {}
        throw new Error("no such table");
      `);
      const result = await runPreview({
        cwd,
        policyPacks: [path.resolve(__dirname, "../../fixtures/packs/hangs-at-start")],
      });
      expect(result.programError).to.contain("no such table");
      expect(result.packs).to.deep.equal([]);
      const pid = Number(readFileSync(pidFile, "utf8"));
      while (isRunning(pid)) await setTimeout(20);
    } finally {
      delete process.env.TEST_PID_FILE;
    }
  });
});
