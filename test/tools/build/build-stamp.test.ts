import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { build } from "esbuild";
import { FUNCTION_FILES, functionBuild } from "../../../tools/build/build-functions";
import {
  type BuildTargetName,
  compareHashes,
  describeStaleness,
  hashSources,
  hashText,
  PROJECT_ROOT,
  STAMP_FILE,
} from "../../../tools/build/build-stamp";

const TARGET = "build/lambdas/data-output";
const FUNCTIONS = ["build/lambdas/data-ingestion", "build/lambdas/data-transform", TARGET] as const;

const COPIED = ["lambdas", "layer/src", "layer/package.json", "package-lock.json", "tools/build"];

describe("hashText", () => {
  it("is the same with the line ends of any system", () => {
    expect(hashText("a\r\nb\r\n")).to.equal(hashText("a\nb\n"));
    expect(hashText("a\nb")).to.equal(
      "7e18f737311b2dc3b2f269dd78396b0351f14fb66efa879f768cb23181883c78",
    );
  });
});

describe("compareHashes", () => {
  const rows = [
    { title: "nothing for equal sources", built: { a: "1" }, current: { a: "1" }, expected: [] },
    { title: "a change", built: { a: "1" }, current: { a: "2" }, expected: ["a changed"] },
    { title: "a new file", built: {}, current: { a: "1" }, expected: ["a added"] },
    { title: "a lost file", built: { a: "1" }, current: {}, expected: ["a removed"] },
  ];
  for (const { title, built, current, expected } of rows) {
    it(`reports ${title}`, () => expect(compareHashes(built, current)).to.deep.equal(expected));
  }
});

describe("hashSources", () => {
  for (const [name, files] of Object.entries(FUNCTION_FILES)) {
    it(`covers all that is bundled into ${name}`, async () => {
      const sources = await bundledSources(name, files);
      expect(sources).to.include(`lambdas/${name}/index.ts`);
      expect(hashSources(`build/lambdas/${name}` as BuildTargetName)).to.include.keys(sources);
    });
  }
});

describe("the sources of the preview's package", () => {
  it("are not what is built of them", () => {
    const sources = Object.keys(hashSources("preview/bin"));
    expect(sources).to.include("preview/index.ts");
    expect(sources.filter((file) => file.startsWith("preview/bin/"))).to.deep.equal([]);
  });
});

describe("describeStaleness", () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "stamp-"));
    for (const path of COPIED) {
      cpSync(join(PROJECT_ROOT, path), join(root, path), { recursive: true });
    }
    for (const target of FUNCTIONS) {
      mkdirSync(join(root, target), { recursive: true });
      writeFileSync(join(root, target, "index.js"), "");
    }
    const stamp = FUNCTIONS.map((target) => [target, hashSources(target, root)]);
    writeFileSync(join(root, STAMP_FILE), JSON.stringify(Object.fromEntries(stamp)));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it("is content with a build of the sources as they are", () => {
    expect(describeStaleness(TARGET, root)).to.equal(undefined);
  });

  it("refuses both functions that know the specification where it has changed, and no other", () => {
    writeFileSync(join(root, "lambdas/datasets/specification.ts"), "changed");

    const stale = FUNCTIONS.filter((target) => describeStaleness(target, root) !== undefined);
    expect(stale).to.deep.equal(["build/lambdas/data-transform", "build/lambdas/data-output"]);
    expect(describeStaleness(TARGET, root)).to.equal(
      `${TARGET} is stale (lambdas/datasets/specification.ts changed): run npm run build`,
    );
  });

  const breakages = [
    {
      title: "a changed source",
      apply: () => writeFileSync(join(root, "lambdas/data-output/deliver.ts"), "changed"),
      message: `${TARGET} is stale (lambdas/data-output/deliver.ts changed): run npm run build`,
    },
    {
      title: "a source added to the shared package",
      apply: () => writeFileSync(join(root, "layer/src/new.ts"), ""),
      message: `${TARGET} is stale (layer/src/new.ts added): run npm run build`,
    },
    {
      title: "a missing bundle",
      apply: () => rmSync(join(root, TARGET, "index.js")),
      message: `${TARGET} is missing: run npm run build`,
    },
    {
      title: "a missing stamp",
      apply: () => rmSync(join(root, STAMP_FILE)),
      message: `${TARGET} is missing: run npm run build`,
    },
  ];
  for (const { title, apply, message } of breakages) {
    it(`refuses ${title}`, () => {
      apply();

      expect(describeStaleness(TARGET, root)).to.equal(message);
    });
  }
});

/** What the files of a function are made of; of packages, the file that names their versions. */
async function bundledSources(name: string, files: readonly string[]): Promise<readonly string[]> {
  const bundles = files.map((file) =>
    build({ ...functionBuild(PROJECT_ROOT, name, file), write: false, metafile: true }),
  );
  const inputs = (await Promise.all(bundles)).flatMap(({ metafile }) =>
    Object.keys(metafile.inputs),
  );
  return inputs.map((file) => (file.startsWith("node_modules/") ? "package-lock.json" : file));
}
