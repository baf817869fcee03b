import path from "node:path";
import { expect } from "chai";
import type { RunningPolicyPacks } from "../../../preview/model";
import { startPolicyPacks } from "../../../preview/packs/start-policy-packs";
import {
  found,
  lambdaFunction,
  packOptions,
  packsDirectory,
  secret,
  unknown,
  urnOf,
} from "./pack-fixtures";

const evaluating = {
  policyPack: "evaluating",
  policyPackVersion: "1.0.0",
} as const;

const memoryCeiling = {
  ...evaluating,
  policy: "memory-ceiling",
  level: "mandatory",
  severity: "high",
  description: "Functions stay under the memory ceiling.",
  remediationSteps: "Lower memorySize.",
  url: "https://example.com/memory-ceiling",
} as const;

describe("startPolicyPacks", () => {
  let plain: RunningPolicyPacks;
  before(async () => {
    plain = await startPolicyPacks(packOptions(["evaluating", "versioned"]));
  });
  after(() => plain.close());

  it("names the packs, with the version in PulumiPolicy.yaml rather than package.json", () => {
    expect(plain.packs.map(({ policies: _policies, ...pack }) => pack)).to.deep.equal([
      { name: "evaluating", version: "1.0.0", directory: path.join(packsDirectory, "evaluating") },
      { name: "empty", version: "9.9.9", directory: path.join(packsDirectory, "versioned") },
    ]);
  });

  it("describes the policies with their configured levels", () => {
    expect(plain.packs[0]?.policies?.slice(0, 3)).to.deep.equal([
      {
        name: "memory-ceiling",
        description: "Functions stay under the memory ceiling.",
        level: "mandatory",
        severity: "high",
        remediationSteps: "Lower memorySize.",
        url: "https://example.com/memory-ceiling",
      },
      { name: "team-tag", description: "Functions name their team.", level: "remediate" },
      { name: "mirror", description: "Shows what a resource policy is given.", level: "disabled" },
    ]);
  });

  it("reports a violation with the metadata of its policy and without its description", async () => {
    const resource = lambdaFunction("big", { memorySize: 3008, tags: { team: "etl" } });

    expect(await found(plain, () => plain.analyze(resource))).to.deep.equal([
      { ...memoryCeiling, message: "memory is 3008 MB, ceiling 1024 MB", urn: urnOf("big") },
    ]);
  });

  it("reports nothing about a compliant resource", async () => {
    const resource = lambdaFunction("small", { memorySize: 1024, tags: { team: "etl" } });

    expect(await found(plain, () => plain.analyze(resource))).to.deep.equal([]);
  });

  it("does not evaluate resources that are only read", async () => {
    const resource = lambdaFunction("existing", { memorySize: 3008 }, { kind: "read" });

    expect(await found(plain, () => plain.analyze(resource))).to.deep.equal([]);
  });

  it("reports an unknown value that a policy reads as an advisory note", async () => {
    const resource = lambdaFunction("later", { memorySize: unknown, tags: { team: "etl" } });

    expect(await found(plain, () => plain.analyze(resource))).to.deep.equal([
      {
        ...memoryCeiling,
        level: "advisory",
        message:
          "can't run policy 'memory-ceiling' from policy pack 'evaluating@v1.0.0' during preview: " +
          "string value at .memorySize can't be known during preview",
        urn: urnOf("later"),
      },
    ]);
  });

  it("remediates, keeps secrets and internal keys, and records what changed", async () => {
    const before = { memorySize: 512, password: secret("hunter2"), __defaults: ["memorySize"] };
    const after = { ...before, tags: { team: "unknown" } };
    const recorded = plain.remediations.length;

    expect(await plain.remediate(lambdaFunction("untagged", before))).to.deep.equal(after);
    expect(plain.remediations.slice(recorded)).to.deep.equal([
      { policyPack: "evaluating", policy: "team-tag", urn: urnOf("untagged"), before, after },
    ]);
  });

  it("counts the level remediate as mandatory if the violation remains", async () => {
    const resource = lambdaFunction("locked", { memorySize: 512, locked: true });
    const inputs = await plain.remediate(resource);

    expect(await found(plain, () => plain.analyze({ ...resource, inputs }))).to.deep.equal([
      {
        ...evaluating,
        policy: "team-tag",
        level: "mandatory",
        message: "tag team is missing",
        description: "Functions name their team.",
        urn: urnOf("locked"),
      },
    ]);
  });

  it("notes a remediation that meets an unknown value as advisory", async () => {
    const resource = lambdaFunction("unclear", { memorySize: 512, locked: unknown });

    expect(await found(plain, () => plain.remediate(resource))).to.deep.equal([
      {
        ...evaluating,
        policy: "team-tag",
        level: "advisory",
        message:
          "can't run remediation 'team-tag' from policy pack 'evaluating@v1.0.0' during preview: " +
          "string value at .locked can't be known during preview",
        description: "Functions name their team.",
        urn: urnOf("unclear"),
      },
    ]);
  });

  it("does not run disabled policies", async () => {
    expect(await found(plain, () => plain.analyzeStack([]))).to.deep.equal([]);
  });

  it("can be closed twice", async () => {
    await plain.close();
    await plain.close();
  });
});
