import { gunzipSync } from "node:zlib";
import { parse as parseCsv } from "csv-parse/sync";
import { OperationError } from "../command/errors";
import { type Fields, fieldsOf, parseJson } from "../command/json";
import { nameInMessage, readMessage, toReport } from "./log-message";
import { isEmpty, mergeObservations, NOTHING, type Observations } from "./observations";

const EXPECTED =
  "REPORT lines, platform.report records, rows of CloudWatch Logs Insights (JSON or CSV) or the output of Lambda Power Tuning with its stats";
/** CloudWatch Logs Insights gives memory in bytes. */
const BYTES_PER_MB = 1e6;

/**
 * Parses a file in any of the known formats, optionally gzipped.
 * @param file the file's name, for messages
 * @param functionName the function that the user named for the whole file
 * @throws OperationError
 */
export function parseFile(bytes: Buffer, file: string, functionName?: string): Observations {
  const text = toText(bytes, file);
  const found = parseText(text, functionName);
  if (isEmpty(found)) throw new OperationError(`${file}: expected ${EXPECTED}, but found none`);
  return found;
}

function toText(bytes: Buffer, file: string): string {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString("utf8");
  try {
    return gunzipSync(bytes).toString("utf8");
  } catch (error) {
    throw new OperationError(`${file}: incomplete gzip file: ${(error as Error).message}`);
  }
}

function parseText(text: string, functionName: string | undefined): Observations {
  const whole = parseJson(text);
  if (whole !== undefined) return readJson(whole, functionName);
  const [header = ""] = text.split("\n", 1);
  if (/(^|,)"?@/.test(header)) return readCsv(text, functionName);
  return mergeObservations(text.split(/\r?\n/).map((line) => readMessage(line, functionName)));
}

/** Reads a single log record, the output of Power Tuning, or a list of events or rows. */
function readJson(content: unknown, functionName: string | undefined): Observations {
  const tuning = readTuning(content, functionName);
  if (tuning !== undefined) return tuning;
  const { events, results } = fieldsOf(content);
  const list = [content, events, results].find(Array.isArray);
  if (list === undefined) return readMessage(JSON.stringify(content), functionName);
  return mergeObservations(list.map((item) => readRow(toRow(item), functionName)));
}

function readCsv(text: string, functionName: string | undefined): Observations {
  try {
    const rows: readonly Fields[] = parseCsv(text, {
      columns: true,
      skip_empty_lines: true,
      relax_column_count: true,
      bom: true,
    });
    return mergeObservations(rows.map((row) => readRow(row, functionName)));
  } catch {
    return NOTHING;
  }
}

/** The API of Logs Insights returns each row as a list of fields. */
function toRow(item: unknown): Fields {
  if (!Array.isArray(item)) return typeof item === "string" ? { message: item } : fieldsOf(item);
  return Object.fromEntries(
    item.map((field) => [String(fieldsOf(field).field), fieldsOf(field).value]),
  );
}

function readRow(row: Fields, given: string | undefined): Observations {
  const where = [row["@log"], row["@logStream"], row.logStreamName].map((each) => each ?? "");
  const functionName = given ?? nameInMessage(where.join(" "));
  const message = row["@message"] ?? row.message;
  const text = typeof message === "string" ? message : JSON.stringify(message ?? row);
  const found = readMessage(text, functionName);
  return isEmpty(found) ? readFields(row, functionName) : found;
}

function readFields(row: Fields, functionName: string | undefined): Observations {
  const number = (key: string) =>
    row[key] === undefined || row[key] === "" ? undefined : Number(row[key]);
  const mb = (key: string) => {
    const bytes = number(key);
    return bytes === undefined ? undefined : bytes / BYTES_PER_MB;
  };
  const report = toReport(functionName, {
    requestId: row["@requestId"],
    durationMs: number("@duration"),
    memoryMb: mb("@memorySize"),
    maxMemoryUsedMb: mb("@maxMemoryUsed"),
    initMs: number("@initDuration"),
    isTimeout: false,
  });
  return report === undefined ? NOTHING : { ...NOTHING, reports: [report] };
}

/** Reads the state machine's output, alone or within the output of `aws stepfunctions describe-execution`. */
function readTuning(content: unknown, given: string | undefined): Observations | undefined {
  const { input, output } = fieldsOf(content);
  const { lambdaARN } = typeof input === "string" ? fieldsOf(parseJson(input)) : fieldsOf(input);
  const result =
    typeof output === "string" ? fieldsOf(parseJson(output)) : fieldsOf(output ?? content);
  const { stats } = { ...result, ...fieldsOf(result.results) } as Fields;
  if (!Array.isArray(stats)) return undefined;
  const functionName = given ?? nameInArn(lambdaARN);
  const tuned = stats.map(fieldsOf).flatMap(({ value, averageDuration }) => {
    const [memoryMb, averageDurationMs] = [Number(value), Number(averageDuration)];
    const isFine = memoryMb > 0 && averageDurationMs >= 0;
    return isFine ? [{ functionName, memoryMb, averageDurationMs }] : [];
  });
  return { ...NOTHING, tuned };
}

function nameInArn(arn: unknown): string | undefined {
  return /:function:([\w-]+)/.exec(String(arn))?.[1];
}
