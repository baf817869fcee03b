import { type Batch, type OpenBatch, openBatch } from "./batch";
import type { CompiledTransform, Outcome } from "./compile";
import { columnsOf } from "./csv-columns";
import type { CsvForm } from "./csv-dialect";
import { type CsvRecord, type CsvScan, scanCsv } from "./csv-scan";
import { type LineBlock, MAX_LINE_BYTES, NOT_UTF8, tooLongReason } from "./line-blocks";
import { type RawLines, STANDARD_LINES } from "./raw-lines";
import { lineSkipper } from "./skip-lines";

export interface CsvReader {
  read(block: LineBlock): Batch;
  /** The incomplete record at the end of the input, if any. */
  finish(): Batch;
}

/** Makes the reader for CSV in the dialect of a specification. Empty lines are not records. */
export function csvReader(
  transform: CompiledTransform,
  lines: RawLines = STANDARD_LINES,
): CsvReader {
  const { lineEnd, wrongBytes } = lines;
  const { csv, explode } = transform;
  if (explode !== undefined)
    throw new Error("the specification explodes an array, and CSV has none");
  let transformRecord =
    csv.columns && transformFor(transform, csv.columns, csv.columns.join(csv.delimiter), lines);
  const skip = lineSkipper(csv.skipLines, lineEnd);
  let rest = "";
  let restLine = 1;

  const take = (batch: OpenBatch, record: CsvRecord) => {
    if (transformRecord === undefined)
      transformRecord = transformByHeader(transform, record, lines);
    else batch.add(transformRecord(record), record.line, record.text);
  };
  const takeAll = (batch: OpenBatch, { records }: CsvScan) => {
    for (const record of records) take(batch, record);
  };

  return {
    read: (block) => {
      const { text, firstLine, longLine } = skip(block);
      const batch = openBatch(transform.toLines, wrongBytes);
      let scan = scanCsv(rest + text, rest === "" ? firstLine : restLine, false, lineEnd, csv);
      takeAll(batch, scan);
      while (scan.rest.length > MAX_LINE_BYTES) {
        const { rest: open, restLine: line } = scan;
        const end = open.indexOf(lineEnd);
        take(batch, wrong(UNCLOSED, open.slice(0, end), line));
        scan = scanCsv(open.slice(end + 1), line + 1, false, lineEnd, csv);
        takeAll(batch, scan);
      }
      ({ rest, restLine } = scan);
      if (longLine === undefined || (rest === "" && isComment(longLine.start, csv))) {
        return batch.close();
      }
      // If a quote is open, the long line may or may not belong to its record: both become one
      // reject.
      const line = rest === "" ? longLine.line : restLine;
      take(batch, wrong(tooLongReason(longLine), rest + longLine.start, line));
      rest = "";
      return batch.close();
    },
    finish: () => {
      const batch = openBatch(transform.toLines, wrongBytes);
      takeAll(batch, scanCsv(rest, restLine, true, lineEnd, csv));
      return batch.close();
    },
  };
}

function isComment(line: string, { comment }: CsvForm): boolean {
  return comment !== undefined && line.startsWith(comment);
}

const UNCLOSED = `a quote that is not closed within ${MAX_LINE_BYTES} characters`;

function wrong(problem: string, text: string, line: number): CsvRecord {
  return { fields: [], problem, text, line };
}

function transformByHeader(
  transform: CompiledTransform,
  { fields, problem, text }: CsvRecord,
  lines: RawLines,
): (record: CsvRecord) => Outcome {
  const wrong = text.includes(NOT_UTF8) ? lines.wrongBytes : problem;
  if (wrong !== undefined) throw new Error(`the header of the CSV is wrong: ${wrong}`);
  return transformFor(transform, fields, text, lines);
}

/** @param text of the header */
function transformFor(
  transform: CompiledTransform,
  header: readonly string[],
  text: string,
  lines: RawLines,
): (record: CsvRecord) => Outcome {
  const { delimiter, columns: given } = transform.csv;
  const { key, wrongBytes } = lines;
  const columns = columnsOf(header, text, delimiter);
  const transformRecord = transform.forRecords<readonly string[]>(
    (path, field) => columns.reader(path, field),
    key,
  );
  columns.refuseMissing();
  const expected = given === undefined ? "the header has" : "expected";
  return ({ fields, problem, text, line }) => {
    if (problem !== undefined) return problem;
    if (fields.length !== header.length) {
      return `${fields.length} fields, ${expected} ${header.length}`;
    }
    return text.includes(NOT_UTF8) ? wrongBytes : transformRecord(fields, line);
  };
}
