import type { CompiledTransform } from "./compile";
import { csvReader } from "./csv";
import { ndjsonReader } from "./ndjson";

// Enough for V8 to compile the code that runs for every record; about 20 ms at init.
const RECORDS = 2_000;

/**
 * Runs a transform on a sample record, in both formats. Runs at init, so that a SnapStart snapshot
 * holds compiled code instead of source code.
 */
export function warmUp(transform: CompiledTransform): void {
  const ndjson = `${transform.sample}\n`.repeat(RECORDS);
  ndjsonReader(transform)({ text: ndjson, firstLine: 1 });
  // CSV files have no array to explode.
  if (transform.explode === undefined)
    csvReader(transform).read({ text: csvOf(transform), firstLine: 1 });
}

function csvOf({ sample, csv }: CompiledTransform): string {
  const { delimiter, quote = "", skipLines, columns } = csv;
  const values = new Map(flattened(JSON.parse(sample)));
  const names = columns ?? [...values.keys()];
  const toRow = (texts: readonly string[]) =>
    `${texts.map((text) => quote + text + quote).join(delimiter)}\n`;
  const header = columns === undefined ? toRow(names) : "";
  const row = toRow(names.map((name) => values.get(name) ?? ""));
  return "\n".repeat(skipLines) + header + row.repeat(RECORDS);
}

/** Each value by the column name from which a field reads it. */
function flattened(value: object, path = ""): readonly (readonly [string, string])[] {
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === "object"
      ? [[path + name, "{}"] as const, ...flattened(inner, `${path}${name}.`)]
      : [[path + name, String(inner)] as const],
  );
}
