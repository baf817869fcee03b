import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "chai";
import { runPreview } from "../../preview/run/run-preview";

const projectRoot = resolve(__dirname, "../..");

/** What is said of a stack under a configuration, as `level policy: resource`. */
async function reports(
  stack: string,
  config: string | Readonly<Record<string, unknown>>,
): Promise<readonly string[]> {
  const { programError, violations } = await runPreview({
    cwd: projectRoot,
    stack,
    policyPacks: [
      {
        pack: join(projectRoot, "policy-pack"),
        config: typeof config === "string" ? join(projectRoot, config) : config,
      },
    ],
  });
  expect(programError).to.equal(undefined);
  const lines = violations.map(
    ({ level, policy, urn }) => `${level} ${policy}: ${urn.split("::").at(-1)}`,
  );
  return [...new Set(lines)].sort();
}

/** Preset strict with this repository's own exemptions, on a day on which they hold. */
function strictWithExemptions(): Readonly<Record<string, unknown>> {
  const [strict, own] = [
    "policy-pack/presets/strict.json",
    "docs/policy-configuration/strict.json",
  ].map((file) => JSON.parse(readFileSync(join(projectRoot, file), "utf8")));
  return { ...strict, settings: { ...own.settings, asOf: "2026-12-01" } };
}

describe("the program under the configurations that come with the pack", () => {
  for (const stack of ["dev", "staging", "prod"]) {
    it(`stack ${stack} has nothing mandatory against it under the example for ${stack}`, async () => {
      const found = await reports(stack, `docs/policy-configuration/${stack}.json`);
      expect(found.filter((line) => line.startsWith("mandatory"))).to.deep.equal([]);
    });
  }

  for (const stack of ["dev", "staging", "prod"]) {
    it(`stack ${stack} has nothing mandatory against it under preset strict with its exemptions`, async () => {
      const found = await reports(stack, strictWithExemptions());
      expect(found.filter((line) => line.startsWith("mandatory"))).to.deep.equal([]);
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
