import { Readable } from "node:stream";
import { expect } from "chai";
import { judgeLine, resultKeys, toBatches } from "../../../lambdas/data-transform/transform";

describe("resultKeys", () => {
  it("derives every key from the raw key and its version", () => {
    expect(resultKeys("raw/host/a b.ndjson", "v1")).to.deep.equal({
      processed: "processed/host/a b.ndjson/v1/part-00000.ndjson.gz",
      rejects: "rejects/host/a b.ndjson/v1.ndjson.gz",
    });
  });
});

describe("judgeLine", () => {
  const rows = [
    { line: '{ "a": 1 }', expected: { record: '{"a":1}' } },
    { line: "{}", expected: { record: "{}" } },
    { line: "[1]", expected: { reason: "not a JSON object" } },
    { line: "null", expected: { reason: "not a JSON object" } },
    { line: '"text"', expected: { reason: "not a JSON object" } },
    { line: "{", expected: { reason: "not JSON" } },
  ];
  for (const { line, expected } of rows) {
    it(`judges ${line}`, () => expect(judgeLine(line)).to.deep.equal(expected));
  }
});

describe("toBatches", () => {
  const collect = async (chunks: readonly Buffer[]) => {
    const total = { accepted: "", rejected: "", acceptedCount: 0, rejectedCount: 0 };
    for await (const batch of toBatches(Readable.from(chunks))) {
      total.accepted += batch.accepted;
      total.rejected += batch.rejected;
      total.acceptedCount += batch.acceptedCount;
      total.rejectedCount += batch.rejectedCount;
    }
    return total;
  };

  const euro = Buffer.from('{"a":"€"}\r\nno\n\n{"b":2}');
  const expected = {
    accepted: '{"a":"€"}\n{"b":2}\n',
    rejected: '{"line":2,"reason":"not JSON","text":"no"}\n',
    acceptedCount: 2,
    rejectedCount: 1,
  };

  it("gives the same records wherever the input is cut, inside a character too", async () => {
    for (let cut = 0; cut <= euro.length; cut += 1) {
      const chunks = [euro.subarray(0, cut), euro.subarray(cut)];
      expect(await collect(chunks), `cut at byte ${cut}`).to.deep.equal(expected);
    }
  });

  it("gives nothing for an empty object", async () => {
    expect(await collect([])).to.deep.equal({
      accepted: "",
      rejected: "",
      acceptedCount: 0,
      rejectedCount: 0,
    });
  });

  it("refuses a line that has no end, naming it, instead of filling the memory", async () => {
    const endless = [Buffer.from("{}\n"), Buffer.alloc(1024 * 1024 + 1, "x")];
    const error = await collect(endless).catch((reason: unknown) => reason);
    expect(error).to.have.property("message", "line 2 is longer than 1048576 characters");
  });

  it("accepts an unfinished line of just the limit", async () => {
    expect(await collect([Buffer.alloc(1024 * 1024, "x")])).to.include({ rejectedCount: 1 });
  });
});
