import { expect } from "chai";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { scanCsv } from "../../../lambdas/data-transform/csv-scan";

function scanAll(blocks: readonly string[]) {
  const records = [];
  let rest = "";
  let line = 1;
  for (const block of blocks) {
    const scan = scanCsv(rest + block, line, false);
    records.push(...scan.records);
    ({ rest, restLine: line } = scan);
  }
  return [...records, ...scanCsv(rest, line, true).records];
}

/** Cut after line ends, as blocks are. */
function blocksOf(text: string, ends: readonly boolean[]): readonly string[] {
  const lines = text.split(/(?<=\n)/);
  return lines.reduce<string[]>((blocks, line, index) => {
    if (ends[index % ends.length] || blocks.length === 0) blocks.push(line);
    else blocks[blocks.length - 1] += line;
    return blocks;
  }, []);
}

const field = fc.string({ unit: fc.constantFrom("a", "b", ",", '"', "\n", "\r\n", " ", "ü") });
const quoted = (value: string) =>
  /[",\n\r]/.test(value) || value === "" ? `"${value.replaceAll('"', '""')}"` : value;

describe("scanCsv", () => {
  it("reads what was written, in blocks of any size", () => {
    const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 8 });
    const ends = fc.array(fc.boolean(), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        rows,
        ends,
        fc.constantFrom("\n", "\r\n"),
        fc.boolean(),
        (all, cut, end, last) => {
          const text = all.map((row) => row.map(quoted).join(",")).join(end) + (last ? end : "");
          const records = scanAll(blocksOf(text, cut));
          expect(records.map(({ fields }) => fields)).to.deep.equal(all);
          expect(records.every(({ problem }) => problem === undefined)).to.equal(true);
        },
      ),
    );
  });

  it("agrees with csv-parse on well-formed text", () => {
    const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 2 }), { minLength: 1 });
    fc.assert(
      fc.property(rows, (all) => {
        const text = all.map((row) => row.map(quoted).join(",")).join("\n");
        const expected = parse(text, { record_delimiter: ["\n", "\r\n"], skip_empty_lines: true });
        expect(scanAll([text]).map(({ fields }) => fields)).to.deep.equal(expected);
      }),
    );
  });

  it("says the same of any text, in blocks of any size", () => {
    const texts = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r"), maxLength: 40 });
    const ends = fc.array(fc.boolean(), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(texts, ends, (text, cut) => {
        expect(scanAll(blocksOf(text, cut))).to.deep.equal(scanAll([text]));
      }),
      { numRuns: 1_000 },
    );
  });

  it("says the same of any text, cut anywhere", () => {
    const texts = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r"), maxLength: 40 });
    fc.assert(
      fc.property(texts, fc.nat(40), (text, at) => {
        expect(scanAll([text.slice(0, at), text.slice(at)])).to.deep.equal(scanAll([text]));
      }),
      // Broken off after the closing quote of a field with a line end in it.
      { numRuns: 2_000, examples: [['"\n"aa', 4]] },
    );
  });

  const rows = [
    {
      title: "gives up only the line of a quote inside a field",
      text: 'a,5" pipe\nb,c\n',
      expected: [
        [1, "a quote inside a field without quotes", 'a,5" pipe'],
        [2, undefined, "b,c"],
      ],
    },
    {
      title: "gives up only the line of text after a closing quote",
      text: '"a"b,c\nd,e\n',
      expected: [
        [1, "text after a closing quote", '"a"b,c'],
        [2, undefined, "d,e"],
      ],
    },
    {
      title: "gives up what follows a quote that is not closed",
      text: 'a,b\n"c,d\ne,f',
      expected: [
        [1, undefined, "a,b"],
        [2, "a quote that is not closed", '"c,d\ne,f'],
      ],
    },
    {
      title: "counts the lines inside quotes, and empty lines",
      text: '"a\nb",c\n\nd,e\n',
      expected: [
        [1, undefined, '"a\nb",c'],
        [4, undefined, "d,e"],
      ],
    },
  ];
  for (const { title, text, expected } of rows) {
    it(title, () => {
      const records = scanAll([text]);
      expect(records.map(({ line, problem, text }) => [line, problem, text])).to.deep.equal(
        expected,
      );
    });
  }
});
