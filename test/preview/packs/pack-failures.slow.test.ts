import { mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { startPolicyPacks } from "../../../preview/packs/start-policy-packs";
import { failureOf, lambdaFunction, packOptions, packsDirectory } from "./pack-fixtures";

const resource = lambdaFunction("f", { memorySize: 512 });

const cases: readonly (readonly [title: string, pack: string, status: number, message: string])[] =
  [
    [
      "a pack that was not built",
      "not-built",
      2,
      `The policy pack in packs/not-built was not started: packs/not-built/bin/index.js is missing.
The entry in its package.json is missing: build the pack first, with npm run build in packs/not-built.`,
    ],
    [
      "a pack that does not compile",
      "does-not-compile",
      2,
      `The policy pack in packs/does-not-compile did not start (exit status 32).
    TSError: ⨯ Unable to compile TypeScript:
    index.ts(3,38): error TS2322: Type 'string' is not assignable to type 'Policies'.
It does not compile: fix the errors above.`,
    ],
    [
      "a pack that writes before its port",
      "prints-first",
      2,
      'The policy pack in packs/prints-first wrote "loading policies" to standard output before its port. ' +
        "Pulumi reads the port from the first line: use console.error while the pack loads.",
    ],
  ];

describe("a policy pack that can't be run", () => {
  for (const [title, pack, status, message] of cases) {
    it(`ends with a message that names the cause: ${title}`, async () => {
      const failure = await failureOf(startPolicyPacks(packOptions([pack])));

      expect(failure).to.deep.equal([status, message]);
    });
  }

  it("may be outside the project, and is then started by the project's SDK", async () => {
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

  it("fails the preview if the pack ends early, with its output", async () => {
    const session = await startPolicyPacks(packOptions(["dies"]));
    const failure = await failureOf(session.analyze(resource));
    await session.close();

    expect(failure).to.deep.equal([
      2,
      `The policy pack dies@v1.0.0 ended (exit status 3) while evaluating ${resource.urn}.
    out of patience`,
    ]);
  });
});
