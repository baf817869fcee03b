import { expect } from "chai";
import fc from "fast-check";
import { lineBlocks, NOT_UTF8 } from "../../../lambdas/data-transform/line-blocks";
import { cuts, streamOf } from "./chunks";

async function collect(chunks: readonly Buffer[], maxLineBytes = 1024, minBlockBytes = 1) {
  let text = "";
  for await (const block of lineBlocks(streamOf(chunks), { maxLineBytes, minBlockBytes })) {
    expect(block.firstLine).to.equal(text.split("\n").length);
    text += block.text;
  }
  return text;
}

const messageOf = async (work: Promise<unknown>) =>
  work.then(
    (value) => value,
    (error: Error) => error.message,
  );

describe("lineBlocks", () => {
  it("gives back any text, wherever it is cut", async () => {
    const inputs = fc
      .string({ unit: fc.constantFrom("a", "\n", "\r", "€", "\u{1f600}", '"'), maxLength: 200 })
      .chain((text) => fc.tuple(fc.constant(text), cuts(Buffer.from(text))));
    await fc.assert(
      fc.asyncProperty(inputs, async ([text, chunks]) => {
        expect(await collect(chunks)).to.equal(text);
      }),
    );
  });

  it("gives the same text of any bytes, wherever they are cut", async () => {
    const bytes = fc.array(fc.constantFrom(0x61, 0x0a, 0xe2, 0x82, 0xac, 0xff), { maxLength: 60 });
    const inputs = bytes
      .map((each) => Buffer.from(each))
      .chain((each) => fc.tuple(fc.constant(each), cuts(each)));
    await fc.assert(
      fc.asyncProperty(inputs, async ([whole, chunks]) => {
        expect(await collect(chunks)).to.equal(await collect([whole], 1024, 1024));
      }),
    );
  });

  it("meets the limit of a line at the same line, wherever it is cut", async () => {
    const inputs = fc
      .string({ unit: fc.constantFrom("a", "\n"), maxLength: 60 })
      .chain((text) => fc.tuple(fc.constant(text), cuts(Buffer.from(text))));
    await fc.assert(
      fc.asyncProperty(inputs, async ([text, chunks]) => {
        const long = text.split("\n").findIndex((line) => line.length > 3) + 1;
        expect(await messageOf(collect(chunks, 3))).to.equal(
          long === 0 ? text : `line ${long} is longer than 3 bytes`,
        );
      }),
    );
  });

  it("refuses a line that has no end instead of filling the memory", async () => {
    let given = 0;
    const endless = (async function* () {
      for (;;) {
        given += 1;
        yield Buffer.alloc(64 * 1024, "x");
      }
    })();
    const read = (async () => {
      for await (const _ of lineBlocks(endless)) expect.fail("there is no line");
    })();
    expect(await messageOf(read)).to.equal("line 1 is longer than 1048576 bytes");
    expect(given).to.equal(17);
  });

  it("marks the lines that are no UTF-8, and only these", async () => {
    const text = Buffer.concat([Buffer.from("a\n"), Buffer.from([0xff]), Buffer.from("\n€\n")]);
    expect(await collect([text])).to.equal(`a\n\u00ff${NOT_UTF8}\n€\n`);
  });

  it("leaves a byte order mark out, at the very beginning only", async () => {
    expect(await collect([Buffer.from("\ufeffa\n\ufeffb")])).to.equal("a\n\ufeffb");
  });
});
