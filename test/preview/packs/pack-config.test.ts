import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { startPolicyPacks } from "../../../preview/packs/start-policy-packs";
import { PreviewError } from "../../../preview/preview-error";
import { lambdaFunction, packOptions } from "./pack-fixtures";

const directory = mkdtempSync(path.join(tmpdir(), "config-"));

function configFile(text: string): string {
  const file = path.join(directory, `${configFile.count++}.json`);
  writeFileSync(file, text);
  return file;
}
configFile.count = 0;

/** The levels and configuration that the policies of a pack receive. */
async function given(pack: string, text: string) {
  const session = await startPolicyPacks(
    packOptions([pack], { configurations: [configFile(text)] }),
  );
  await session.analyze(lambdaFunction("f", {}));
  await session.close();
  return session.violations.map(({ policy, level, message }) => [
    policy,
    level,
    JSON.parse(message),
  ]);
}

async function refusal(pack: string, file: string): Promise<readonly [number, string]> {
  try {
    const session = await startPolicyPacks(packOptions([pack], { configurations: [file] }));
    await session.close();
  } catch (error) {
    if (!(error instanceof PreviewError)) throw error;
    return [error.status, error.message.replaceAll(file, "FILE")];
  }
  return [0, "no refusal"];
}

const limits = { low: 1, high: 2 };

describe("the configuration of a policy pack", () => {
  it("overrides both by the file, whole values at a time", async () => {
    const file =
      '{ "second": { "enforcementLevel": "mandatory", "text": "file", "limits": { "low": 0 } } }';

    expect(await given("configured", file)).to.deep.equal([
      ["first", "mandatory", { limits, text: "initial", words: ["c"] }],
      ["second", "mandatory", { limits: { low: 0 }, text: "file", words: ["a", "b"] }],
      ["third", "mandatory", {}],
    ]);
  });

  it("is rejected with every mistake in it and suggestions", async () => {
    const file = configFile(
      JSON.stringify({
        all: { enforcementLevel: "advisory", maxMemoryMb: 1 },
        "memory-celing": "mandatory",
        "memory-ceiling": {
          maxMemory: 1,
          maxMemoryMb: 64,
          mode: "strickt",
          exemptions: [{ nam: "x", expires: "soon" }],
        },
        "team-tag": "mandatry",
        mirror: 3,
        environments: "production",
      }),
    );

    expect(await refusal("evaluating", file)).to.deep.equal([
      2,
      `The policy pack evaluating@v1.0.0 could not be configured from FILE:
  - team-tag: "mandatry" is not an enforcement level; expected one of advisory, mandatory, remediate, disabled. Did you mean "mandatory"?
  - mirror: expected an enforcement level or an object of properties, not a number.
  - "environments": expected a list of names of Pulumi ESC environments.
  - all: accepts only an enforcement level; "maxMemoryMb" would have no effect.
  - "memory-celing" is not a policy of this pack. Did you mean "memory-ceiling"?
  - memory-ceiling: "maxMemory" is not a property of its configuration. Did you mean "maxMemoryMb"?
  - memory-ceiling: exemptions.0 has no property "nam". Did you mean "name"?
  - memory-ceiling: exemptions.0.expires must match format "date", not "soon".
  - memory-ceiling: exemptions.0.name is required.
  - memory-ceiling: maxMemoryMb must be >= 128, not 64.
  - memory-ceiling: mode must be one of "strict", "lenient", not "strickt". Did you mean "strict"?`,
    ]);
  });

  it("does not include the values of ESC environments, and notes it", async () => {
    const file = configFile('{ "environments": ["prod", "team/base"], "all": "disabled" }');
    const session = await startPolicyPacks(packOptions(["configured"], { configurations: [file] }));
    await session.close();
    expect(session.notes).to.deep.equal([
      'The configuration of the policy pack configured: "environments" names Pulumi ESC environments (prod, team/base): ' +
        "the pack runs without their values, which can't be read offline.",
    ]);
  });

  it("is rejected if the file does not exist", async () => {
    expect(await refusal("empty", path.join(directory, "absent.json"))).to.deep.equal([
      64,
      "The policy configuration FILE can't be read: there is no such file.",
    ]);
  });

  it("is rejected if the file is not JSON", async () => {
    expect(await refusal("empty", configFile('{ "a": }'))).to.deep.equal([
      2,
      `The policy configuration FILE is not valid JSON: Unexpected token '}', "{ "a": }" is not valid JSON`,
    ]);
  });

  it("is rejected if the file is not an object", async () => {
    expect(await refusal("empty", configFile("[]"))).to.deep.equal([
      2,
      "The policy configuration FILE must be a JSON object with names of policies as keys, not an array.",
    ]);
  });
});
