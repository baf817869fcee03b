import { expect } from "chai";
import { parseSource } from "../../../lambdas/data-ingestion/ingest";

describe("parseSource", () => {
  const valid = [
    {
      title: "an https URL goes under its host and path",
      source: "https://data.example.com/daily/orders.ndjson",
      expected: {
        kind: "https",
        url: "https://data.example.com/daily/orders.ndjson",
        key: "raw/data.example.com/daily/orders.ndjson",
      },
    },
    {
      title: "an https URL without a path gets a name",
      source: "https://data.example.com",
      expected: {
        kind: "https",
        url: "https://data.example.com/",
        key: "raw/data.example.com/index",
      },
    },
    {
      title: "a query is told apart by its hash",
      source: "https://data.example.com/report?day=1",
      expected: {
        kind: "https",
        url: "https://data.example.com/report?day=1",
        key: "raw/data.example.com/query-d3cb5518a007/report",
      },
    },
    {
      title: "a path is decoded",
      source: "https://data.example.com/a%20b.csv",
      expected: {
        kind: "https",
        url: "https://data.example.com/a%20b.csv",
        key: "raw/data.example.com/a b.csv",
      },
    },
    {
      title: "an S3 object keeps its key as it is",
      source: "s3://upstream/a b%20c/d.gz",
      expected: {
        kind: "s3",
        bucket: "upstream",
        objectKey: "a b%20c/d.gz",
        key: "raw/upstream/a b%20c/d.gz",
      },
    },
  ];
  for (const { title, source, expected } of valid) {
    it(title, () => expect(parseSource({ source })).to.deep.equal(expected));
  }

  const invalid = [
    {
      title: "no event",
      event: null,
      message: "event.source must be an https:// or s3:// URL, got undefined",
    },
    {
      title: "a source that is no text",
      event: { source: 3 },
      message: "event.source must be an https:// or s3:// URL, got 3",
    },
    {
      title: "a source that is no URL",
      event: { source: "orders" },
      message: 'event.source must be an https:// or s3:// URL, got "orders"',
    },
    {
      title: "plain http",
      event: { source: "http://example.com/a" },
      message: "event.source must be an https:// or s3:// URL, got http://example.com",
    },
    {
      title: "credentials, which would end in logs and keys",
      event: { source: "https://user:secret@example.com/a" },
      message: "event.source must not hold credentials: https://example.com",
    },
    {
      title: "a bucket without a key",
      event: { source: "s3://upstream/" },
      message: "event.source must name a bucket and a key (s3://bucket/key), got s3://upstream/",
    },
  ];
  for (const { title, event, message } of invalid) {
    it(`refuses ${title}`, () =>
      expect(() => parseSource(event))
        .to.throw(Error)
        .with.property("message", message));
  }
});
