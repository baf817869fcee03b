import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { Readable } from "node:stream";
import { gunzipSync } from "node:zlib";
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { writeObject } from "@lambda-etl/shared/s3-write";
import { expect } from "chai";
import { invokeBundle } from "../support/programs/invoke-bundle";
import { type S3TestServer, startS3Server } from "../support/s3/s3-server";

// 51 MB, more than the heap of the functions in that test.
const BIG_LINE = `{"id":"1","occurred_at":"2026-01-02T03:04:05Z","price":1,"note":"${"x".repeat(1_000)}"}\n`;
const BIG_LINES = 50_000;
const LINE = '{"id": 7, "occurred_at": "2026-01-02T03:04:05+01:00", "price": 2.5, "quantity": 2}\n';
const RECORD =
  '{"id":"7","occurredAt":"2026-01-02T02:04:05.000Z","day":"2026-01-02","customer":null,"country":"unknown","quantity":2,"price":2.5,"total":5,"paid":false,"note":null}\n';
const SOURCES = [
  "s3://upstream/daily/orders 1.ndjson",
  "s3://upstream/big.ndjson",
  "https://localhost:1/a.ndjson",
];
const NDJSON = `${LINE.repeat(20)}\nnot json`;

describe("the built functions, with the built layer, on an S3 server", () => {
  let server: S3TestServer;
  let s3: S3Client;
  let env: Readonly<Record<string, string>>;

  before(async () => {
    server = await startS3Server(["ingestion", "output", "upstream"]);
    env = {
      ...server.env,
      INGESTION_BUCKET: "ingestion",
      OUTPUT_BUCKET: "output",
      OUTPUT_FORMAT: "ndjson",
      SOURCES: JSON.stringify(SOURCES),
    };
    s3 = new S3Client({
      endpoint: server.env.AWS_ENDPOINT_URL_S3 ?? "",
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    });
  });

  after(async () => {
    s3.destroy();
    await server.stop();
  });

  const put = (bucket: string, key: string, body: Buffer | string) =>
    s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));

  const read = async (bucket: string, key: string) => {
    const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
  };

  const eventFor = async (key: string) => {
    const { ETag = "" } = await s3.send(new HeadObjectCommand({ Bucket: "ingestion", Key: key }));
    const object = { key, etag: ETag.replaceAll('"', "") };
    return { detail: { bucket: { name: "ingestion" }, object } };
  };

  it("carry an object from its source to a date partition of the output bucket", async () => {
    await put("upstream", "daily/orders 1.ndjson", NDJSON);

    const ingestion = await invokeBundle(
      "data-ingestion",
      { source: "s3://upstream/daily/orders 1.ndjson" },
      env,
    );
    const rawKey = "raw/upstream/daily/orders 1.ndjson";
    expect(ingestion.outcome.result).to.include({ key: rawKey, outcome: "stored" });
    expect((await read("ingestion", rawKey)).toString()).to.equal(NDJSON);

    const transform = await invokeBundle("data-transform", await eventFor(rawKey), env);
    const { manifest, parts } = transform.outcome.result as { manifest: string; parts: string[] };
    expect(transform.outcome.result).to.deep.include({
      counts: { read: 21, written: 20, rejected: 1 },
      isRepeat: false,
    });
    const [part = ""] = parts;
    expect(part).to.match(
      /^processed\/upstream\/daily\/orders 1\.ndjson\/[0-9a-f]{16}\/part-00000\.ndjson\.gz$/,
    );
    const records = gunzipSync(await read("ingestion", part)).toString();
    expect(records).to.equal(RECORD.repeat(20));
    const { rejects } = JSON.parse((await read("ingestion", manifest)).toString());
    expect(gunzipSync(await read("ingestion", rejects.key)).toString()).to.equal(
      '{"line":22,"reason":"not JSON","text":"not json"}\n',
    );

    for (const processed of [part, manifest]) {
      const { outcome } = await invokeBundle("data-output", await eventFor(processed), env);
      expect(outcome.error).to.equal(undefined);
    }
    const published = await read("output", "_manifests/upstream/daily/orders 1.ndjson.json");
    const [file] = JSON.parse(published.toString()).files;
    const today = new Date().toISOString().slice(0, 10);
    expect(file.key).to.match(/^dt=/).and.to.contain(today);
    expect(gunzipSync(await read("output", file.key)).toString()).to.equal(records);
  });

  it("leave no part behind when the input is broken", async () => {
    await put("ingestion", "raw/broken.ndjson.gz", "this is not gzip");
    const event = await eventFor("raw/broken.ndjson.gz");

    const { outcome } = await invokeBundle("data-transform", event, env);

    expect(outcome).to.deep.equal({
      error: `can't transform s3://ingestion/raw/broken.ndjson.gz (version ${event.detail.object.etag}): the content is plain, though the object is named or labelled gzip`,
    });
    const listed = await s3.send(
      new ListObjectsV2Command({ Bucket: "ingestion", Prefix: "processed/broken" }),
    );
    expect(listed.KeyCount).to.equal(0);
  });

  it("refuse an object that was replaced since its event", async () => {
    await put("ingestion", "raw/replaced.ndjson", "{}");
    const event = await eventFor("raw/replaced.ndjson");
    await put("ingestion", "raw/replaced.ndjson", '{"newer":true}');

    const { outcome } = await invokeBundle("data-transform", event, env);

    expect(outcome.error).to.match(/pre-?condition/i);
  });

  for (const [name, variable] of [
    ["data-ingestion", "INGESTION_BUCKET"],
    ["data-ingestion", "SOURCES"],
    ["data-transform", "INGESTION_BUCKET"],
    ["data-output", "OUTPUT_BUCKET"],
  ] as const) {
    it(`fail at init when ${name} has no ${variable}`, async () => {
      const { outcome } = await invokeBundle(name, {}, { ...env, [variable]: "" });

      expect(outcome).to.deep.equal({
        error: `environment variable ${variable} is not set: the deployment must give it`,
      });
    });
  }

  it("log what was done in one JSON line, and the metrics in another", async () => {
    await put("ingestion", "raw/logged.ndjson", LINE);

    const { logs } = await invokeBundle("data-transform", await eventFor("raw/logged.ndjson"), {
      ...env,
      AWS_LAMBDA_LOG_FORMAT: "JSON",
    });

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
      daemon.on("message", (message) =>
        sent.push(JSON.parse(message.toString().split("\n")[1] ?? "")),
      );
      await put("ingestion", "raw/traced.ndjson", LINE);

      await invokeBundle("data-transform", await eventFor("raw/traced.ndjson"), {
        ...env,
        LAMBDA_TASK_ROOT: "/var/task",
        _X_AMZN_TRACE_ID:
          "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1",
        AWS_XRAY_DAEMON_ADDRESS: `127.0.0.1:${daemon.address().port}`,
      });

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

  it("stream an object larger than one part and than the memory for it", async () => {
    const limited = { ...env, NODE_OPTIONS: "--max-old-space-size=48" };
    // In parts, since the server takes no larger body at once.
    await writeObject(
      s3,
      {
        bucket: "upstream",
        key: "big.ndjson",
        body: Readable.from([Buffer.from(BIG_LINE.repeat(BIG_LINES))]),
        metadata: {},
      },
      new AbortController().signal,
    );
    await invokeBundle("data-ingestion", { source: "s3://upstream/big.ndjson" }, limited);

    const event = await eventFor("raw/upstream/big.ndjson");
    const { outcome } = await invokeBundle("data-transform", event, limited);

    expect(outcome.result).to.deep.include({
      counts: { read: BIG_LINES, written: BIG_LINES, rejected: 0 },
    });
  });

  it("refuse a source on this machine, whatever the certificates that they trust", async () => {
    const { outcome } = await invokeBundle(
      "data-ingestion",
      { source: "https://localhost:1/a.ndjson" },
      env,
    );

    expect(outcome.error).to.match(
      /^localhost:1 is at (127\.0\.0\.1|::1), which is no address of the public internet$/,
    );
  });
});
