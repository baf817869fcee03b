import { gunzipSync, zstdDecompressSync } from "node:zlib";
import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import { expect } from "chai";
import { compile } from "../../../lambdas/data-transform/compile";
import { transformObject } from "../../../lambdas/data-transform/transform-object";
import type { Specification } from "../../../lambdas/datasets/specification-types";
import { headObject } from "../../../layer/src/s3";
import { type FaultyClient, startFaultyClient } from "../../support/s3/faulty-s3";
import type { Fault, FaultRule, S3Request } from "../../support/s3/s3-faults";

const SPECIFICATION: Specification = {
  version: 3,
  maxRejectShare: 0.25,
  fields: { id: { type: "integer", required: true, filter: { min: 1 } } },
};
const transform = compile(SPECIFICATION);
const LIMITS = { maxContentBytes: 1_000_000, maxPartBytes: 100, maxRejectBytes: 10_000 };
const KEY = "raw/häus/a b.ndjson";
// 30 records, 1 of them left out and 2 wrong.
const LINES = [...Array(28).keys()].map((id) => `{"id":${id}}`).concat("no json", '{"id":"x"}');
const CONTENT = LINES.join("\n");
const WRITTEN = [...Array(27).keys()].map((id) => `{"id":${id + 1}}\n`).join("");

