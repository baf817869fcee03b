import { expect } from "chai";
import {
  fileKey,
  filePrefix,
  isSuperseded,
  type OutputManifest,
  readOutputFormat,
  toOutputManifest,
} from "../../../lambdas/data-output/output-manifest";
import { manifestOf } from "./memory-buckets";

const PART = "processed/host/a.csv/0123456789abcdef/part-00012.ndjson.gz";

describe("the key of a file", () => {
  it("is in the partition of the day on which the source was stored, in UTC", () => {
    expect(fileKey(PART, "2026-11-23T23:59:59.000Z", "ndjson")).to.equal(
      "dt=2026-11-23/host--a.csv-0123456789abcdef-part-00012.ndjson.gz",
    );
  });

  it("tells the format", () => {
    expect(fileKey(PART, "2026-11-23T00:00:00.000Z", "parquet")).to.equal(
      "dt=2026-11-23/host--a.csv-0123456789abcdef-part-00012.parquet",
    );
  });

  it("tells the compression of NDJSON, which is that of the part", () => {
    const part = PART.replace(".gz", ".zst");
    const keys = (["ndjson", "parquet"] as const).map((format) =>
      fileKey(part, "2026-11-23T00:00:00.000Z", format),
    );

    expect(keys).to.deep.equal([
      "dt=2026-11-23/host--a.csv-0123456789abcdef-part-00012.ndjson.zst",
      "dt=2026-11-23/host--a.csv-0123456789abcdef-part-00012.parquet",
    ]);
    expect(keys.map(filePrefix)).to.deep.equal(
      Array(2).fill("dt=2026-11-23/host--a.csv-0123456789abcdef-part-"),
    );
  });

  it("has a beginning that all parts of the work share", () => {
    for (const format of ["ndjson", "parquet"] as const) {
      expect(filePrefix(fileKey(PART, "2026-11-23T00:00:00.000Z", format))).to.equal(
        "dt=2026-11-23/host--a.csv-0123456789abcdef-part-",
      );
    }
  });

  it("is of a part, never of the manifest", () => {
    const key = "processed/host/a.csv/0123456789abcdef/manifest.json";

    expect(() => fileKey(key, "2026-11-23T00:00:00.000Z", "ndjson"))
      .to.throw(Error)
      .with.property("message", `${key} is no part of a result`);
  });
});

describe("of two results for one source", () => {
  const base = toOutputManifest(
    manifestOf({ sourceTime: 100, specificationVersion: 2, parts: 0 }),
    "ndjson",
  );
  const withSource = (changes: Partial<OutputManifest["source"]>): OutputManifest => ({
    ...base,
    source: { ...base.source, ...changes },
  });
  const later = "1970-01-01T00:01:41.000Z";
  const rows = [
    {
      title: "the one of the later source version counts",
      older: base,
      newer: withSource({ versionId: "a", lastModified: later }),
    },
    {
      title: "the one of the later source version counts, though of an older specification",
      older: base,
      newer: {
        ...withSource({ versionId: "a", lastModified: later }),
        specification: { hash: "1", version: 1 },
      },
    },
    {
      title: "the one of the newer specification counts, for one source version",
      older: base,
      newer: { ...base, specification: { hash: "3", version: 3 } },
    },
    {
      title: "within one second the one of the later event counts",
      older: withSource({ versionId: "z", sequencer: "0055AED6DCD90281E5" }),
      newer: withSource({ versionId: "a", sequencer: "0055AED6DCD90281E6" }),
    },
    {
      title: "sequencers count as if filled up with zeros at the right",
      older: withSource({ versionId: "z", sequencer: "0055AED6DCD90281E5" }),
      newer: withSource({ versionId: "a", sequencer: "0055AED6DCD90281E501" }),
    },
    {
      title: "within one second and without sequencers it is always the same one",
      older: withSource({ versionId: "a" }),
      newer: withSource({ versionId: "b" }),
    },
  ];
  for (const { title, older, newer } of rows) {
    it(title, () => {
      expect([isSuperseded(older, newer), isSuperseded(newer, older)]).to.deep.equal([true, false]);
    });
  }

  it("none counts more than itself", () => expect(isSuperseded(base, base)).to.equal(false));

  it("two specifications of one version are an error", () => {
    const other = { ...base, specification: { hash: "other", version: 2 } };

    expect(() => isSuperseded(other, base))
      .to.throw(Error)
      .with.property(
        "message",
        "version 2 of the specification is used for two, other and 52: raise the version when the specification changes",
      );
  });
});

describe("the output format", () => {
  it("is one of two", () => {
    expect(["ndjson", "parquet"].map(readOutputFormat)).to.deep.equal(["ndjson", "parquet"]);
    expect(() => readOutputFormat("csv"))
      .to.throw(Error)
      .with.property("message", 'OUTPUT_FORMAT must be ndjson or parquet, got "csv"');
  });
});
