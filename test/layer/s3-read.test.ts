import { buffer } from "node:stream/consumers";
import { setImmediate } from "node:timers/promises";
import { expect } from "chai";
import { createS3Client } from "../../layer/src/s3";
import { openObject, readText } from "../../layer/src/s3-read";
import { type FaultyClient, LIMITS, startFaultyClient } from "../support/s3/faulty-s3";
import type { Fault } from "../support/s3/s3-faults";

const CONTENT = Buffer.alloc(300_000, "0123456789");
const OBJECT = { bucket: "data", key: "raw/a b+ü.ndjson" };

describe("openObject", () => {
  let client: FaultyClient;
  const never = new AbortController().signal;

  before(async () => {
    client = await startFaultyClient(["data"]);
  });
  after(() => client.stop());
  beforeEach(async () => {
    client.faults.reset();
    await client.put("data", OBJECT.key, CONTENT);
  });

  const fail = (fault: Fault, times: number) =>
    client.faults.inject({ when: ({ method }) => method === "GET", fault, times });
  const readAll = async () => buffer((await openObject(client.s3, OBJECT, never, 1)).body);
  const errorOf = async (work: Promise<unknown>) =>
    (
      await work.then(
        () => undefined,
        (error: Error) => error,
      )
    )?.message;

  const onHang: FaultyClient["passIdleTime"] = (connection) => client.passIdleTime(connection);
  const passing: readonly (readonly [string, Fault])[] = [
    ["a server error", { kind: "status", status: 500, code: "InternalError" }],
    ["a request to slow down", { kind: "status", status: 503, code: "SlowDown" }],
    ["a connection reset before the answer", { kind: "reset" }],
    ["an answer that does not come", { kind: "hang", onHang }],
    ["a reset in mid-body", { kind: "reset", afterBytes: 100_000 }],
    ["a body cut short", { kind: "truncate", afterBytes: 100_000 }],
    ["a body that stalls", { kind: "hang", afterBytes: 100_000, onHang }],
  ];
  for (const [name, fault] of passing) {
    it(`reads the whole content despite ${name}, twice`, async () => {
      fail(fault, 2);
      expect((await readAll()).equals(CONTENT)).to.equal(true);
    });
  }

  it("gives up on a response that exceeds the request timeout", async () => {
    fail({ kind: "hang" }, 1);
    const s3 = createS3Client({ ...LIMITS, attempts: 1, requestMs: 50 });
    expect(await errorOf(openObject(s3, OBJECT, never))).to.match(/exceeded the configured 50 ms/);
    s3.destroy();
  });

  it("requests only the missing bytes, and only of the same content", async () => {
    fail({ kind: "truncate", afterBytes: 100_000 }, 1);
    await readAll();
    const [first, second] = client.faults.requests.filter(({ method }) => method === "GET");
    expect(first?.headers.range).to.equal(undefined);
    expect(second?.headers.range).to.match(/^bytes=[1-9]\d*-$/);
    expect(second?.headers["if-match"]).to.match(/^"[0-9a-f]{32}"$/);
  });

  it("does not resume with other content", async () => {
    fail({ kind: "truncate", afterBytes: 100_000 }, 1);
    fail({ kind: "meanwhile", run: () => client.put("data", OBJECT.key, "newer") }, 1);
    expect(await errorOf(readAll())).to.equal(
      "can't read s3://data/raw/a b+ü.ndjson: its content has changed: the object was replaced in the meantime (412 PreconditionFailed)",
    );
  });

  it("gives up on a body that is interrupted repeatedly", async () => {
    fail({ kind: "truncate", afterBytes: 10 }, 5);
    expect(await errorOf(readAll())).to.match(/^can't read s3:\/\/data\/raw\/a b\+ü\.ndjson: /);
    expect(client.faults.requests.filter(({ method }) => method === "GET")).to.have.length(5);
  });

  const gets = () => client.faults.requests.filter(({ method }) => method === "GET");

  for (const [where, atByte] of [
    ["first", 0],
    ["middle", 150_000],
    ["last", CONTENT.length - 1],
  ] as const) {
    it(`rejects a body with a corrupt ${where} byte, without another request`, async () => {
      fail({ kind: "flip", atByte }, 1);
      expect(await errorOf(readAll())).to.match(
        /^can't read s3:\/\/data\/raw\/a b\+ü\.ndjson: its content is corrupt: its checksum does not match \(Checksum mismatch: .+\)$/,
      );
      expect(gets()).to.have.length(1);
      expect((await readAll()).equals(CONTENT)).to.equal(true);
    });
  }

  it("rejects a body whose resumed part is corrupt", async () => {
    fail({ kind: "truncate", afterBytes: 100_000 }, 1);
    fail({ kind: "flip", atByte: 50_000 }, 1);
    expect(await errorOf(readAll())).to.match(
      /its content is corrupt: its checksum does not match \(CRC32 \S+ instead of \S+\)$/,
    );
  });

  it("rejects an error with status 200", async () => {
    fail({ kind: "error-document", code: "InternalError" }, 1);
    expect(await errorOf(readAll())).to.equal(
      `can't read s3://data/${OBJECT.key}: the response is not an object: it has no ETag`,
    );
  });

  it("reads the whole content of a body that was interrupted before it was read", async () => {
    fail({ kind: "reset", afterBytes: 100_000 }, 1);
    const { body } = await openObject(client.s3, OBJECT, never, 1);
    while (client.faults.calls.every(({ method }) => method !== "GET")) await setImmediate();
    await setImmediate();
    expect((await buffer(body)).equals(CONTENT)).to.equal(true);
  });

  it("ends with the signal's reason while the body stalls", async () => {
    fail({ kind: "hang", afterBytes: 10 }, 5);
    const stop = new AbortController();
    const { body } = await openObject(client.s3, OBJECT, stop.signal);
    const reading = errorOf(buffer(body));
    stop.abort(new Error("time is up"));
    expect(await reading).to.equal("time is up");
  });

  const refused: readonly (readonly [number, string, string])[] = [
    [
      403,
      "AccessDenied",
      "access denied: the execution role must allow it, and so must the object's KMS key if it has one (403 AccessDenied)",
    ],
    [404, "NoSuchKey", "there is no such object or version (404 NoSuchKey)"],
    [503, "SlowDown", "S3 throttled every attempt (503 SlowDown)"],
  ];
  for (const [status, code, message] of refused) {
    it(`explains a permanent ${code}`, async () => {
      fail({ kind: "status", status, code }, 9);
      expect(await errorOf(readAll())).to.equal(`can't read s3://data/${OBJECT.key}: ${message}`);
    });
  }

  it("reads an empty object", async () => {
    await client.put("data", OBJECT.key, "");
    expect(await readAll()).to.have.length(0);
  });
});

describe("readText", () => {
  let client: FaultyClient;
  const signal = new AbortController().signal;

  before(async () => {
    client = await startFaultyClient(["data"]);
  });
  after(() => client.stop());

  it("returns the text and its eTag", async () => {
    const { eTag } = await client.put("data", "a.json", "{}");
    const read = await readText(
      client.s3,
      { bucket: "data", key: "a.json" },
      { maxBytes: 2, signal },
    );
    expect(read).to.deep.equal({ text: "{}", eTag });
  });

  it("returns undefined if the object does not exist", async () => {
    const read = await readText(
      client.s3,
      { bucket: "data", key: "none" },
      { maxBytes: 2, signal },
    );
    expect(read).to.equal(undefined);
  });

  it("rejects an object above the maximum size", async () => {
    await client.put("data", "big.json", "[1]");
    const error = await readText(
      client.s3,
      { bucket: "data", key: "big.json" },
      { maxBytes: 2, signal },
    ).catch((reason: unknown) => reason);
    expect(error).to.have.property("message", "s3://data/big.json has 3 bytes: expected at most 2");
  });
});
