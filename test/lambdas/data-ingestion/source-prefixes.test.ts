import { expect } from "chai";
import {
  isObjectCreated,
  readSourcePrefixes,
  sourceOfEvent,
} from "../../../lambdas/data-ingestion/source-prefixes";

const PREFIXES = readSourcePrefixes('["s3://shop/exports/","s3://all/"]');
const created = (bucket: string, key: string) => ({
  detail: { bucket: { name: bucket }, object: { key, etag: "1" } },
});

describe("the source of an event of a source bucket", () => {
  for (const [bucket, objectKey] of [
    ["shop", "exports/a b+c.csv"],
    ["shop", "exports/"],
    ["all", "anything.csv"],
  ] as const) {
    it(`is s3://${bucket}/${objectKey}, under a prefix`, () => {
      expect(sourceOfEvent(created(bucket, objectKey), PREFIXES)).to.deep.equal({
        kind: "s3",
        bucket,
        objectKey,
        key: `raw/${bucket}/${objectKey}`,
      });
    });
  }

  for (const [bucket, key] of [
    ["shop", "imports/a.csv"],
    ["exports", "exports/a.csv"],
    ["all2", "a.csv"],
  ] as const) {
    it(`is refused where s3://${bucket}/${key} is under none`, () => {
      expect(() => sourceOfEvent(created(bucket, key), PREFIXES))
        .to.throw(Error)
        .with.property(
          "message",
          `s3://${bucket}/${key} is not served here: expected s3://shop/exports/..., s3://all/...`,
        );
    });
  }

  it("is refused where no prefix is configured", () => {
    expect(() => sourceOfEvent(created("shop", "a"), readSourcePrefixes(undefined)))
      .to.throw(Error)
      .with.property("message", "s3://shop/a is not served here: expected no events");
  });

  it("is refused where its key would be longer under raw/ than S3 allows", () => {
    const longest = "x".repeat(1024 - "raw/all/".length);
    expect(sourceOfEvent(created("all", longest), PREFIXES).objectKey).to.equal(longest);
    expect(() => sourceOfEvent(created("all", `${longest}x`), PREFIXES)).to.throw(
      /x is too long: its key would have more than 1024 bytes$/,
    );
  });

  it("is told from an event that names a source", () => {
    const events = [created("shop", "a"), { source: "s3://shop/a" }, null, "detail"];
    expect(events.map(isObjectCreated)).to.deep.equal([true, false, false, false]);
  });

  for (const [json, message] of [
    ['{"a":1}', "SOURCE_PREFIXES must be a JSON list"],
    ['["shop/exports/"]', 'a source prefix must be s3://bucket/prefix, got "shop/exports/"'],
    ['["s3://shop"]', 'a source prefix must be s3://bucket/prefix, got "s3://shop"'],
  ] as const) {
    it(`is not to be found by the prefixes ${json}`, () => {
      expect(() => readSourcePrefixes(json))
        .to.throw(Error)
        .with.property("message", message);
    });
  }
});
