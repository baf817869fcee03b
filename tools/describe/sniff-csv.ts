import { csvFormOf } from "../../lambdas/data-transform/csv-dialect";
import { type CsvRecord, scanCsv } from "../../lambdas/data-transform/csv-scan";
import type { CsvDialect } from "../../lambdas/datasets/specification-types";
import { inferType } from "./infer-type";

/** The dialect of a CSV file, and its first records without the header. */
export interface CsvSample {
  /** Without default values. */
  readonly dialect: CsvDialect;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const DELIMITERS = [",", ";", "\t", "|"];
// In order of preference among equally good fits.
const QUOTINGS: readonly Pick<CsvDialect, "quote" | "escape">[] = [
  {},
  { escape: "\\" },
  { quote: false },
  { quote: "'" },
];
const COMMENT = "#";

/** Detects the dialect of a CSV sample. @param isCut whether the last line may be incomplete */
export function sniffCsv(text: string, isCut: boolean): CsvSample {
  const comment = text.split(/\r?\n|\r/).some((line) => line.startsWith(COMMENT))
    ? { comment: COMMENT }
    : {};
  const fits = DELIMITERS.flatMap((delimiter) =>
    QUOTINGS.map((quoting) => {
      const dialect = { ...(delimiter !== "," && { delimiter }), ...quoting, ...comment };
      return scoreDialect(text, isCut, dialect);
    }),
  );
  const [best] = fits.toSorted((left, right) => right.score - left.score);
  if (best === undefined) throw new Error("no dialect was tried");
  const { dialect, records, width } = best;
  const first = records.findIndex(
    ({ fields, problem }) => problem === undefined && fields.length === width,
  );
  const body = records.slice(Math.max(first, 0));
  const rows = body.flatMap(({ fields, problem }) =>
    problem === undefined && fields.length === width ? [fields] : [],
  );
  const before = (body[0]?.line ?? 1) - 1;
  const skipped = first > 0 ? { skipLines: before } : {};
  const [header = [], ...rest] = rows;
  const isHeader = looksLikeHeader(header, rest);
  const names = uniqueNames(isHeader ? header : header.map((_, index) => `column${index + 1}`));
  const isReplaced = isHeader && names.some((name, index) => name !== header[index]?.trim());
  return {
    dialect: {
      ...dialect,
      ...skipped,
      ...(isReplaced && { skipLines: (first > 0 ? before : 0) + 1 }),
      ...((isReplaced || !isHeader) && { columns: names }),
    },
    columns: names,
    rows: isHeader ? rest : rows,
  };
}

interface Fit {
  readonly dialect: CsvDialect;
  readonly records: readonly CsvRecord[];
  /** The most common number of fields in a record. */
  readonly width: number;
  readonly score: number;
}

/** Scores a dialect by the share of records with the most common width; wider records win a tie. */
function scoreDialect(text: string, isCut: boolean, dialect: CsvDialect): Fit {
  const lineEnd = text.includes("\n") ? "\n" : "\r";
  const { records } = scanCsv(text, 1, !isCut, lineEnd, csvFormOf(dialect));
  const counts = Map.groupBy(records, ({ fields, problem }) =>
    problem === undefined ? fields.length : 0,
  );
  const [[width, alike] = [0, []]] = [...counts].toSorted(
    ([left, some], [right, others]) => others.length - some.length || right - left,
  );
  const share = records.length === 0 ? 0 : alike.length / records.length;
  const isOne = width <= 1 ? 0.5 : 0;
  // Fields that still have quotes suggest the wrong dialect.
  const quotes = alike.filter(({ fields }) =>
    fields.some((field) => /^["'].*["']$/s.test(field)),
  ).length;
  const score = share - isOne + Math.min(width, 100) / 1000 - quotes / (records.length + 1) / 10;
  return { dialect, records, width, score };
}

/** Whether the first record is a header: some column has another type below it, or no value repeats it. */
function looksLikeHeader(header: readonly string[], rows: readonly (readonly string[])[]): boolean {
  if (header.some((name) => name.trim() === "" || !Number.isNaN(Number(name)))) return false;
  const typed = header.map((name, index) => {
    const { type } = inferType(rows.map((row) => row[index] ?? ""));
    return type === "string" ? undefined : inferType([name]).type !== type;
  });
  if (typed.some((isOther) => isOther !== undefined)) return typed.some((isOther) => isOther);
  return !rows.some((row) => row.some((value, index) => value !== "" && value === header[index]));
}

function uniqueNames(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name, index) => {
    const plain = name.trim() || `column${index + 1}`;
    const count = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, count);
    return count === 1 ? plain : `${plain}_${count}`;
  });
}
