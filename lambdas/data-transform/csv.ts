import { type Batch, type OpenBatch, openBatch } from "./batch";
import type { CompiledTransform, Outcome } from "./compile";
import { columnsOf } from "./csv-columns";
import { type CsvRecord, type CsvScan, scanCsv } from "./csv-scan";
import { type LineBlock, MAX_LINE_BYTES, NOT_UTF8, tooLongReason } from "./line-blocks";
import type { LineEnd } from "./line-end";

export interface CsvReader {
  read(block: LineBlock): Batch;
  /** The record that the input broke off in, if any. */
  finish(): Batch;
}

/** Makes the reader of CSV by RFC 4180. The first record names the columns; empty lines are no records. */
export function csvReader(transform: CompiledTransform, lineEnd: LineEnd = "\n"): CsvReader {
  let judge: ((record: CsvRecord) => Outcome) | undefined;
  let rest = "";
  let restLine = 1;

  const take = (batch: OpenBatch, record: CsvRecord) => {
    if (judge === undefined) judge = judgeFor(transform, record);
    else batch.add(judge(record), record.line, record.text);
  };
  const takeAll = (batch: OpenBatch, { records }: CsvScan) => {
    for (const record of records) take(batch, record);
  };

  return {
    read: ({ text, firstLine, longLine }) => {
      const batch = openBatch(transform.toLines);
      let scan = scanCsv(rest + text, rest === "" ? firstLine : restLine, false, lineEnd);
      takeAll(batch, scan);
      while (scan.rest.length > MAX_LINE_BYTES) {
        const { rest: open, restLine: line } = scan;
        const end = open.indexOf(lineEnd);
        take(batch, wrong(UNCLOSED, open.slice(0, end), line));
        scan = scanCsv(open.slice(end + 1), line + 1, false, lineEnd);
        takeAll(batch, scan);
      }
      ({ rest, restLine } = scan);
      if (longLine === undefined) return batch.close();
      // Where a quote is open, the long line may belong to its record or not: both are one reject.
      const line = rest === "" ? longLine.line : restLine;
      take(batch, wrong(tooLongReason(longLine), rest + longLine.start, line));
      rest = "";
      return batch.close();
    },
    finish: () => {
      const batch = openBatch(transform.toLines);
      takeAll(batch, scanCsv(rest, restLine, true, lineEnd));
      return batch.close();
    },
  };
}

const UNCLOSED = `a quote that is not closed within ${MAX_LINE_BYTES} characters`;

function wrong(problem: string, text: string, line: number): CsvRecord {
  return { fields: [], problem, text, line };
}

function judgeFor(
  transform: CompiledTransform,
  { fields: header, problem, text }: CsvRecord,
): (record: CsvRecord) => Outcome {
  const wrong = text.includes(NOT_UTF8) ? "not UTF-8" : problem;
  if (wrong !== undefined) throw new Error(`the header of the CSV is wrong: ${wrong}`);
  const columns = columnsOf(header, text);
  const judge = transform.forRecords<readonly string[]>((path, field) =>
    columns.reader(path, field),
  );
  columns.refuseMissing();
  return ({ fields, problem, text }) => {
    if (problem !== undefined) return problem;
    if (fields.length !== header.length) {
      return `${fields.length} fields, the header has ${header.length}`;
    }
    return text.includes(NOT_UTF8) ? "not UTF-8" : judge(fields);
  };
}
