import { expect } from "chai";
import { listKeys, objectExists } from "../../layer/src/s3-list";
import { removeObject } from "../../layer/src/s3-remove";
import { type FaultyClient, startFaultyClient } from "../support/s3/faulty-s3";
import type { Fault } from "../support/s3/s3-faults";

const NEVER = new AbortController().signal;
const KEYS = ["a/1", "a/2"];

describe("lists and removals", () => {
  let client: FaultyClient;

  before(async () => {
    client = await startFaultyClient(["data"]);
  });
  after(() => client.stop());
  beforeEach(async () => {
    for (const key of KEYS) await client.put("data", key, "");
    client.faults.reset();
  });

  const fail = (fault: Fault) => client.faults.inject({ when: () => true, fault, times: 1 });
  const change = (from: string | RegExp, to: string) =>
    fail({
      kind: "change-body",
      change: (body) => Buffer.from(body.toString().replace(from, to)),
    });
  const list = () => listKeys(client.s3, { bucket: "data", prefix: "a/" }, NEVER);
  const exists = (key: string) => objectExists(client.s3, { bucket: "data", key }, NEVER);
  const errorOf = (work: Promise<unknown>) =>
    work.then(
      () => "no error",
      (error: Error) => error.message,
    );

  it("find the keys under a prefix and whether an object exists", async () => {
    expect(await list()).to.deep.equal(KEYS);
    expect([await exists("a/1"), await exists("a/")]).to.deep.equal([true, false]);
  });

  const wrong: readonly (readonly [string, string | RegExp, string, string])[] = [
    ["lacks a key", /<Contents><Key>a.2.*<.Contents>/s, "", "it has 1 of 2 keys"],
    ["goes on nowhere", ">false<", ">true<", "it has no NextContinuationToken"],
    ["has a key of another prefix", "<Key>a/2", "<Key>c/2", "it has the key c/2"],
    ["has a key twice", "<Key>a/2", "<Key>a/1", "it has the key a/1 twice"],
  ];
  for (const [title, from, to, why] of wrong) {
    it(`reject a list that ${title}`, async () => {
      change(from, to);
      expect(await errorOf(list())).to.equal(
        `can't list s3://data/a/*: the response is not a complete list: ${why}`,
      );
    });
  }

  it("do not treat an error with status 200 as an empty list", async () => {
    fail({ kind: "error-document", code: "InternalError", tail: "\n" });
    expect(await errorOf(exists("a/1"))).to.equal(
      "can't list s3://data/a/1*: the response is not a complete list: it has no IsTruncated",
    );
  });

  it("remove an object, and do not treat an error with status 200 as success", async () => {
    const object = { bucket: "data", key: "a/1" };
    fail({ kind: "error-document", code: "InternalError", tail: "\n" });
    expect(await errorOf(removeObject(client.s3, object, NEVER))).to.equal(
      "can't remove s3://data/a/1: the response does not confirm it: its status is 200, not 204",
    );
    await removeObject(client.s3, object, NEVER);
    expect(await list()).to.deep.equal(["a/2"]);
  });
});
