import { join, resolve } from "node:path";
import { expect } from "chai";
import type { ConfigSource, PolicyViolation } from "../../preview/model";
import { runPreview } from "../../preview/run/run-preview";
import { evaluateByPack, startPack } from "../support/policies/pack-session";
import { sharedPlan } from "../support/stacks/shared-plan";

const projectRoot = resolve(__dirname, "../..");

/** What is said of the plan of a stack under configurations, as `level policy: resource`. */
async function reports(
  stack: string,
  ...configs: readonly ConfigSource[]
): Promise<readonly string[]> {
  const { programError, resources } = await sharedPlan({ stack });
  expect(programError).to.equal(undefined);
  const sources = configs.map((config) =>
    typeof config === "string" ? join(projectRoot, config) : config,
  );
  const pack = await startPack(sources, false, { stack });
  return described(await evaluateByPack(pack, resources).finally(() => pack.close()));
}

function described(violations: readonly PolicyViolation[]): readonly string[] {
  const lines = violations.map(
    ({ level, policy, urn }) => `${level} ${policy}: ${urn.split("::").at(-1)}`,
  );
  return [...new Set(lines)].sort();
}

/** On this day the exemptions of the examples hold. */
const ON_A_DAY = { settings: { asOf: "2026-12-01" } };

describe("the program under the configurations that come with the pack", () => {
  // Its example remediates, which changes the plan itself.
  it("stack dev has nothing mandatory against it under the example for dev", async () => {
    const pack = join(projectRoot, "policy-pack");
    const config = join(projectRoot, "docs/policy-configuration/dev.json");
    const policyPacks = [{ pack, config }];
    const preview = await runPreview({ cwd: projectRoot, stack: "dev", policyPacks });
    expect(preview.programError).to.equal(undefined);
    const found = described(preview.violations);
    expect(found.filter((line) => line.startsWith("mandatory"))).to.deep.equal([]);
  });

  for (const stack of ["staging", "prod"]) {
    it(`stack ${stack} has nothing mandatory against it under the example for ${stack}`, async () => {
      const found = await reports(stack, `docs/policy-configuration/${stack}.json`);
      expect(found.filter((line) => line.startsWith("mandatory"))).to.deep.equal([]);
    });
  }

  for (const stack of ["dev", "staging", "prod"]) {
    it(`stack ${stack} has nothing mandatory against it under preset strict with its exemptions`, async () => {
      const found = await reports(stack, "docs/policy-configuration/strict.json", ON_A_DAY);
      expect(found.filter((line) => line.startsWith("mandatory"))).to.deep.equal([]);
      // Advisory by exemption alone: the example extends the preset.
      expect(found).to.include("advisory lambda-in-vpc: data-output");
    });
  }

  it("has nothing against it under preset recommended", async () => {
    expect(await reports("prod", "policy-pack/presets/recommended.json")).to.deep.equal([]);
  });

  it("has nothing mandatory against it under preset audit, and is told what strict would ask for", async () => {
    const audit = await reports("prod", "policy-pack/presets/audit.json");
    const strict = await reports("prod", "policy-pack/presets/strict.json");
    expect(audit.map((line) => line.replace("advisory", "mandatory"))).to.deep.equal(strict);
    expect(strict).to.include.members([
      "mandatory lambda-in-vpc: data-output",
      "mandatory s3-access-logs: output-bucket",
      "mandatory log-group-encrypted: data-output-logs",
    ]);
  });
});
