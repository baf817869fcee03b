import { expect } from "chai";
import fc from "fast-check";
import { type LongLine, lineBlocks, NOT_UTF8 } from "../../../lambdas/data-transform/line-blocks";
import { cuts, streamOf } from "./chunks";

async function collect(chunks: readonly Buffer[], maxLineBytes = 1024, minBlockBytes = 1) {
  let text = "";
  for await (const block of lineBlocks(streamOf(chunks), { maxLineBytes, minBlockBytes })) {
    expect(block.firstLine).to.equal(text.split("\n").length);
    text += block.text;
  }
  return text;
}

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

  it("passes over lines that are too long and tells of each, wherever it is cut", async () => {
    const inputs = fc
      .string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 60 })
      .chain((text) => fc.tuple(fc.constant(text), cuts(Buffer.from(text))));
    await fc.assert(
      fc.asyncProperty(inputs, async ([text, chunks]) => {
        const lines = text.split("\n");
        const expected = lines.flatMap((content, index) =>
          content.length > 3 ? [{ line: index + 1, bytes: content.length, start: content }] : [],
        );
        const found: LongLine[] = [];
        let rest = "";
        const options = { maxLineBytes: 3, minBlockBytes: 1 };
        for await (const { text, longLine } of lineBlocks(streamOf(chunks), options)) {
          rest += text;
          if (longLine !== undefined) found.push({ ...longLine, start: "" });
        }
        expect(found).to.deep.equal(expected.map((each) => ({ ...each, start: "" })));
        const short = text.split(/(?<=\n)/).filter((each) => each.trimEnd().length <= 3);
        expect(rest).to.equal(short.join(""));
      }),
    );
  });

  it("holds no more of a line without an end than the limit", async () => {
    let given = 0;
    const chunks = (async function* () {
      for (given = 0; given < 1_000; given += 1) yield Buffer.alloc(64 * 1024, "x");
    })();
    const blocks = [];
    for await (const block of lineBlocks(chunks)) blocks.push(block);
    expect(blocks).to.deep.equal([
      {
        text: "",
        firstLine: 1,
        longLine: { line: 1, bytes: 1_000 * 64 * 1024, start: "x".repeat(1024) },
      },
    ]);
  });

  it("marks the lines that are no UTF-8, and only these", async () => {
    const text = Buffer.concat([Buffer.from("a\n"), Buffer.from([0xff]), Buffer.from("\n€\n")]);
    expect(await collect([text])).to.equal(`a\n\u00ff${NOT_UTF8}\n€\n`);
  });

  it("leaves a byte order mark out, at the very beginning only", async () => {
    expect(await collect([Buffer.from("\ufeffa\n\ufeffb")])).to.equal("a\n\ufeffb");
  });
});
