import { expect } from "chai";
import { formatManifest, parseManifest } from "../../layer/src/manifest";
import { formatPartMetadata, parsePartMetadata } from "../../layer/src/part-metadata";

const MANIFEST = {
  source: {
    bucket: "b",
    key: "raw/a",
    eTag: "e",
    lastModified: "2026-01-02T03:04:05.000Z",
    bytes: 10,
  },
  specification: { hash: "abc", version: 1 },
  counts: { read: 3, written: 2, rejected: 1 },
  parts: [{ key: "processed/a", records: 2, bytes: 20, sha256: "00" }],
  rejects: { key: "rejects/a", records: 1 },
};

describe("parseManifest", () => {
  it("parses a formatted manifest", () => {
    expect(parseManifest(formatManifest(MANIFEST), "m")).to.deep.equal(MANIFEST);
    const clean = { ...MANIFEST, counts: { read: 2, written: 2, rejected: 0 }, rejects: null };
    expect(parseManifest(formatManifest(clean), "m")).to.deep.equal(clean);
  });

  const wrong: readonly (readonly [unknown, string])[] = [
    [null, "source.bucket is missing"],
    [{ ...MANIFEST, source: { ...MANIFEST.source, bytes: -1 } }, "source.bytes is -1"],
    [{ ...MANIFEST, source: { ...MANIFEST.source, versionId: 1 } }, "source.versionId is 1"],
    [{ ...MANIFEST, specification: {} }, "specification.hash is missing"],
    [{ ...MANIFEST, parts: {} }, "parts is not a list"],
    [{ ...MANIFEST, parts: [{ key: "" }] }, 'parts[0].key is ""'],
    [
      { ...MANIFEST, counts: { read: 4, written: 2, rejected: 1 } },
      "4 records were read, but 2 written and 1 rejected",
    ],
    [{ ...MANIFEST, parts: [] }, "its parts have 0 of 2 written records"],
    [{ ...MANIFEST, rejects: null }, "its rejects have 0 of 1 rejected records"],
  ];
  for (const [manifest, problem] of wrong) {
    it(`rejects a manifest: ${problem}`, () => {
      expect(() => parseManifest(JSON.stringify(manifest), "s3://b/m"))
        .to.throw(Error)
        .with.property("message", `s3://b/m is not a manifest of data-transform: ${problem}`);
    });
  }

  it("rejects text that is not JSON", () => {
    expect(() => parseManifest("{", "s3://b/m")).to.throw(
      "s3://b/m is not a manifest of data-transform: it is not JSON",
    );
  });
});

describe("the metadata of a part", () => {
  const part = {
    records: 2,
    bytes: 20,
    sha256: "0".repeat(64),
    sourceVersion: "v",
    sourceLastModified: "2026-01-02T03:04:05.000Z",
    specificationHash: "abc",
  };

  it("survives a round trip", () => {
    expect(parsePartMetadata(formatPartMetadata(part), "p")).to.deep.equal(part);
    const versioned = { ...part, specificationVersion: 3 };
    expect(parsePartMetadata(formatPartMetadata(versioned), "p")).to.deep.equal(versioned);
    const ofDataset = { ...part, dataset: { name: "orders", outputPrefix: "shop/orders/" } };
    expect(parsePartMetadata(formatPartMetadata(ofDataset), "p")).to.deep.equal(ofDataset);
  });

  it("is rejected if a field is missing or invalid", () => {
    const { sha256, ...rest } = formatPartMetadata(part);
    expect(() => parsePartMetadata(rest, "s3://b/p")).to.throw(
      "s3://b/p has no metadata sha256: not made by data-transform",
    );
    expect(() => parsePartMetadata({ ...rest, sha256: "x" }, "s3://b/p")).to.throw(
      's3://b/p has the metadata "x" as sha256: not made by data-transform',
    );
    const dataset = { name: "orders", outputPrefix: "../" };
    expect(() => parsePartMetadata(formatPartMetadata({ ...part, dataset }), "s3://b/p")).to.throw(
      's3://b/p has the metadata "../" as output-prefix: not made by data-transform',
    );
  });
});
