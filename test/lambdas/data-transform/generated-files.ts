import fc from "fast-check";
import { csvFormOf } from "../../../lambdas/data-transform/csv-dialect";
import type {
  CsvDialect,
  Encoding,
  JsonLayout,
  Specification,
} from "../../../lambdas/datasets/specification-types";
import { testSeed } from "../../support/policies/seeded-sample";
import { cutAt } from "./chunks";
import { contentOf, specificationOf } from "./specifications";

/** A file of CSV, and how it is written. */
export interface CsvFile {
  readonly dialect: CsvDialect;
  readonly encoding: Encoding;
  readonly content: Buffer;
  readonly cuts: readonly number[];
}

/** A record of a file: what is read of it by line, as the fields or as none of the right number. */
export interface Row {
  readonly line: number;
  readonly fields: readonly string[];
}

export const COLUMNS = ["a", "b", "c"];

const DIALECTS: readonly (readonly [CsvDialect, Encoding, end: string])[] = [
  [{}, "utf-8", "\n"],
  [{ delimiter: ";" }, "windows-1252", "\r\n"],
  [{ delimiter: "\t", quote: false, skipLines: 2 }, "utf-16le", "\r\n"],
  [{ delimiter: "|", quote: "'", skipLines: 1 }, "utf-16be", "\n"],
  [{ escape: "\\" }, "utf-8", "\n"],
  [{ delimiter: ";", quote: "'", escape: "^" }, "iso-8859-1", "\r\n"],
];

const encoders: Partial<Readonly<Record<Encoding, (text: string) => Buffer>>> = {
  "utf-8": (text) => Buffer.from(text),
  "utf-16le": (text) => Buffer.from(text, "utf16le"),
  "utf-16be": (text) => Buffer.from(text, "utf16le").swap16(),
};
// Of the characters that are generated both have the same bytes.
const encode = (text: string, encoding: Encoding) =>
  encoders[encoding]?.(text) ?? Buffer.from(text, "latin1");

/** Files of every dialect, the same for a seed: rows of the right length and of others, cut anywhere. */
export function generatedCsvFiles(filesOfEach: number): readonly CsvFile[] {
  return DIALECTS.flatMap(([dialect, encoding, end], index) =>
    fc.sample(csvFile(dialect, encoding, end), { numRuns: filesOfEach, seed: testSeed + index }),
  );
}

function csvFile(dialect: CsvDialect, encoding: Encoding, end: string): fc.Arbitrary<CsvFile> {
  const { delimiter, quote, escapeMark = "", skipLines } = csvFormOf(dialect);
  const special = quote === undefined ? ["x"] : [delimiter, quote, escapeMark, "\n", end];
  const unit = fc.constantFrom("a", "b", "é", " ", "#", "1", ...special);
  const text = fc.string({ unit, maxLength: 5 });
  const row = fc.oneof(
    { weight: 9, arbitrary: fc.array(text, { minLength: 3, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.array(text, { minLength: 2, maxLength: 4 }) },
  );
  const written = (field: string) => {
    if (quote === undefined) return field;
    const marks = [...new Set([quote, escapeMark])];
    const escaped = [...field].map((each) => (marks.includes(each) ? escapeMark + each : each));
    const isPlain =
      !/[\r\n]/.test(field) && ![delimiter, ...marks].some((each) => field.includes(each));
    return isPlain ? field : quote + escaped.join("") + quote;
  };
  return fc
    .tuple(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      fc.array(fc.nat(400), { maxLength: 6 }),
      fc.boolean(),
    )
    .map(([rows, places, endsWithLine]) => {
      const skipped = Array.from({ length: skipLines }, (_, line) => `report "${line}`);
      const lines = [
        ...skipped,
        ...[COLUMNS, ...rows].map((each) => each.map(written).join(delimiter)),
      ];
      const content = encode(lines.join(end) + (endsWithLine ? end : ""), encoding);
      return { dialect, encoding, content, cuts: places.filter((at) => at < content.length) };
    });
}

/** What a reader of its own must have found in a file, by what the pipeline makes of it. */
export async function rowsOf({ dialect, encoding, content, cuts }: CsvFile): Promise<{
  readonly records: readonly Row[];
  readonly rejectedLines: readonly number[];
}> {
  const specification = specificationOf(
    {
      line: { origin: "line" },
      ...Object.fromEntries(
        COLUMNS.map((name) => [name, { type: "string" as const, default: "" }]),
      ),
    },
    { csv: dialect, encoding, maxRejectShare: 1 },
  );
  const { written, rejects } = await contentOf(specification, "raw/a.csv", cutAt(content, cuts));
  const lines = written.split("\n").slice(0, -1);
  return {
    records: lines.map((text) => {
      const { line, ...fields } = JSON.parse(text) as Readonly<Record<string, string>>;
      return { line: Number(line), fields: Object.values(fields) };
    }),
    rejectedLines: rejects.map((reject) => (reject as { line: number }).line),
  };
}

/** The same of the rows that another reader has found, its header among them. */
export function expectedOf([, ...rows]: readonly Row[]) {
  const isWhole = ({ fields }: Row) => fields.length === COLUMNS.length;
  return {
    records: rows.filter(isWhole),
    rejectedLines: rows.filter((row) => !isWhole(row)).map(({ line }) => line),
  };
}

export interface JsonFile {
  readonly layout: JsonLayout;
  readonly content: Buffer;
  readonly cuts: readonly number[];
}

export const JSON_SPECIFICATION: Specification = specificationOf({
  id: { type: "int64" },
  price: { type: "decimal", precision: 38, scale: 12 },
  text: { type: "string" },
});

/** Files of JSON in every layout, with numbers that no double holds. */
export function generatedJsonFiles(filesOfEach: number): readonly JsonFile[] {
  const digits = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
  const record = fc
    .tuple(
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      digits,
      fc.string({ unit: "grapheme" }),
    )
    .map(
      ([id, whole, text]) =>
        `{"id": ${id},"price" :${whole}.000123456789, "text":${JSON.stringify(text)}}`,
    );
  const records = fc.array(record, { minLength: 1, maxLength: 8 });
  const layouts: readonly (readonly [JsonLayout, (all: readonly string[]) => string])[] = [
    ["lines", (all) => `${all.join("\n")}\n`],
    ["array", (all) => `[\n ${all.join(",\n ")}\n]`],
    ["concatenated", (all) => all.map((each) => each.replaceAll(",", ",\n")).join("")],
  ];
  return layouts.flatMap(([layout, toText]) => {
    const files = fc
      .tuple(records, fc.array(fc.nat(400), { maxLength: 6 }))
      .map(([all, places]) => {
        const content = Buffer.from(
          toText(all.filter((each) => layout !== "concatenated" || !/"text":".*,/.test(each))),
        );
        return { layout, content, cuts: places.filter((at) => at < content.length) };
      });
    return fc.sample(files, { numRuns: filesOfEach, seed: testSeed });
  });
}
