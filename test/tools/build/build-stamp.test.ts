import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import {
  compareHashes,
  describeStaleness,
  hashSources,
  hashText,
  PROJECT_ROOT,
  STAMP_FILE,
} from "../../../tools/build/build-stamp";

const TARGET = "build/lambdas/data-output";

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

describe("describeStaleness", () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "stamp-"));
    for (const path of ["lambdas/data-output", "layer/src", "layer/package.json", "tools/build"]) {
      cpSync(join(PROJECT_ROOT, path), join(root, path), { recursive: true });
    }
    mkdirSync(join(root, TARGET), { recursive: true });
    writeFileSync(join(root, TARGET, "index.js"), "");
    writeFileSync(join(root, STAMP_FILE), JSON.stringify({ [TARGET]: hashSources(TARGET, root) }));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it("is content with a build of the sources as they are", () => {
    expect(describeStaleness(TARGET, root)).to.equal(undefined);
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
