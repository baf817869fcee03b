import type { CompiledTransform } from "./compile";
import { csvReader } from "./csv";
import { ndjsonReader } from "./ndjson";

// Enough for V8 to compile what runs for every record; about 20 ms at init.
const RECORDS = 2_000;

/**
 * Runs a transform on a record of its own making, in both formats. At init, so that a SnapStart
 * snapshot holds compiled code and not the source of it.
 */
export function warmUp(transform: CompiledTransform): void {
  const ndjson = `${transform.sample}\n`.repeat(RECORDS);
  ndjsonReader(transform)({ text: ndjson, firstLine: 1 });
  const fields = Object.entries(JSON.parse(transform.sample));
  const header = fields.map(([name]) => quote(name)).join(",");
  const row = fields.map(([, value]) => quote(String(value))).join(",");
  const csv = `${header}\n${`${row}\n`.repeat(RECORDS)}`;
  csvReader(transform).read({ text: csv, firstLine: 1 });
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
