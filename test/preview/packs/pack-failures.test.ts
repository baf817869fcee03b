import { mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import type { PolicyPackOptions } from "../../../preview/model";
import { startPolicyPacks } from "../../../preview/packs/start-policy-packs";
import { failureOf, lambdaFunction, packOptions, packsDirectory } from "./pack-fixtures";

const resource = lambdaFunction("f", { memorySize: 512 });
const { urn } = resource;

const startFailure = (name: string, overrides: Partial<PolicyPackOptions> = {}) =>
  failureOf(startPolicyPacks(packOptions([name], overrides)));

async function analyzeFailure(name: string) {
  const session = await startPolicyPacks(packOptions([name]));
  const failure = await failureOf(session.analyze(resource));
  await session.close();
  return failure;
}

const cases: readonly (readonly [title: string, pack: string, status: number, message: string])[] =
  [
    ["a folder that is not there", "absent", 64, "No such policy pack folder: packs/absent"],
    [
      "a folder without PulumiPolicy.yaml",
      ".",
      64,
      "packs is no policy pack: it has no PulumiPolicy.yaml.",
    ],
    [
      "another runtime",
      "python",
      2,
      'packs/python/PulumiPolicy.yaml has runtime "python"; the offline preview runs packs with runtime "nodejs" only.',
    ],
    [
      "a pack that was not built",
      "not-built",
      2,
      `The policy pack in packs/not-built did not start (exit status 32).
    Error: Cannot find module 'packs/not-built/bin/index.js'. Please verify that the package.json has a valid "main" entry
The entry that its package.json names is missing: build it first, in packs/not-built.`,
    ],
    [
      "a module that is not installed",
      "missing-module",
      2,
      `The policy pack in packs/missing-module did not start (exit status 32).
    Error: Cannot find module 'a-package-that-is-not-installed'
        at Object.<anonymous> (packs/missing-module/index.js:1:1)
Run "npm install" in packs/missing-module.`,
    ],
    [
      "a pack that does not compile",
      "does-not-compile",
      2,
      `The policy pack in packs/does-not-compile did not start (exit status 32).
    TSError: ⨯ Unable to compile TypeScript:
    index.ts(3,38): error TS2322: Type 'string' is not assignable to type 'Policies'.
It does not compile: correct the errors above.`,
    ],
    [
      "a pack that writes before its port",
      "prints-first",
      2,
      'The policy pack in packs/prints-first wrote "loading policies" to standard output before its port. ' +
        "Pulumi takes the first line for the port: use console.error while the pack loads.",
    ],
  ];

describe("a policy pack that can't be run", () => {
  for (const [title, pack, status, message] of cases) {
    it(`ends with a message that names the cause: ${title}`, async () => {
      expect(await startFailure(pack)).to.deep.equal([status, message]);
    });
  }

  it("is told apart from one whose SDK is not installed", async () => {
    const directory = mkdtempSync(path.join(tmpdir(), "pack-"));
    writeFileSync(path.join(directory, "PulumiPolicy.yaml"), "runtime: nodejs\n");
    const { context } = packOptions([]);
    const options = { packs: [directory], context: { ...context, projectDirectory: directory } };

    expect(await startFailure("", options)).to.deep.equal([
      2,
      `The dependencies of the policy pack in ${directory} are not installed: @pulumi/pulumi was not found. ` +
        'Run "npm install" in that folder.',
    ]);
  });

  it("may stand outside the project, and then has the project's SDK start it", async () => {
    const directory = mkdtempSync(path.join(tmpdir(), "pack-"));
    writeFileSync(path.join(directory, "PulumiPolicy.yaml"), "runtime: nodejs\n");
    symlinkSync(path.join(packsDirectory, "empty/index.js"), path.join(directory, "index.js"));
    writeFileSync(path.join(directory, "package.json"), '{ "version": "1.0.0" }');

    const session = await startPolicyPacks(packOptions([], { packs: [directory] }));
    await session.close();

    expect(session.packs).to.deep.equal([
      { name: "empty", version: "1.0.0", directory, policies: [] },
    ]);
  });

  it("fails the preview when a policy throws, with the frame of the policy only", async () => {
    expect(await analyzeFailure("throws")).to.deep.equal([
      2,
      `The policy pack throws@v1.0.0 failed to run policy while judging ${urn}:
    Error validating resource with policy 'breaks' from policy pack 'throws@v1.0.0':
    TypeError: Cannot read properties of undefined (reading 'length')
        at breaks (packs/throws/index.js:4:23)`,
    ]);
  });

  it("fails the preview when the pack ends in the middle, with what it said", async () => {
    expect(await analyzeFailure("dies")).to.deep.equal([
      2,
      `The policy pack dies@v1.0.0 ended (exit status 3) while judging ${urn}.
    out of patience`,
    ]);
  });

  it("is wrong use to give more configurations than packs", async () => {
    const options = packOptions(["empty"], { configFiles: ["a.json", "b.json"] });

    expect(await failureOf(startPolicyPacks(options))).to.deep.equal([
      64,
      "There are 2 --policy-pack-config for 1 --policy-pack.",
    ]);
  });
});
