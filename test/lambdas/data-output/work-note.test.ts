import { outputNoteKey } from "@lambda-etl/shared/keys";
import { expect } from "chai";
import { formatNote, isOutdated, parseNote } from "../../../lambdas/data-output/work-note";

const WORK_ID = "0123456789abcdef";
const ORIGIN = {
  sourceVersion: "v1",
  sourceLastModified: "2026-11-23T08:00:00.000Z",
  specificationHash: "5a",
  specificationVersion: 2,
};
const NOTE = {
  path: "host/a.csv",
  workId: WORK_ID,
  files: `dt=2026-11-23/host--a.csv-${WORK_ID}-part-`,
  origin: ORIGIN,
};

describe("the note on a work", () => {
  it("is read as it was written", () => {
    const ofDataset = { ...NOTE, files: `shop/orders/${NOTE.files}` };

    expect(parseNote(formatNote(NOTE))).to.deep.equal(NOTE);
    expect(parseNote(formatNote(ofDataset))).to.deep.equal(ofDataset);
  });

  for (const files of [
    "dt=",
    "",
    "_manifests/",
    "../dt=2026-11-23/a-0123456789abcdef-part-",
    "dt=2026-11-23/host--a.csv-part-",
  ]) {
    it(`is refused where it names ${JSON.stringify(files)} as its files`, () => {
      expect(() => parseNote(formatNote({ ...NOTE, files }))).to.throw(
        `${files} is no beginning of the keys of files`,
      );
    });
  }

  it("is refused where it names the files of another work", () => {
    const key = outputNoteKey("host/a.csv", "fedcba9876543210");

    expect(() => parseNote({ ...formatNote(NOTE), key })).to.throw(
      `${key} does not belong to the files that it names, ${NOTE.files}`,
    );
  });

  const published = {
    source: {
      bucket: "in",
      key: "raw/host/a.csv",
      versionId: "v1",
      eTag: "e",
      lastModified: ORIGIN.sourceLastModified,
      bytes: 1,
    },
    specification: { hash: "5b", version: 3 },
  };
  const other = { ...ORIGIN, sourceVersion: "v0" };
  const rows = [
    ["an older specification", ORIGIN, true],
    ["a newer specification", { ...ORIGIN, specificationVersion: 4 }, false],
    ["the same", { ...ORIGIN, specificationHash: "5b", specificationVersion: 3 }, false],
    [
      "another specification of the same version",
      { ...ORIGIN, specificationVersion: 3 },
      undefined,
    ],
    ["an unknown specification", { ...ORIGIN, specificationVersion: undefined }, undefined],
    ["an older object", { ...other, sourceLastModified: "2026-11-22T08:00:00.000Z" }, true],
    ["a newer object", { ...other, sourceLastModified: "2026-11-24T08:00:00.000Z" }, false],
    ["another object of the same second", other, undefined],
  ] as const;
  for (const [title, { specificationVersion, ...origin }, expected] of rows) {
    it(`tells whether its work is older: ${title}`, () => {
      const told = {
        ...origin,
        ...(specificationVersion !== undefined && { specificationVersion }),
      };
      expect(isOutdated(told, published)).to.equal(expected);
    });
  }
});
