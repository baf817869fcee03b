import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import example from "../../examples/plan-test/package.json";
import own from "../../package.json";
import { addProgram, installTarball, packPreview } from "../preview/package/installed-package";

const repository = path.resolve(__dirname, "../..");

describe("the example of a test of a plan", () => {
  const created = mkdtempSync(path.join(tmpdir(), "packed-"));
  let folder: string;

  before(() => {
    folder = installTarball(packPreview(created).tarball);
    cpSync(path.join(repository, "examples/plan-test"), folder, { recursive: true });
    addProgram(folder, {});
    const mocha = path.join(repository, "node_modules/mocha");
    symlinkSync(mocha, path.join(folder, "node_modules/mocha"), "junction");
  });

  after(() => {
    for (const each of [created, folder]) rmSync(each, { recursive: true, force: true });
  });

  it("passes with the package of the preview, and fails where the plan is another", () => {
    const mocha = path.join(folder, "node_modules/mocha/bin/mocha.js");
    const test = () =>
      spawnSync(process.execPath, [mocha, "test/*.test.mts"], {
        cwd: folder,
        encoding: "utf8",
      });
    const passed = test();
    expect(passed.stdout).to.contain("2 passing");
    expect(passed.status).to.equal(0);

    writeFileSync(
      path.join(folder, "Pulumi.dev.yaml"),
      "config:\n  aws:region: eu-west-1\n  reports:retentionDays: 7\n",
    );
    expect(test().stdout).to.contain("1 failing");
  });

  it("has the versions that this repository tests it with", () => {
    expect({ ...own.dependencies, ...own.devDependencies }).to.include({
      ...example.dependencies,
      ...example.devDependencies,
    });
  });
});
