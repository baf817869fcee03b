import { createHash } from "node:crypto";
import { gunzipSync, gzipSync, zstdDecompressSync } from "node:zlib";
import { processedManifestKey, processedPartKey } from "@lambda-etl/shared/keys";
import { formatManifest } from "@lambda-etl/shared/manifest";
import { objectOfEvent } from "@lambda-etl/shared/object-created";
import { formatPartMetadata } from "@lambda-etl/shared/part-metadata";
import { createS3Client } from "@lambda-etl/shared/s3";
import { expect } from "chai";
import { parquetReadObjects } from "hyparquet";
import { columnsOf } from "../../../lambdas/data-output/columns";
import { deliver } from "../../../lambdas/data-output/deliver";
import type { OutputFormat } from "../../../lambdas/data-output/output-manifest";
import { s3Stores } from "../../../lambdas/data-output/stores";
import { setEnvironment } from "../../support/environment";
import type { FaultyS3 } from "../../support/s3-faults";
import { startS3Gateway } from "../../support/s3-gateway";
import { S3Objects } from "../../support/s3-objects";

const WORK_ID = "0123456789abcdef";
const LAST_MODIFIED = "2026-11-23T08:00:00.000Z";
const LINES = ['{"id":1}\n{"id":2}\n', '{"id":3}\n'];
const COLUMNS = columnsOf({ version: 1, maxRejectShare: 0, fields: { id: { type: "integer" } } });

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const metadataOf = (text: string) => ({
  records: text.split("\n").length - 1,
  bytes: text.length,
  sha256: sha256(text),
  sourceVersion: "v1",
  sourceLastModified: LAST_MODIFIED,
  specificationHash: "5a",
});