describe("transformObject", () => {
  let client: FaultyClient;
  let eTag: string;

  before(async () => {
    client = await startFaultyClient(["ingestion"]);
  });
  after(() => client.stop());

  const run = (
    signal = new AbortController().signal,
    tag = eTag,
    limits = LIMITS,
    key = KEY,
    compiled = transform,
  ) => {
    const source = { bucket: "ingestion", key, eTag: tag };
    const job = { s3: client.s3, source, transform: compiled, limits, firstWaitMs: 1 };
    return transformObject({ ...job, signal });
  };
  const inject = (when: FaultRule["when"], fault: Fault, times = 1) =>
    client.faults.inject({ when, fault, times });
  const isRead = ({ method, key }: S3Request) => method === "GET" && key === KEY;
  const isWrite = ({ method }: S3Request) => method === "PUT";
  const errorOf = async (work: Promise<unknown>) =>
    work.then(
      () => "no error",
      (error: Error) => error.message,
    );
  const cant = (why: string, key = KEY, tag = eTag) =>
    `can't transform s3://ingestion/${key} (version ${tag}): ${why}`;

  /** Content that no earlier test has seen, so that nothing of it is there. */
  let round = 0;
  beforeEach(async () => {
    client.faults.reset();
    round += 1;
    ({ eTag } = await client.put("ingestion", KEY, `${CONTENT}${"\n".repeat(round)}`));
    client.faults.reset();
  });

  it("refuses a key whose results would have keys too long for S3, before it reads anything", async () => {
    const key = `raw/${"k".repeat(1_000)}`;
    expect(await errorOf(run(undefined, "1", LIMITS, key))).to.match(
      /: the key processed\/k+\/[0-9a-f]{16}\/manifest\.json would have 1041 bytes, but S3 allows 1024: shorten the source's key$/,
    );
    const outputOnly = `raw/${"k".repeat(973)}`;
    expect(await errorOf(run(undefined, "1", LIMITS, outputOnly))).to.match(
      /: the key dt=1970-01-01\/k+-[0-9a-f]{16}-part-00000\.ndjson\.gz would have 1025 bytes/,
    );
    expect(client.faults.requests).to.deep.equal([]);
  });

  const expectWhole = async ({ manifestKey, manifest }: Awaited<ReturnType<typeof run>>) => {
    expect(manifest.counts).to.deep.equal({ read: 30, written: 27, rejected: 3 });
    expect(manifest.parts).to.have.length(3);
    const texts = await Promise.all(
      manifest.parts.map(async ({ key }) => gunzipSync(await client.read("ingestion", key))),
    );
    expect(texts.join("")).to.equal(WRITTEN);
    const stored = await client.read("ingestion", manifestKey);
    expect(JSON.parse(stored.toString())).to.deep.equal(manifest);
  };

  it("writes parts with what is in them, rejects, and the manifest last of all", async () => {
    const result = await run();
    await expectWhole(result);
    const { manifestKey, manifest, isRepeat } = result;
    expect(isRepeat).to.equal(false);
    const workId = manifestKey.split("/").at(-2);
    expect(manifestKey).to.equal(`processed/häus/a b.ndjson/${workId}/manifest.json`);
    expect(manifest.specification).to.deep.equal({ hash: transform.hash, version: 3 });
    const { lastModified, ...source } = manifest.source;
    const bytes = CONTENT.length + round;
    expect(source).to.deep.equal({ bucket: "ingestion", key: KEY, eTag, bytes });
    expect(manifest.rejects).to.deep.equal({
      key: `rejects/häus/a b.ndjson/${workId}.ndjson.gz`,
      records: 3,
    });
    const [part] = manifest.parts;
    const place = { bucket: "ingestion", key: part?.key ?? "" };
    const head = await headObject(client.s3, place, new AbortController().signal);
    expect(head?.metadata).to.deep.equal({
      stage: "processed",
      records: String(part?.records),
      bytes: String(part?.bytes),
      sha256: part?.sha256,
      "source-version": eTag,
      "source-last-modified": lastModified,
      "specification-hash": transform.hash,
      "specification-version": "3",
    });
    const writes = client.faults.requests.filter(isWrite).map(({ key }) => key);
    expect(writes).to.have.length(5);
    expect(writes.at(-1)).to.equal(manifestKey);
  });

  it("writes parts in zstd where the specification says so, and rejects in gzip", async () => {
    const inZstd = compile({ ...SPECIFICATION, compression: "zstd" });
    const { manifest } = await run(undefined, eTag, LIMITS, KEY, inZstd);

    const keys = manifest.parts.map(({ key }) => key.split("/").at(-1));
    expect(keys).to.deep.equal([0, 1, 2].map((part) => `part-0000${part}.ndjson.zst`));
    const texts = await Promise.all(
      manifest.parts.map(async ({ key }) =>
        zstdDecompressSync(await client.read("ingestion", key)),
      ),
    );
    expect(texts.join("")).to.equal(WRITTEN);
    const rejects = await client.read("ingestion", manifest.rejects?.key ?? "");
    expect(gunzipSync(rejects).toString().split("\n")).to.have.length(4);
  });

  it("finds what an earlier invocation has done, and writes nothing", async () => {
    const first = await run();
    client.faults.reset();
    expect(await run()).to.deep.equal({ ...first, isRepeat: true });
    expect(client.faults.requests.map(({ method }) => method)).to.deep.equal(["GET", "GET"]);
  });

  it("does the same work once in effect, where an event comes twice at the same time", async () => {
    const results = await Promise.all([run(), run(), run()]);
    for (const result of results) await expectWhole(result);
    expect(new Set(results.map(({ manifest }) => JSON.stringify(manifest)))).to.have.length(1);
  });

  const onHang: FaultyClient["passIdleTime"] = (connection) => client.passIdleTime(connection);
  const passing: readonly (readonly [string, FaultRule["when"], Fault])[] = [
    ["a server error at the read", isRead, { kind: "status", status: 500, code: "InternalError" }],
    [
      "a request to slow down at the read",
      isRead,
      { kind: "status", status: 503, code: "SlowDown" },
    ],
    ["a reset in the body of the read", isRead, { kind: "reset", afterBytes: 50 }],
    ["a body of the read that is cut short", isRead, { kind: "truncate", afterBytes: 50 }],
    ["a body of the read that stalls", isRead, { kind: "hang", afterBytes: 50, onHang }],
    ["a server error at a write", isWrite, { kind: "status", status: 500, code: "InternalError" }],
    [
      "a request to slow down at a write",
      isWrite,
      { kind: "status", status: 503, code: "SlowDown" },
    ],
    [
      "a conflict at a write",
      isWrite,
      { kind: "status", status: 409, code: "ConditionalRequestConflict" },
    ],
    ["a reset at a write", isWrite, { kind: "reset" }],
    ["a write without an answer", isWrite, { kind: "hang", onHang }],
    ["a write whose answer is lost", isWrite, { kind: "lose-answer" }],
  ];
  for (const [name, when, fault] of passing) {
    it(`makes the whole result in spite of ${name}`, async () => {
      inject(when, fault, 2);
      await expectWhole(await run());
    });
  }

  for (let write = 0; write < 5; write += 1) {
    it(`completes, in a second try, what broke off at write ${write + 1} of 5`, async () => {
      let count = 0;
      const isThat = (request: S3Request) => isWrite(request) && count++ >= write;
      inject(isThat, { kind: "status", status: 403, code: "AccessDenied" }, 99);
      expect(await errorOf(run())).to.match(/access denied/);
      client.faults.reset();
      await expectWhole(await run());
    });
  }

  it("replaces what stands in the place of a part and is none", async () => {
    const { manifestKey, manifest } = await run();
    const [part] = manifest.parts;
    await client.put("ingestion", part?.key ?? "", "foreign");
    await client.s3.send(new DeleteObjectCommand({ Bucket: "ingestion", Key: manifestKey }));
    await expectWhole(await run());
  });

  it("refuses an object that was replaced since its event", async () => {
    expect(await errorOf(run(undefined, "0123"))).to.equal(
      cant(
        `can't read s3://ingestion/${KEY}: its content has changed: the object was replaced in the meantime (412 PreconditionFailed)`,
        KEY,
        "0123",
      ),
    );
  });

  it("mixes no two contents, where the object is replaced while it is read", async () => {
    inject(isRead, { kind: "truncate", afterBytes: 50 });
    inject(isRead, { kind: "meanwhile", run: () => client.put("ingestion", KEY, "newer") });
    expect(await errorOf(run())).to.match(/the object was replaced in the meantime/);
    expect(client.faults.requests.filter(isWrite).map(({ key }) => key)).to.deep.equal([KEY]);
  });

  it("does its work where a read of what is missing is not allowed", async () => {
    const isManifest = ({ method, key }: S3Request) =>
      method === "GET" && key.startsWith("processed/");
    inject(isManifest, { kind: "status", status: 403, code: "AccessDenied" }, 99);
    const result = await run();
    client.faults.reset();
    await expectWhole(result);
  });

  it("says what is not allowed", async () => {
    inject(isRead, { kind: "status", status: 403, code: "AccessDenied" }, 99);
    expect(await errorOf(run())).to.equal(
      cant(
        `can't read s3://ingestion/${KEY}: access denied: the execution role must allow it, and so must the object's KMS key if it has one (403 AccessDenied)`,
      ),
    );
  });

  it("stops in time, with no manifest, where S3 no longer answers", async () => {
    const stop = new AbortController();
    const onHang = () => stop.abort(new Error("stopped 2 s before the function's timeout"));
    inject(isWrite, { kind: "hang", onHang }, 99);
    expect(await errorOf(run(stop.signal))).to.equal(
      cant("stopped 2 s before the function's timeout"),
    );
  });

  it("refuses an object beyond the limit before it reads it", async () => {
    expect(await errorOf(run(undefined, eTag, { ...LIMITS, maxContentBytes: 10 }))).to.equal(
      cant(
        `it has ${CONTENT.length + round} bytes, more than the 10 that fit the function's timeout: split it`,
      ),
    );
  });

  it("fails an object with too many invalid records, with their reasons and no part", async () => {
    const key = "raw/bad.ndjson";
    const { eTag: tag } = await client.put(
      "ingestion",
      key,
      '{"id":1}\nno\n{"id":2}\n{"id":3}\nno',
    );
    client.faults.reset();
    const message = await errorOf(run(undefined, tag, LIMITS, key));
    const writes = client.faults.requests.filter(isWrite).map((request) => request.key);
    expect(writes).to.have.length(1);
    expect(message).to.equal(
      cant(
        `2 of 5 records are invalid, more than the share of 0.25 that the specification allows: see s3://ingestion/${writes[0]}`,
        key,
        tag,
      ),
    );
    expect(gunzipSync(await client.read("ingestion", writes[0] ?? "")).toString()).to.equal(
      '{"line":2,"reason":"not JSON","text":"no"}\n{"line":5,"reason":"not JSON","text":"no"}\n',
    );
  });

  it("stops where the rejects have no end", async () => {
    expect(await errorOf(run(undefined, eTag, { ...LIMITS, maxRejectBytes: 10 }))).to.equal(
      cant("the rejects take more than 10 bytes: 2 invalid and 1 left out of the first 30 records"),
    );
  });

  it("makes a manifest and nothing else of an empty object", async () => {
    const key = "raw/empty.csv.gz";
    const { eTag: tag } = await client.put("ingestion", key, "");
    client.faults.reset();
    const { manifest } = await run(undefined, tag, LIMITS, key);
    expect(manifest.counts).to.deep.equal({ read: 0, written: 0, rejected: 0 });
    expect(manifest.parts).to.deep.equal([]);
    expect(client.faults.requests.filter(isWrite)).to.have.length(1);
  });
});
