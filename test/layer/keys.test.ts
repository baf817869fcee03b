import { createHash } from "node:crypto";
import { expect } from "chai";
import fc from "fast-check";
import {
  outputManifestKey,
  outputNoteKey,
  outputPartKey,
  parseProcessedKey,
  pathOfRawKey,
  processedManifestKey,
  processedPartKey,
  rejectsKey,
  setAsideKey,
} from "../../layer/src/keys";
import { compressionOf } from "../../layer/src/part-compression";
import { workIdOf } from "../../layer/src/work-id";

const WORK_ID = "0123456789abcdef";

describe("the keys of the pipeline", () => {
  const rows = [
    [pathOfRawKey("raw/a/b.csv"), "a/b.csv"],
    [processedPartKey("a/b.csv", WORK_ID, 7), `processed/a/b.csv/${WORK_ID}/part-00007.ndjson.gz`],
    [
      processedPartKey("a/b.csv", WORK_ID, 7, "zstd"),
      `processed/a/b.csv/${WORK_ID}/part-00007.ndjson.zst`,
    ],
    [processedManifestKey("a/b.csv", WORK_ID), `processed/a/b.csv/${WORK_ID}/manifest.json`],
    [rejectsKey("a/b.csv", WORK_ID), `rejects/a/b.csv/${WORK_ID}.ndjson.gz`],
    [outputManifestKey("a/b.csv"), "_manifests/a/b.csv.json"],
    [
      outputPartKey(
        { path: "_x.csv", workId: WORK_ID, part: 0 },
        "2026-01-02T00:00:00.000Z",
        "ndjson.gz",
      ),
      `dt=2026-01-02/raw--_x.csv-${WORK_ID}-part-00000.ndjson.gz`,
    ],
    [
      outputPartKey(
        { path: ".x/y.csv", workId: WORK_ID, part: 0 },
        "2026-01-02T00:00:00.000Z",
        "ndjson.gz",
      ),
      `dt=2026-01-02/raw--.x--y.csv-${WORK_ID}-part-00000.ndjson.gz`,
    ],
    [
      outputNoteKey("a/b.csv", WORK_ID),
      `_works/${createHash("sha256").update("a/b.csv").digest("hex").slice(0, 32)}/${WORK_ID}.json`,
    ],
    [
      outputPartKey(
        { path: "a/b.csv", workId: WORK_ID, part: 0 },
        "2026-01-02T23:59:59.000Z",
        "parquet",
      ),
      `dt=2026-01-02/a--b.csv-${WORK_ID}-part-00000.parquet`,
    ],
    [
      outputPartKey(
        { path: "a/b.csv", workId: WORK_ID, part: 0 },
        "2026-01-02T23:59:59.000Z",
        "parquet",
        "shop/orders/",
      ),
      `shop/orders/dt=2026-01-02/a--b.csv-${WORK_ID}-part-00000.parquet`,
    ],
    [setAsideKey("a/b.csv", WORK_ID), `rejects/a/b.csv/${WORK_ID}.set-aside.json`],
  ] as const;
  for (const [key, expected] of rows) {
    it(`include ${expected}`, () => expect(key).to.equal(expected));
  }

  it("survive a round trip with any path", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.nat(99_999), (path, part) => {
        const made = { path, workId: WORK_ID };
        for (const compression of ["gzip", "zstd"] as const) {
          const key = processedPartKey(path, WORK_ID, part, compression);
          expect(parseProcessedKey(key)).to.deep.equal({ ...made, part });
          expect(compressionOf(key)).to.equal(compression);
        }
        expect(parseProcessedKey(processedManifestKey(path, WORK_ID))).to.deep.equal({
          ...made,
          part: undefined,
        });
      }),
    );
  });

  it("reject a key that no transform has made", () => {
    expect(() => parseProcessedKey("processed/a/other.txt"))
      .to.throw(Error)
      .with.property(
        "message",
        "processed/a/other.txt is not processed/<path>/<work id>/part-<number>.ndjson.gz or .zst, or .../manifest.json: not made by data-transform",
      );
  });

  it("reject a path that would exceed S3's key length", () => {
    expect(() => processedManifestKey("ü".repeat(500), WORK_ID)).to.throw(
      /would have 1041 bytes, but S3 allows 1024: shorten the source's key$/,
    );
  });
});

describe("workIdOf", () => {
  const source = { bucket: "b", key: "raw/a", eTag: "e" };

  it("is the same for the same version and specification, and differs for any other", () => {
    const others = [
      workIdOf(source, "hash"),
      workIdOf({ ...source, bucket: "c" }, "hash"),
      workIdOf({ ...source, key: "raw/b" }, "hash"),
      workIdOf({ ...source, eTag: "f" }, "hash"),
      workIdOf({ ...source, versionId: "v" }, "hash"),
      workIdOf(source, "other"),
    ];
    expect(workIdOf({ ...source }, "hash"))
      .to.equal(others[0])
      .and.to.match(/^[0-9a-f]{16}$/);
    expect(new Set(others)).to.have.length(others.length);
  });

  it("uses the version id if there is one, whatever the eTag", () => {
    const versioned = { ...source, versionId: "v" };
    expect(workIdOf(versioned, "hash")).to.equal(workIdOf({ ...versioned, eTag: "f" }, "hash"));
  });
});
