import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { Readable } from "node:stream";
import { gunzipSync, gzipSync } from "node:zlib";
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { writeObject } from "@lambda-etl/shared/s3-write";
import { expect } from "chai";
import { invokeBundle } from "../support/invoke-bundle";
import { type S3TestServer, startS3Server } from "../support/s3-server";

// 51 MB, more than the heap of the functions in that test.
const BIG_LINE = `{"text":"${"x".repeat(1_000)}"}\n`;
const BIG_LINES = 50_000;
const NDJSON = '{"id": 1}\n\nnot json\n[2]\n{"id":3}';

const SOURCES = [
  "s3://upstream/daily/orders 1.ndjson",
  "s3://upstream/big.ndjson",
  "https://localhost:1/a.ndjson",
];

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

    const rawEvent = await eventFor(rawKey);
    const transform = await invokeBundle("data-transform", rawEvent, env);
    const version = rawEvent.detail.object.etag;
    const processed = `processed/upstream/daily/orders 1.ndjson/${version}/part-00000.ndjson.gz`;
    const rejects = `rejects/upstream/daily/orders 1.ndjson/${version}.ndjson.gz`;
    expect(transform.outcome).to.deep.equal({
      result: { processed, rejects, acceptedCount: 2, rejectedCount: 2 },
    });
    expect(gunzipSync(await read("ingestion", processed)).toString()).to.equal(
      '{"id":1}\n{"id":3}\n',
    );
    expect(gunzipSync(await read("ingestion", rejects)).toString()).to.equal(
      '{"line":3,"reason":"not JSON","text":"not json"}\n{"line":4,"reason":"not a JSON object","text":"[2]"}\n',
    );

    const output = await invokeBundle("data-output", await eventFor(processed), env);
    const today = new Date().toISOString().slice(0, 10);
    const key = `dt=${today}/upstream/daily/orders 1.ndjson/${version}/part-00000.ndjson.gz`;
    expect(output.outcome).to.deep.equal({ result: { key } });
    expect(await read("output", key)).to.deep.equal(await read("ingestion", processed));
  }).timeout(20_000);

  it("read gzip input, by the name of the object", async () => {
    await put("ingestion", "raw/a.ndjson.gz", gzipSync('{"a":1}\n'));

    const { outcome } = await invokeBundle(
      "data-transform",
      await eventFor("raw/a.ndjson.gz"),
      env,
    );

    expect(outcome.result).to.include({ acceptedCount: 1, rejectedCount: 0 });
  });

  it("leave no object behind when the input is broken", async () => {
    await put("ingestion", "raw/broken.ndjson.gz", "this is not gzip");

    const { outcome } = await invokeBundle(
      "data-transform",
      await eventFor("raw/broken.ndjson.gz"),
      env,
    );

    expect(outcome).to.deep.equal({ error: "incorrect header check" });
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

  it("log one JSON line for each invocation", async () => {
    await put("ingestion", "raw/logged.ndjson", "{}");

    const { logs } = await invokeBundle("data-transform", await eventFor("raw/logged.ndjson"), env);

    expect(logs).to.have.length(1);
    expect(logs[0]).to.include({
      level: "INFO",
      message: "object transformed",
      requestId: "request-1",
    });
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
      await put("ingestion", "raw/traced.ndjson", "{}");

      await invokeBundle("data-transform", await eventFor("raw/traced.ndjson"), {
        ...env,
        LAMBDA_TASK_ROOT: "/var/task",
        _X_AMZN_TRACE_ID:
          "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1",
        AWS_XRAY_DAEMON_ADDRESS: `127.0.0.1:${daemon.address().port}`,
      });

      expect(sent.map(({ name }) => name).sort()).to.deep.equal(["S3", "S3", "S3", "transform"]);
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

    expect(outcome.result).to.include({ acceptedCount: BIG_LINES, rejectedCount: 0 });
  }).timeout(20_000);

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