describe("delivery between two buckets of a server", () => {
  let s3: FaultyS3;
  let objects: S3Objects;
  let restore: () => void;

  before(async () => {
    s3 = await startS3Gateway(["ingestion", "output"]);
    objects = new S3Objects(s3.env);
    restore = setEnvironment(s3.env);
  });

  afterEach(() => s3.reset());

  after(async () => {
    restore();
    objects.close();
    await s3.stop();
  });

  const outputOf = (path: string, part: number, extension = "ndjson.gz") =>
    `dt=2026-11-23/${path}-${WORK_ID}-part-0000${part}.${extension}`;

  const putPart = async (path: string, part: number, body?: Buffer) => {
    const text = LINES[part] ?? "";
    const key = processedPartKey(path, WORK_ID, part);
    await objects.put(
      "ingestion",
      key,
      body ?? gzipSync(text),
      formatPartMetadata(metadataOf(text)),
    );
    return key;
  };

  const putManifest = async (path: string) => {
    const key = processedManifestKey(path, WORK_ID);
    const manifest = formatManifest({
      source: {
        bucket: "ingestion",
        key: `raw/${path}`,
        eTag: "e",
        lastModified: LAST_MODIFIED,
        bytes: 27,
      },
      specification: { hash: "5a", version: 1 },
      counts: { read: 3, written: 3, rejected: 0 },
      parts: LINES.map((text, part) => ({
        key: processedPartKey(path, WORK_ID, part),
        ...{ records: text.split("\n").length - 1, bytes: text.length, sha256: sha256(text) },
      })),
      rejects: null,
    });
    await objects.put("ingestion", key, manifest);
    return key;
  };

  const deliverKey = async (
    key: string,
    format: OutputFormat = "ndjson",
    signal = new AbortController().signal,
  ) => {
    const event = await objects.eventOf("ingestion", key);
    const object = objectOfEvent(event, { bucket: "ingestion", prefix: "processed/" });
    const delivery = {
      s3: createS3Client(),
      ingestionBucket: "ingestion",
      outputBucket: "output",
      format,
      columns: COLUMNS,
    };
    return deliver(object, s3Stores(delivery, signal), format);
  };
  const failure = (attempt: Promise<unknown>): Promise<string> =>
    attempt.then(
      () => "no error",
      (error: Error) => error.message,
    );
  const outputKeys = async (path: string) =>
    (await objects.keys("output")).filter((key) => key.includes(path));

  it("delivers parts as they are, and the manifest when all are there", async () => {
    const keys = [await putPart("plain", 0), await putPart("plain", 1), await putManifest("plain")];

    const results = [];
    for (const key of keys) results.push(await deliverKey(key));

    expect(results.map(({ outcome, records, bytes }) => [outcome, records, bytes])).to.deep.equal([
      ["waiting", 2, 18],
      ["finished", 1, 9],
      ["finished", 0, 0],
    ]);
    expect(await outputKeys("plain")).to.deep.equal([
      "_manifests/plain.json",
      outputOf("plain", 0),
      outputOf("plain", 1),
    ]);
    const [first = ""] = keys;
    expect(await objects.read("output", outputOf("plain", 0))).to.deep.equal(
      await objects.read("ingestion", first),
    );
    expect((await objects.get("output", outputOf("plain", 0))).Metadata).to.deep.equal({
      ...formatPartMetadata(metadataOf(LINES[0] ?? "")),
      stage: "output",
    });
    const manifest = JSON.parse((await objects.read("output", "_manifests/plain.json")).toString());
    expect(manifest.files).to.deep.equal([
      { key: outputOf("plain", 0), records: 2, bytes: 18, sha256: sha256(LINES[0] ?? "") },
      { key: outputOf("plain", 1), records: 1, bytes: 9, sha256: sha256(LINES[1] ?? "") },
    ]);
    expect(manifest).to.deep.include({
      format: "ndjson",
      counts: { read: 3, written: 3, rejected: 0 },
      rejects: null,
    });
  });

  it("ends in the same when all events come twice, at once, last first", async () => {
    const keys = [
      await putPart("turned", 0),
      await putPart("turned", 1),
      await putManifest("turned"),
    ];

    await Promise.all([...keys, ...keys].reverse().map((key) => deliverKey(key)));

    expect(await outputKeys("turned")).to.deep.equal([
      "_manifests/turned.json",
      outputOf("turned", 0),
      outputOf("turned", 1),
    ]);
    const content = await objects.read("output", outputOf("turned", 1));
    expect(gunzipSync(content).toString()).to.equal(LINES[1]);
  });

  it("writes Parquet where that is the format", async () => {
    const keys = [
      await putPart("columns", 0),
      await putPart("columns", 1),
      await putManifest("columns"),
    ];
    for (const key of keys) await deliverKey(key, "parquet");

    const manifest = JSON.parse(
      (await objects.read("output", "_manifests/columns.json")).toString(),
    );
    expect(manifest.files.map(({ key }: { key: string }) => key)).to.deep.equal([
      outputOf("columns", 0, "parquet"),
      outputOf("columns", 1, "parquet"),
    ]);
    const file = await objects.read("output", outputOf("columns", 0, "parquet"));
    const rows = await parquetReadObjects({
      file: Uint8Array.from(file).buffer,
      compressors: { ZSTD: (bytes) => zstdDecompressSync(bytes) },
    });
    expect(rows).to.deep.equal([{ id: 1n }, { id: 2n }]);
  });

  const broken = [
    {
      title: "holds other records",
      body: gzipSync('{"id":1}\n{"id":9}\n'),
      message: new RegExp(
        `has ${sha256('{"id":1}\n{"id":9}\n')} as sha256, expected [0-9a-f]{64}$`,
      ),
    },
    {
      title: "holds fewer records",
      body: gzipSync('{"id":1}\n'),
      message: /has 1 as records, expected 2$/,
    },
    {
      title: "holds other bytes",
      body: gzipSync('{"id":1}\n{"id":22}\n'),
      message: /has 19 as bytes, expected 18$/,
    },
    {
      title: "is cut off",
      body: gzipSync(LINES[0] ?? "").subarray(0, 20),
      message: /is no whole gzip file: unexpected end of file$/,
    },
    {
      title: "is no gzip",
      body: Buffer.from(LINES[0] ?? ""),
      message: /is no whole gzip file: incorrect header check$/,
    },
  ];
  for (const format of ["ndjson", "parquet"] as const) {
    for (const { title, body, message } of broken) {
      it(`delivers nothing as ${format} of a part that ${title}`, async () => {
        const path = `broken-${format}`;
        const key = await putPart(path, 0, body);

        expect(await failure(deliverKey(key, format))).to.match(message);
        expect(await outputKeys(path)).to.deep.equal([]);
        expect(await objects.openUploads("output")).to.deep.equal([]);
      });
    }
  }

  it("does not touch a file of another content", async () => {
    const key = await putPart("taken", 0);
    await objects.put("output", outputOf("taken", 0), "mine", { sha256: "0" });

    expect(await failure(deliverKey(key))).to.equal(
      `s3://output/${outputOf("taken", 0)} is there with another content (0, expected ${sha256(LINES[0] ?? "")}): remove it if it is not of this pipeline`,
    );
    expect((await objects.read("output", outputOf("taken", 0))).toString()).to.equal("mine");
  });

  it("refuses a part that was replaced since its event", async () => {
    const key = await putPart("replaced", 0);
    s3.inject({
      when: ({ method, key: asked }) => method === "GET" && asked === key,
      fault: { kind: "meanwhile", run: () => objects.put("ingestion", key, "other") },
      times: 1,
    });
    const event = { detail: { bucket: { name: "ingestion" }, object: { key, etag: "0" } } };
    const object = objectOfEvent(event, { bucket: "ingestion", prefix: "processed/" });
    const delivery = {
      s3: createS3Client(),
      ingestionBucket: "ingestion",
      outputBucket: "output",
      format: "ndjson" as const,
      columns: COLUMNS,
    };
    const stores = s3Stores(delivery, new AbortController().signal);

    expect(await failure(deliver(object, stores, "ndjson"))).to.equal(
      `can't read s3://ingestion/${key}: its content is no longer what it was: it was replaced since (412 PreconditionFailed)`,
    );
  });

  it("takes lost answers of its writes for what they were", async () => {
    const keys = [await putPart("lost", 0), await putPart("lost", 1), await putManifest("lost")];
    s3.inject({
      when: ({ method, bucket }) => method === "PUT" && bucket === "output",
      fault: { kind: "lose-answer" },
      times: 3,
    });

    for (const key of keys) await deliverKey(key);

    expect(await outputKeys("lost")).to.deep.equal([
      "_manifests/lost.json",
      outputOf("lost", 0),
      outputOf("lost", 1),
    ]);
  });

  for (const [step, outcomes] of [
    ["dt=", ["waiting", "finished"]],
    ["_manifests/", ["waiting", "finished"]],
  ] as const) {
    it(`goes on after it was ended as it wrote to ${step}`, async () => {
      const path = `ended-${step.slice(0, 2)}`;
      const keys = [await putPart(path, 0), await putPart(path, 1)];
      await putManifest(path);
      const time = new AbortController();
      const outcome = [(await deliverKey(keys[0] ?? "")).outcome];
      s3.inject({
        when: ({ method, key }) => method === "PUT" && key.startsWith(step),
        fault: {
          kind: "meanwhile",
          run: async () => time.abort(new Error("the time is up")),
        },
        times: 1,
      });
      expect(await failure(deliverKey(keys[1] ?? "", "ndjson", time.signal))).to.equal(
        "the time is up",
      );

      outcome.push((await deliverKey(keys[1] ?? "")).outcome);

      expect(outcome).to.deep.equal(outcomes);
      expect(await outputKeys(path)).to.deep.equal([
        `_manifests/${path}.json`,
        outputOf(path, 0),
        outputOf(path, 1),
      ]);
    });
  }

  it("refuses an object that data-transform did not make", async () => {
    await objects.put("ingestion", "processed/foreign.csv", "a\n");
    const key = processedPartKey("foreign", WORK_ID, 0);
    await objects.put("ingestion", key, gzipSync("{}\n"));

    expect(await failure(deliverKey("processed/foreign.csv"))).to.match(
      /^processed\/foreign\.csv is not processed\/.*: not made by data-transform$/,
    );
    expect(await failure(deliverKey(key))).to.equal(
      `s3://ingestion/${key} has no metadata records: not made by data-transform`,
    );
  });
});
