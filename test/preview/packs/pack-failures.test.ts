import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import type { PolicyPackOptions } from "../../../preview/model";
import { checkEntryExists } from "../../../preview/packs/pack-project";
import { startPolicyPacks } from "../../../preview/packs/start-policy-packs";
import { failureOf, lambdaFunction, packOptions } from "./pack-fixtures";

const resource = lambdaFunction("f", { memorySize: 512 });
const { urn } = resource;

const startFailure = (name: string, overrides: Partial<PolicyPackOptions> = {}) =>
  failureOf(startPolicyPacks(packOptions([name], overrides)));

const cases: readonly (readonly [title: string, pack: string, status: number, message: string])[] =
  [
    ["a folder that is not there", "absent", 64, "No such policy pack folder: packs/absent"],
    [
      "a folder without PulumiPolicy.yaml",
      ".",
      64,
      "packs is not a policy pack: it has no PulumiPolicy.yaml.",
    ],
    [
      "another runtime",
      "python",
      2,
      'packs/python/PulumiPolicy.yaml has runtime "python"; the offline preview runs packs with runtime "nodejs" only.',
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
  ];

describe("a policy pack that can't be run", () => {
  for (const [title, pack, status, message] of cases) {
    it(`ends with a message that names the cause: ${title}`, async () => {
      expect(await startFailure(pack)).to.deep.equal([status, message]);
    });
  }

  it("is distinguished from one whose SDK is not installed", async () => {
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

  it("is not started if the main of its package.json is missing", async () => {
    const directory = mkdtempSync(path.join(tmpdir(), "pack-"));
    writeFileSync(path.join(directory, "PulumiPolicy.yaml"), "runtime: nodejs\n");
    writeFileSync(path.join(directory, "package.json"), '{ "main": "bin/index.js" }');
    writeFileSync(path.join(directory, "index.ts"), "for (;;) {}");
    const options = { packs: [directory], node: "/nowhere/node" };

    expect(await startFailure("", options)).to.deep.equal([
      2,
      `The policy pack in ${directory} was not started: ${directory}/bin/index.js is missing.\n` +
        `The entry in its package.json is missing: build the pack first, in ${directory}.`,
    ]);
  });

  for (const { title, manifests, advice } of [
    {
      title: "its own script",
      manifests: { "pack/package.json": { scripts: { build: "tsc" } } },
      advice: (root: string) => `with npm run build in ${root}/pack`,
    },
    {
      title: "the script of its workspace's root",
      manifests: { "package.json": { scripts: { build: "make" }, workspaces: ["pack"] } },
      advice: (root: string) => `with npm run build in ${root}`,
    },
    {
      title: "not the script of a folder above that has no workspaces",
      manifests: { "package.json": { scripts: { build: "make" } } },
      advice: (root: string) => `in ${root}/pack`,
    },
  ] as const) {
    it(`says how it is built: ${title}`, async () => {
      const root = mkdtempSync(path.join(tmpdir(), "pack-"));
      mkdirSync(path.join(root, "pack"));
      const all = { "pack/package.json": {}, ...manifests };
      for (const [file, manifest] of Object.entries(all)) {
        writeFileSync(path.join(root, file), JSON.stringify({ main: "bin/index.js", ...manifest }));
      }
      const error = await checkEntryExists(path.join(root, "pack")).catch((reason) => reason);
      expect(error.message.split("\n")[1]).to.equal(
        `The entry in its package.json is missing: build the pack first, ${advice(root)}.`,
      );
    });
  }

  for (const [main, file] of [
    [undefined, "index.ts"],
    ["lib", "lib/index.js"],
    ["lib/pack", "lib/pack.cjs"],
    ["src/index.ts", "src/index.ts"],
    ["bin/index.js", "index.js"],
  ] as const) {
    it(`is started with main ${main} if there is ${file}`, async () => {
      const directory = mkdtempSync(path.join(tmpdir(), "pack-"));
      writeFileSync(path.join(directory, "package.json"), JSON.stringify({ main }));
      mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
      writeFileSync(path.join(directory, file), "");

      expect(await checkEntryExists(directory)).to.equal(undefined);
    });
  }

  it("fails the preview when a policy throws, with only the stack frame of the policy", async () => {
    const session = await startPolicyPacks(packOptions(["throws"]));
    const failure = await failureOf(session.analyze(resource));
    await session.close();

    expect(failure).to.deep.equal([
      2,
      `The policy pack throws@v1.0.0 failed to run policy while evaluating ${urn}:
    Error validating resource with policy 'breaks' from policy pack 'throws@v1.0.0':
    TypeError: Cannot read properties of undefined (reading 'length')
        at breaks (packs/throws/index.js:4:23)`,
    ]);
  });
});
