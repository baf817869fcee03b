import { expect } from "chai";
import { isFolder, objectOfEvent } from "../../layer/src/object-created";
import event from "../fixtures/events/object-created.json";

const EXPECTED = { bucket: "dev-ingestion", prefix: "raw/" };

describe("objectOfEvent", () => {
  it("reads the object of an EventBridge event with its key unchanged", () => {
    expect(objectOfEvent(event, EXPECTED)).to.deep.equal({
      bucket: "dev-ingestion",
      key: "raw/host/red flower+1.ndjson",
      eTag: "b1946ac92492d2347c6235b4d2611184",
      versionId: "IYV3p45BT0ac8hjHg1houSdS1a.Mro8e",
      sequencer: "617f08299329d189",
    });
  });

  it("omits the version if the bucket has no versioning", () => {
    const object = { key: "raw/a", etag: "1" };
    const unversioned = { detail: { bucket: event.detail.bucket, object } };

    expect(objectOfEvent(unversioned, EXPECTED)).to.deep.equal({
      bucket: "dev-ingestion",
      key: "raw/a",
      eTag: "1",
    });
  });

  for (const [key, size, expected] of [
    ["raw/2026/", 0, true],
    ["raw/2026/", 1, false],
    ["raw/empty.csv", 0, false],
    ["raw/2026/", undefined, false],
  ] as const) {
    it(`treats ${key} of ${size} bytes as ${expected ? "a folder" : "data"}`, () => {
      const object = { key, etag: "1", ...(size !== undefined && { size }) };
      expect(isFolder({ detail: { bucket: { name: "b" }, object } })).to.equal(expected);
    });
  }

  const refused = [
    { expected: { bucket: "other", prefix: "raw/" }, wanted: "s3://other/raw/..." },
    {
      expected: { bucket: "dev-ingestion", prefix: "processed/" },
      wanted: "s3://dev-ingestion/processed/...",
    },
  ];
  for (const { expected, wanted } of refused) {
    it(`rejects an object outside ${wanted}`, () => {
      expect(() => objectOfEvent(event, expected))
        .to.throw(Error)
        .with.property(
          "message",
          `s3://dev-ingestion/raw/host/red flower+1.ndjson is not served here: expected ${wanted}`,
        );
    });
  }
});
