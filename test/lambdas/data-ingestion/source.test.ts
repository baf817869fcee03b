import { expect } from "chai";
import { allowedHosts, chooseSource, readSources } from "../../../lambdas/data-ingestion/source";

const valid = [
  {
    title: "puts an https URL under its host and path",
    text: "https://data.example.com/daily/orders.ndjson",
    source: {
      kind: "https",
      url: "https://data.example.com/daily/orders.ndjson",
      key: "raw/data.example.com/daily/orders.ndjson",
    },
  },
  {
    title: "names an https URL without a path",
    text: "https://data.example.com",
    source: {
      kind: "https",
      url: "https://data.example.com/",
      key: "raw/data.example.com/index",
    },
  },
  {
    title: "tells a query apart by its hash, and drops a fragment",
    text: "https://data.example.com/report?day=1#top",
    source: {
      kind: "https",
      url: "https://data.example.com/report?day=1",
      key: "raw/data.example.com/query-d3cb5518a007/report",
    },
  },
  {
    title: "decodes a path",
    text: "https://data.example.com/a%20b.csv",
    source: {
      kind: "https",
      url: "https://data.example.com/a%20b.csv",
      key: "raw/data.example.com/a b.csv",
    },
  },
  {
    title: "keeps the escapes of a path that is no text",
    text: "https://data.example.com/%ff.csv",
    source: {
      kind: "https",
      url: "https://data.example.com/%ff.csv",
      key: "raw/data.example.com/%ff.csv",
    },
  },
  {
    title: "keeps the escapes of control characters",
    text: "https://data.example.com/a%0Ab.csv",
    source: {
      kind: "https",
      url: "https://data.example.com/a%0Ab.csv",
      key: "raw/data.example.com/a%0Ab.csv",
    },
  },
  {
    title: "keeps the key of an S3 object as it is",
    text: "s3://upstream/a b%20c/d.gz",
    source: {
      kind: "s3",
      bucket: "upstream",
      objectKey: "a b%20c/d.gz",
      key: "raw/upstream/a b%20c/d.gz",
    },
  },
];

describe("the list of sources", () => {
  for (const { title, text, source } of valid) {
    it(title, () =>
      expect([...readSources(JSON.stringify([text]))]).to.deep.equal([[text, source]]),
    );
  }

  const invalid = [
    { title: "no list", json: '{"a":1}', message: "SOURCES must be a JSON list of URLs" },
    {
      title: "an entry that is no text",
      json: "[3]",
      message: "a source must be an https:// or s3:// URL, got 3",
    },
    {
      title: "an entry that is no URL",
      json: '["orders"]',
      message: 'a source must be an https:// or s3:// URL, got "orders"',
    },
    {
      title: "plain http",
      json: '["http://example.com/a"]',
      message: "a source must be an https:// or s3:// URL, got http://example.com",
    },
    {
      title: "credentials, which would end in logs and keys",
      json: '["https://user:secret@example.com/a"]',
      message: "a source must not hold credentials: https://example.com",
    },
    {
      title: "a bucket without a key",
      json: '["s3://upstream/"]',
      message: "a source in S3 must name a bucket and a key (s3://bucket/key), got s3://upstream/",
    },
    {
      title: "two sources of one key",
      json: '["https://a.example/x","s3://a.example/x"]',
      message: "https://a.example/x and s3://a.example/x would both be stored as raw/a.example/x",
    },
  ];
  for (const { title, json, message } of invalid) {
    it(`refuses ${title}`, () =>
      expect(() => readSources(json))
        .to.throw(Error)
        .with.property("message", message));
  }

  it("refuses a source whose key would be longer than S3 allows", () => {
    const longest = `s3://b/${"x".repeat(1024 - "raw/b/".length)}`;

    expect(readSources(JSON.stringify([longest])).size).to.equal(1);
    expect(() => readSources(JSON.stringify([`${longest}x`])))
      .to.throw(Error)
      .with.property("message", `${longest}x is too long: its key would have more than 1024 bytes`);
  });

  it("allows requests to the hosts of its https URLs, with their ports", () => {
    const sources = readSources('["https://a.example/x","https://b.example:8443/x","s3://c/x"]');

    expect([...allowedHosts(sources)]).to.deep.equal(["a.example", "b.example:8443"]);
  });
});

describe("the source of an event", () => {
  const sources = readSources('["https://a.example/x"]');

  it("is the one that it names", () => {
    expect(chooseSource({ source: "https://a.example/x" }, sources)).to.include({
      key: "raw/a.example/x",
    });
  });

  const invalid = [
    {
      title: "no event",
      event: null,
      message: "event.source must be one of the configured sources, got undefined",
    },
    {
      title: "a source that is no text",
      event: { source: 3 },
      message: "event.source must be one of the configured sources, got number",
    },
    {
      title: "another document of a configured host, of which no more than the host is told",
      event: { source: "https://a.example/y?token=secret" },
      message: "event.source must be one of the 1 configured sources, got one at a.example",
    },
    {
      title: "a text that is no URL",
      event: { source: "orders" },
      message: "event.source must be one of the 1 configured sources, got a text that is no URL",
    },
  ];
  for (const { title, event, message } of invalid) {
    it(`is refused where there is ${title}`, () =>
      expect(() => chooseSource(event, sources))
        .to.throw(Error)
        .with.property("message", message));
  }
});
