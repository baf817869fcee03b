import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { startPolicyPacks } from "../../../preview/packs/start-policy-packs";
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

const limits = { low: 1, high: 2 };

describe("the configuration of a policy pack", () => {
  it("is the schemas' defaults, overridden by the pack's constructor, without a file", async () => {
    expect(await given("configured", "")).to.deep.equal([
      ["first", "mandatory", { limits, text: "initial", words: ["c"] }],
      // The engine treats a level that the constructor left out as advisory.
      ["second", "advisory", { limits, text: "initial", words: ["a", "b"] }],
      ["third", "mandatory", {}],
    ]);
  });

  it('sets every level by "all", unless a policy has its own', async () => {
    const file = '{ "third": "disabled", "first": {}, "all": "advisory", "second": "remediate" }';

    expect(await given("configured", file)).to.deep.equal([
      ["first", "advisory", { limits, text: "initial", words: ["c"] }],
      ["second", "mandatory", { limits, text: "initial", words: ["a", "b"] }],
    ]);
  });

  it("is passed to a policy that declares none, unchecked", async () => {
    expect(await given("reads-undeclared", '{ "free": { "anything": [1] } }')).to.deep.equal([
      ["free", "advisory", { anything: [1] }],
    ]);
  });
});
