import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { gunzipSync } from "node:zlib";
import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import { expect } from "chai";
import { seededSample } from "../support/policies/seeded-sample";
import { invokeBundle } from "../support/programs/invoke-bundle";
import { type BuiltPipeline, INIT_VARIABLES, startBuiltPipeline } from "./built-pipeline";

// 12 MB: two parts of an upload.
const BIG_LINES = 12_000;
const LINE = '{"id": 7, "occurred_at": "2026-01-02T03:04:05+01:00", "price": 2.5, "quantity": 2}\n';
const RECORD =
  '{"id":"7","occurredAt":"2026-01-02T02:04:05.000Z","day":"2026-01-02","customer":null,"country":"unknown","quantity":2,"price":2.5,"total":5,"paid":false,"note":null}\n';
const NDJSON = `${LINE.repeat(20)}\nnot json`;

describe("the built functions, with the built layer, on an S3 server", () => {
  let built: BuiltPipeline;

  before(async () => {
    built = await startBuiltPipeline();
  });

  after(() => built.stop());

  it("carry an object from its source to a date partition of the output bucket", async () => {
    await built.put("upstream", "daily/orders 1.ndjson", NDJSON);

    const ingestion = await invokeBundle(
      "data-ingestion",
      { source: "s3://upstream/daily/orders 1.ndjson" },
      built.env,
    );
    const rawKey = "raw/upstream/daily/orders 1.ndjson";
    expect(ingestion.outcome.result).to.include({ key: rawKey, outcome: "stored" });
    expect((await built.read("ingestion", rawKey)).toString()).to.equal(NDJSON);

    const transform = await invokeBundle("data-transform", await built.eventFor(rawKey), built.env);
    const { manifest, parts } = transform.outcome.result as { manifest: string; parts: string[] };
    expect(transform.outcome.result).to.deep.include({
      counts: { read: 21, written: 20, rejected: 1 },
      isRepeat: false,
    });
    const [part = ""] = parts;
    expect(part).to.match(
      /^processed\/upstream\/daily\/orders 1\.ndjson\/[0-9a-f]{16}\/part-00000\.ndjson\.gz$/,
    );
    const records = gunzipSync(await built.read("ingestion", part)).toString();
    expect(records).to.equal(RECORD.repeat(20));
    const { rejects } = JSON.parse((await built.read("ingestion", manifest)).toString());
    expect(gunzipSync(await built.read("ingestion", rejects.key)).toString()).to.equal(
      '{"line":22,"reason":"not JSON","text":"not json"}\n',
    );

    for (const processed of [part, manifest]) {
      const { outcome } = await invokeBundle(
        "data-output",
        await built.eventFor(processed),
        built.env,
      );
      expect(outcome.error).to.equal(undefined);
    }
    const published = await built.read("output", "_manifests/upstream/daily/orders 1.ndjson.json");
    const [file] = JSON.parse(published.toString()).files;
    const today = new Date().toISOString().slice(0, 10);
    expect(file.key).to.match(/^dt=/).and.to.contain(today);
    expect(gunzipSync(await built.read("output", file.key)).toString()).to.equal(records);
  });

  it("take in what the events of a source bucket tell of: the present version, once", async () => {
    const key = "exports/1.ndjson";
    await built.put("upstream", key, NDJSON);
    const env = { ...built.env, SOURCE_PREFIXES: '["s3://upstream/exports/"]' };
    const event = (objectKey: string, size?: number) => ({
      source: "aws.s3",
      detail: { bucket: { name: "upstream" }, object: { key: objectKey, etag: "older", size } },
    });
    const ingest = async (objectKey: string, size?: number) =>
      (await invokeBundle("data-ingestion", event(objectKey, size), env)).outcome;

    expect((await ingest(key)).result).to.deep.equal({
      key: `raw/upstream/${key}`,
      outcome: "stored",
      bytes: NDJSON.length,
    });
    expect((await built.read("ingestion", `raw/upstream/${key}`)).toString()).to.equal(NDJSON);
    expect((await ingest(key)).result).to.include({ outcome: "unchanged" });
    expect((await ingest("exports/", 0)).result).to.deep.equal({ ignored: "folder" });
    expect((await ingest("exports/gone.ndjson")).error).to.equal(
      "s3://upstream/exports/gone.ndjson does not exist",
    );
    expect((await ingest("other/1.ndjson")).error).to.equal(
      "s3://upstream/other/1.ndjson is not served here: expected s3://upstream/exports/...",
    );
  });

  it("leave no part behind when the input is broken", async () => {
    await built.put("ingestion", "raw/broken.ndjson.gz", "this is not gzip");
    const event = await built.eventFor("raw/broken.ndjson.gz");

    const { outcome } = await invokeBundle("data-transform", event, built.env);

    expect(outcome).to.deep.equal({
      error: `can't transform s3://ingestion/raw/broken.ndjson.gz (version ${event.detail.object.etag}): the content is plain, though the object is named or labelled gzip`,
    });
    const listed = await built.s3.send(
      new ListObjectsV2Command({ Bucket: "ingestion", Prefix: "processed/broken" }),
    );
    expect(listed.KeyCount).to.equal(0);
  });

  it("leave folders alone, as consoles make them", async () => {
    await built.put("ingestion", "raw/2026/", "");
    const { detail } = await built.eventFor("raw/2026/");
    const event = { detail: { ...detail, object: { ...detail.object, size: 0 } } };

    const { outcome } = await invokeBundle("data-transform", event, built.env);

    expect(outcome).to.deep.equal({ result: { ignored: "folder" } });
  });

  it("refuse an object that was replaced since its event", async () => {
    await built.put("ingestion", "raw/replaced.ndjson", "{}");
    const event = await built.eventFor("raw/replaced.ndjson");
    await built.put("ingestion", "raw/replaced.ndjson", '{"newer":true}');

    const { outcome } = await invokeBundle("data-transform", event, built.env);

    expect(outcome.error).to.match(/pre-?condition/i);
  });

  for (const [name, variable] of seededSample(INIT_VARIABLES, 1)) {
    it(`fail at init when ${name} has no ${variable}`, async () => {
      const { outcome } = await invokeBundle(name, {}, { ...built.env, [variable]: "" });

      expect(outcome).to.deep.equal({
        error: `environment variable ${variable} is not set: the deployment must set it`,
      });
    });
  }

  it("log what was done in one JSON line, and the metrics in another", async () => {
    await built.put("ingestion", "raw/logged.ndjson", LINE);

    const { logs } = await invokeBundle(
      "data-transform",
      await built.eventFor("raw/logged.ndjson"),
      {
        ...built.env,
        AWS_LAMBDA_LOG_FORMAT: "JSON",
      },
    );

    const [line, metrics] = logs;
    expect(logs).to.have.length(2);
    expect(line).to.include({
      level: "INFO",
      message: "object transformed",
      requestId: "request-1",
      key: "raw/logged.ndjson",
      written: 1,
    });
    expect(metrics).to.include({ RecordsRead: 1, RecordsWritten: 1, RecordsRejected: 0 });
    expect(metrics).to.have.nested.property("_aws.CloudWatchMetrics");
  });

  describe("with X-Ray active", () => {
    let daemon: Socket;

    before(async () => {
      daemon = createSocket("udp4");
      daemon.bind(0, "127.0.0.1");
      await once(daemon, "listening");
    });

    after(() => daemon.close());

    it("send a subsegment of their own and one for each S3 call", async () => {
      const sent: { name: string; trace_id: string }[] = [];
      const allCame = new Promise<void>((resolve) => {
        daemon.on("message", (message) => {
          sent.push(JSON.parse(message.toString().split("\n")[1] ?? ""));
          if (sent.length === 8) resolve();
        });
      });
      await built.put("ingestion", "raw/traced.ndjson", LINE);

      await invokeBundle("data-transform", await built.eventFor("raw/traced.ndjson"), {
        ...built.env,
        LAMBDA_TASK_ROOT: "/var/task",
        _X_AMZN_TRACE_ID:
          "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1",
        AWS_XRAY_DAEMON_ADDRESS: `127.0.0.1:${daemon.address().port}`,
      });

      await allCame;
      // Look for a manifest, read, write a part, write the manifest.
      expect(sent.map(({ name }) => name).sort()).to.deep.equal([
        ...["S3", "S3", "S3", "S3"],
        ...["read", "transform", "write", "write"],
      ]);
      expect(new Set(sent.map(({ trace_id }) => trace_id))).to.deep.equal(
        new Set(["1-5759e988-bd862e3fe1be46a994272793"]),
      );
    });
  });

  it("stream an object larger than one part", async () => {
    const { outcome } = await built.transformBig(BIG_LINES, built.env);

    expect(outcome.result).to.deep.include({
      counts: { read: BIG_LINES, written: BIG_LINES, rejected: 0 },
    });
  });

  it("refuse a source on this machine, whatever the certificates that they trust", async () => {
    const { outcome } = await invokeBundle(
      "data-ingestion",
      { source: "https://localhost:1/a.ndjson" },
      built.env,
    );

    expect(outcome.error).to.match(
      /^localhost:1 is at (127\.0\.0\.1|::1), which is no address of the public internet$/,
    );
  });
});
