import { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { expect } from "chai";
import { headObject } from "../../layer/src/s3";
import { putObject, type WriteCondition, writeObject } from "../../layer/src/s3-write";
import { type FaultyClient, startFaultyClient } from "../support/s3/faulty-s3";
import type { Fault } from "../support/s3/s3-faults";

const CONTENT = Buffer.alloc(1_000_000, "abcdefghij");
// Two parts of an upload.
const BIG = Buffer.alloc(9 * 1024 * 1024, "abcdefghij");
const KEY = "processed/a";

describe("writing to S3", () => {
  let client: FaultyClient;
  const never = new AbortController().signal;

  before(async () => {
    client = await startFaultyClient(["data"]);
  });
  after(() => client.stop());

  const fail = (method: string, fault: Fault, times: number) =>
    client.faults.inject({ when: (request) => request.method === method, fault, times });
  const errorOf = async (work: Promise<unknown>) =>
    (
      await work.then(
        () => undefined,
        (error: Error) => error,
      )
    )?.message;
  const remove = () => client.put("data", KEY, "");

  const put = (body = CONTENT, condition?: WriteCondition, signal = never, key = KEY) => {
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32BE(crc32(body));
    return putObject(
      client.s3,
      {
        bucket: "data",
        key,
        metadata: { records: "1" },
        bytes: body.length,
        checksumCrc32: checksum.toString("base64"),
        openBody: () => Readable.from([body.subarray(0, 1_000), body.subarray(1_000)]),
        ...(condition !== undefined && { condition }),
      },
      signal,
      1,
    );
  };

  describe("putObject", () => {
    beforeEach(async () => {
      client.faults.reset();
      await remove();
    });

    it("writes content and metadata", async () => {
      expect(await put()).to.equal("written");
      expect((await client.read("data", KEY)).equals(CONTENT)).to.equal(true);
      const head = await headObject(client.s3, { bucket: "data", key: KEY }, never);
      expect(head?.metadata).to.deep.equal({ records: "1" });
    });

    const onHang: FaultyClient["passIdleTime"] = (connection) => client.passIdleTime(connection);
    const passing: readonly (readonly [string, Fault])[] = [
      ["a server error", { kind: "status", status: 500, code: "InternalError" }],
      ["a request to slow down", { kind: "status", status: 503, code: "SlowDown" }],
      [
        "the conflict with another write",
        { kind: "status", status: 409, code: "ConditionalRequestConflict" },
      ],
      [
        "an error with the status 200",
        { kind: "error-document", code: "InternalError", tail: "\n" },
      ],
      ["a reset connection", { kind: "reset" }],
      ["an answer that does not come", { kind: "hang", onHang }],
      ["an answer that was lost", { kind: "lose-answer" }],
    ];
    for (const [name, fault] of passing) {
      it(`writes the whole content despite ${name}`, async () => {
        fail("PUT", fault, 1);
        expect(await put()).to.equal("written");
        expect((await client.read("data", KEY)).equals(CONTENT)).to.equal(true);
      });
    }

    it("writes a multipart upload despite an error with status 200 at its start", async () => {
      client.faults.inject({
        when: ({ method, query }) => method === "POST" && query.has("uploads"),
        fault: { kind: "error-document", code: "InternalError", tail: "\n" },
        times: 1,
      });
      expect(await put(BIG, { absent: true }, never, "large")).to.equal("written");
      expect((await client.read("data", "large")).equals(BIG)).to.equal(true);
    });

    it("writes a multipart upload despite a conflict at its end", async () => {
      client.faults.inject({
        when: ({ method, query }) => method === "POST" && query.has("uploadId"),
        fault: { kind: "status", status: 409, code: "ConditionalRequestConflict" },
        times: 1,
      });
      expect(await put(BIG, { absent: true }, never, "big")).to.equal("written");
      expect((await client.read("data", "big")).equals(BIG)).to.equal(true);
      expect(await put(BIG, { absent: true }, never, "big")).to.equal("refused");
    });

    const ends: readonly (readonly [string, Fault])[] = [
      ["the answer at its end was lost", { kind: "lose-answer" }],
      ["it is gone at its end", { kind: "status", status: 404, code: "NoSuchUpload" }],
    ];
    for (const [name, fault] of ends) {
      it(`restarts an upload if ${name}`, async () => {
        client.faults.inject({
          when: ({ method, query }) => method === "POST" && query.has("uploadId"),
          fault,
          times: 1,
        });
        expect(await put(BIG)).to.equal("written");
        expect((await client.read("data", KEY)).equals(BIG)).to.equal(true);
      });
    }

    it("gives up with the last error, naming the object", async () => {
      fail("PUT", { kind: "status", status: 503, code: "SlowDown" }, 99);
      expect(await errorOf(put())).to.equal(
        "can't write s3://data/processed/a: S3 throttled every attempt (503 SlowDown)",
      );
    });

    it("does not retry a denied request", async () => {
      fail("PUT", { kind: "status", status: 403, code: "AccessDenied" }, 99);
      expect(await errorOf(put())).to.equal(
        "can't write s3://data/processed/a: access denied: the execution role must allow it, and so must the object's KMS key if it has one (403 AccessDenied)",
      );
      expect(client.faults.requests.filter(({ method }) => method === "PUT")).to.have.length(2);
    });

    it("rejects with the signal's reason while no response arrives", async () => {
      const stop = new AbortController();
      fail("PUT", { kind: "hang", onHang: () => stop.abort(new Error("time is up")) }, 99);
      expect(await errorOf(put(CONTENT, undefined, stop.signal))).to.equal("time is up");
    });

    it("keeps an existing object if it may only write a new one", async () => {
      expect(await put(Buffer.from("other"), { absent: true })).to.equal("refused");
      expect(await client.read("data", KEY)).to.have.length(0);
    });

    it("writes a new object if there is none", async () => {
      expect(await put(CONTENT, { absent: true }, never, "fresh")).to.equal("written");
    });

    it("replaces only the expected content", async () => {
      const { eTag } = await client.put("data", KEY, "old");
      expect(await put(Buffer.from("new"), { unchanged: eTag })).to.equal("written");
      expect(await put(Buffer.from("newer"), { unchanged: eTag })).to.equal("refused");
      expect((await client.read("data", KEY)).toString()).to.equal("new");
    });
  });

  describe("writeObject", () => {
    beforeEach(async () => {
      client.faults.reset();
      await remove();
    });

    const write = (body: Readable, condition?: WriteCondition, signal = never) =>
      writeObject(
        client.s3,
        { bucket: "data", key: KEY, metadata: {}, body, ...(condition && { condition }) },
        signal,
      );

    it("streams a body of unknown length", async () => {
      expect(await write(Readable.from([BIG]))).to.equal("written");
      expect((await client.read("data", KEY)).equals(BIG)).to.equal(true);
    });

    it("rejects with the error of the body and leaves neither object nor parts", async () => {
      const broken = Readable.from(
        (async function* () {
          yield BIG;
          throw new Error("the source broke off");
        })(),
      );
      expect(await errorOf(write(broken))).to.equal(
        "can't write s3://data/processed/a: the source broke off",
      );
      expect(client.faults.requests.at(-1)).to.include({ method: "DELETE" });
      expect(await client.read("data", KEY)).to.have.length(0);
    });

    it("rejects with the signal's reason although S3 no longer responds", async () => {
      const stop = new AbortController();
      fail("PUT", { kind: "hang", onHang: () => stop.abort(new Error("time is up")) }, 99);
      expect(await errorOf(write(Readable.from([BIG]), undefined, stop.signal))).to.equal(
        "time is up",
      );
    });

    it("rejects with the signal's reason", async () => {
      const stop = new AbortController();
      stop.abort(new Error("time is up"));
      expect(await errorOf(write(Readable.from([BIG]), undefined, stop.signal))).to.equal(
        "time is up",
      );
    });

    for (const [size, body] of [
      ["small", Buffer.from("other")],
      ["big", BIG],
    ] as const) {
      it(`keeps an existing object if it may only write a new one, a ${size} one`, async () => {
        expect(await write(Readable.from([body]), { absent: true })).to.equal("refused");
        expect(await client.read("data", KEY)).to.have.length(0);
      });
    }
  });
});
