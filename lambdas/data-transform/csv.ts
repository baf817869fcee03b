import { type Batch, type OpenBatch, openBatch } from "./batch";
import type { CompiledTransform, Outcome, Reader } from "./compile";
import { type CsvRecord, type CsvScan, scanCsv } from "./csv-scan";
import { type LineBlock, MAX_LINE_BYTES, NOT_UTF8 } from "./line-blocks";

export interface CsvReader {
  read(block: LineBlock): Batch;
  /** The record that the input broke off in, if any. */
  finish(): Batch;
}

type Row = readonly string[];

/** Makes the reader of CSV by RFC 4180. The first record names the columns; empty lines are no records. */
export function csvReader(transform: CompiledTransform): CsvReader {
  let judge: ((record: CsvRecord) => Outcome) | undefined;
  let rest = "";
  let restLine = 1;

  const take = (batch: OpenBatch, record: CsvRecord) => {
    refuseTooLong(record.text, record.line);
    if (judge === undefined) judge = judgeFor(transform, record);
    else batch.add(judge(record), record.line, record.text);
  };
  const run = ({ records }: CsvScan): Batch => {
    const batch = openBatch();
    for (const record of records) take(batch, record);
    return batch.close();
  };

  return {
    read: ({ text, firstLine }) => {
      const scan = scanCsv(rest + text, rest === "" ? firstLine : restLine, false);
      refuseTooLong(scan.rest, scan.restLine);
      ({ rest, restLine } = scan);
      return run(scan);
    },
    finish: () => run(scanCsv(rest, restLine, true)),
  };
}

function refuseTooLong(text: string, line: number): void {
  if (text.length <= MAX_LINE_BYTES) return;
  throw new Error(
    `the record at line ${line} is longer than ${MAX_LINE_BYTES} characters: is a quote not closed?`,
  );
}

function judgeFor(
  transform: CompiledTransform,
  { fields: header, problem, text }: CsvRecord,
): (record: CsvRecord) => Outcome {
  const wrong = text.includes(NOT_UTF8) ? "not UTF-8" : problem;
  if (wrong !== undefined) throw new Error(`the header of the CSV is wrong: ${wrong}`);
  const judge = transform.forRecords(columnReader(header));
  return ({ fields, problem, text }) => {
    if (problem !== undefined) return problem;
    if (fields.length !== header.length) {
      return `${fields.length} fields, the header has ${header.length}`;
    }
    return text.includes(NOT_UTF8) ? "not UTF-8" : judge(fields);
  };
}

function columnReader(header: Row): (path: readonly string[]) => Reader<Row> {
  const names = header.map((name) => name.trim());
  const double = names.find((name, index) => names.indexOf(name) !== index);
  if (double !== undefined) throw new Error(`the header of the CSV names ${double} twice`);
  return (path) => {
    const index = names.indexOf(path.join("."));
    // In CSV there is no other way to say that there is no value.
    return (row) => (row[index] === "" ? undefined : row[index]);
  };
}
