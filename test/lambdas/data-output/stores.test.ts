import { gunzipSync, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { expect } from "chai";
import { parquetReadObjects } from "hyparquet";
import {
  contentOf,
  type Delivering,
  LINES,
  outputOf,
  partMetadata,
  startDelivering,
} from "./delivering";

describe("delivery between two buckets of a server", () => {
  let on: Delivering;

  before(async () => {
    on = await startDelivering();
  });

  afterEach(() => on.s3.reset());

  after(() => on.stop());

  const rowsOf = async (key: string) =>
    parquetReadObjects({
      file: Uint8Array.from(await on.objects.read("output", key)).buffer,
      compressors: { ZSTD: (input: Uint8Array) => zstdDecompressSync(input) },
    });

  it("delivers parts as they are, and the manifest when all are there", async () => {
    const keys = [
      await on.putPart("plain", 0),
      await on.putPart("plain", 1),
      await on.putManifest("plain"),
    ];

    const results = [];
    for (const key of keys) results.push(await on.deliverKey(key));

    expect(results.map(({ outcome, records, bytes }) => [outcome, records, bytes])).to.deep.equal([
      ["waiting", 2, 18],
      ["finished", 1, 9],
      ["finished", 0, 0],
    ]);
    expect(await on.outputKeys("plain")).to.deep.equal([
      "_manifests/plain.json",
      outputOf("plain", 0),
      outputOf("plain", 1),
    ]);
    const [first = ""] = keys;
    expect(await on.objects.read("output", outputOf("plain", 0))).to.deep.equal(
      await on.objects.read("ingestion", first),
    );
    expect((await on.objects.get("output", outputOf("plain", 0))).Metadata).to.deep.equal({
      ...partMetadata(0),
      stage: "output",
    });
    const manifest = JSON.parse(
      (await on.objects.read("output", "_manifests/plain.json")).toString(),
    );
    expect(manifest.files).to.deep.equal([
      { key: outputOf("plain", 0), ...contentOf(LINES[0]) },
      { key: outputOf("plain", 1), ...contentOf(LINES[1]) },
    ]);
    expect(manifest).to.deep.include({
      format: "ndjson",
      counts: { read: 3, written: 3, rejected: 0 },
      rejects: null,
    });
  });

  it("delivers a part in zstd as ndjson", async () => {
    const body = zstdCompressSync(LINES[0]);
    const key = await on.putPart("zstd-ndjson", 0, body, "zstd");

    const { records, bytes } = await on.deliverKey(key, "ndjson");

    expect([records, bytes]).to.deep.equal([2, 18]);
    const output = outputOf("zstd-ndjson", 0, "ndjson.zst");
    expect(await on.objects.read("output", output)).to.deep.equal(body);
    const stored = await on.objects.get("output", output);
    expect(stored).to.include({ ContentType: "application/zstd" });
    expect(stored.ContentEncoding).to.equal(undefined);
  });

  it("delivers a part in zstd as parquet", async () => {
    const key = await on.putPart("zstd-parquet", 0, zstdCompressSync(LINES[0]), "zstd");

    const { records, bytes } = await on.deliverKey(key, "parquet");

    expect([records, bytes]).to.deep.equal([2, 18]);
    expect(await rowsOf(outputOf("zstd-parquet", 0, "parquet"))).to.deep.equal([
      { id: 1n },
      { id: 2n },
    ]);
  });

  it("ends in the same when all events come twice, at once, last first", async () => {
    const keys = [
      await on.putPart("turned", 0),
      await on.putPart("turned", 1),
      await on.putManifest("turned"),
    ];

    await Promise.all([...keys, ...keys].reverse().map((key) => on.deliverKey(key)));

    expect(await on.outputKeys("turned")).to.deep.equal([
      "_manifests/turned.json",
      outputOf("turned", 0),
      outputOf("turned", 1),
    ]);
    const written = on.s3.calls.filter(
      ({ method, bucket, key, status }) =>
        method === "PUT" && bucket === "output" && key.startsWith("dt=") && status === 200,
    );
    expect(written).to.have.length(2);
    const content = await on.objects.read("output", outputOf("turned", 1));
    expect(gunzipSync(content).toString()).to.equal(LINES[1]);
  });

  it("writes Parquet where that is the format", async () => {
    const keys = [
      await on.putPart("columns", 0),
      await on.putPart("columns", 1),
      await on.putManifest("columns"),
    ];
    for (const key of keys) await on.deliverKey(key, "parquet");

    const manifest = JSON.parse(
      (await on.objects.read("output", "_manifests/columns.json")).toString(),
    );
    expect(manifest.files.map(({ key }: { key: string }) => key)).to.deep.equal([
      outputOf("columns", 0, "parquet"),
      outputOf("columns", 1, "parquet"),
    ]);
    expect(await rowsOf(outputOf("columns", 0, "parquet"))).to.deep.equal([{ id: 1n }, { id: 2n }]);
  });
});
