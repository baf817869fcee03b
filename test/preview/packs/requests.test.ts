import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import type { RunningPolicyPacks } from "../../../preview/model";
import { startPolicyPacks } from "../../../preview/packs/start-policy-packs";
import {
  found,
  functionType,
  lambdaFunction,
  packOptions,
  rootUrn,
  secret,
  unknown,
} from "./pack-fixtures";

describe("a policy", () => {
  let mirroring: RunningPolicyPacks;
  before(async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), "packs-")), "config.json");
    writeFileSync(file, '{ "mirror": "advisory", "stack-mirror": "mandatory" }');
    mirroring = await startPolicyPacks(packOptions(["evaluating"], { configurations: [file] }));
  });
  after(() => mirroring.close());

  it("of resources receives plain inputs, options, provider, tags and configuration", async () => {
    const provider = {
      urn: "urn:pulumi:dev::shop::pulumi:providers:aws::main",
      type: "pulumi:providers:aws",
      name: "main",
    };
    const resource = lambdaFunction(
      "seen",
      { memorySize: 1, tags: { team: "etl" }, password: secret("hunter2"), __defaults: [] },
      {
        parentUrn: rootUrn,
        provider: { ...provider, properties: { region: "eu-west-1", __internal: {} } },
        options: {
          protect: true,
          ignoreChanges: ["tags"],
          deleteBeforeReplace: false,
          aliases: ["urn:old"],
          customTimeouts: { create: 60, update: 0, delete: 5 },
          additionalSecretOutputs: ["password"],
        },
      },
    );

    const [violation] = await found(mirroring, () => mirroring.analyze(resource));

    expect(JSON.parse(violation?.message ?? "")).to.deep.equal({
      type: functionType,
      name: "seen",
      keys: ["memorySize", "password", "tags"],
      password: "hunter2",
      opts: {
        protect: true,
        ignoreChanges: ["tags"],
        deleteBeforeReplace: false,
        aliases: ["urn:old"],
        customTimeouts: { createSeconds: 60, updateSeconds: 0, deleteSeconds: 5 },
        additionalSecretOutputs: ["password"],
        parent: rootUrn,
      },
      provider: { ...provider, props: { region: "eu-west-1" } },
      stackTags: { team: "data" },
      config: {},
    });
  });

  it("of the stack receives outputs and dependencies; its findings without a resource belong to the stack", async () => {
    const outputs = { arn: unknown, __meta: "x" };
    const source = lambdaFunction("source", {}, { outputs });
    const target = lambdaFunction(
      "target",
      {},
      {
        outputs: { name: "target" },
        parentUrn: source.urn,
        dependencies: [source.urn],
        propertyDependencies: { role: [source.urn], name: [] },
      },
    );

    const violations = await found(mirroring, () => mirroring.analyzeStack([source, target]));

    expect(violations.map(({ message, urn, level }) => [message, urn, level])).to.deep.equal([
      ["source||||arn", source.urn, "mandatory"],
      ["target|source|source|role=source|name", target.urn, "mandatory"],
      ["about no resource", rootUrn, "mandatory"],
      ["about a resource of another stack", rootUrn, "mandatory"],
    ]);
  });

  it("of the stack does not receive resources that are only read, as with the engine", async () => {
    const read = lambdaFunction("existing", {}, { kind: "read" });
    const user = lambdaFunction("user", {}, { dependencies: [read.urn] });

    const violations = await found(mirroring, () => mirroring.analyzeStack([read, user]));

    expect(violations.map(({ message }) => message).slice(0, -2)).to.deep.equal(["user||||"]);
  });
});
