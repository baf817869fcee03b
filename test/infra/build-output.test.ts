import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { builtArchive, contentTag, requireFreshBuild } from "../../infra/build-output";
import { FUNCTION_NAMES } from "../../infra/functions";
import { hashSources, STAMP_FILE } from "../../tools/build/build-stamp";

const TARGETS = [
  ...FUNCTION_NAMES.map((name) => `build/lambdas/${name}` as const),
  "build/layer",
] as const;

const COPIED = [
  "build/lambdas",
  "build/layer",
  "build/layer.zip",
  "lambdas",
  "layer",
  "package-lock.json",
  "tools/build",
];

describe("the build output", () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "build-output-"));
    for (const path of COPIED) cpSync(path, join(root, path), { recursive: true });
    const stamp = TARGETS.map((target) => [target, hashSources(target, root)]);
    writeFileSync(join(root, STAMP_FILE), JSON.stringify(Object.fromEntries(stamp)));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it("is used if it matches the sources", () => {
    expect(() => requireFreshBuild(root)).not.to.throw();
  });

  it("is rejected if it is missing", () => {
    rmSync(join(root, "build"), { recursive: true });

    expect(() => requireFreshBuild(root)).to.throw(
      [
        "build/lambdas/data-ingestion is missing: run npm run build",
        "build/lambdas/data-transform is missing: run npm run build",
        "build/lambdas/data-output is missing: run npm run build",
        "build/layer is missing: run npm run build",
      ].join("\n"),
    );
  });

  it("is rejected if a source has changed since", () => {
    writeFileSync(join(root, "lambdas/data-output/deliver.ts"), "changed");

    expect(() => requireFreshBuild(root)).to.throw(
      "build/lambdas/data-output is stale (lambdas/data-output/deliver.ts changed): run npm run build",
    );
  });

  it("is deployed as its folder, by a path that is the same on every machine", async () => {
    expect(await builtArchive("build/layer").path).to.equal("build/layer");
  });

  it("gives an image a tag that identifies its sources", () => {
    const tag = contentTag(["build/lambdas/data-transform", "build/layer"]);

    expect(tag).to.match(/^sources-[0-9a-f]{16}$/);
    expect(contentTag(["build/lambdas/data-transform", "build/layer"])).to.equal(tag);
    expect(contentTag(["build/lambdas/data-transform"])).not.to.equal(tag);
  });
});
