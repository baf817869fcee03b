import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { PROJECT_ROOT } from "../scripts/build-stamp";
import type { VariantRun } from "./run-variant";
import { medianOf } from "./statistics";
import { type Format, writeTestFile } from "./test-data";

const run = promisify(execFile);

interface Row {
  readonly what: string;
  readonly format: Format;
  readonly command: (bundle: string) => readonly [string, ...string[]];
  /** Must write the same bytes as the others that say so. */
  readonly isSame: boolean;
}

const variant = (what: string, format: Format, name: string, isSame: boolean): Row => ({
  what,
  format,
  command: (bundle) => [process.execPath, bundle, name],
  isSame,
});

const python = (what: string, format: Format, redact: string): Row => ({
  what,
  format,
  command: () => ["python3", join(__dirname, "variants/reference.py"), format, redact],
  isSame: false,
});

// The first of each format is what the others are compared with.
const ROWS: readonly Row[] = [
  variant("NDJSON: ours", "ndjson", "ndjson-core", true),
  variant("NDJSON: floor, no transform", "ndjson", "floor", false),
  variant("NDJSON: ours, redacted", "ndjson", "ndjson-core-redacted", false),
  variant("NDJSON: row by row", "ndjson", "ndjson-row-by-row", true),
  python("NDJSON: Python", "ndjson", "keep"),
  python("NDJSON: Python, redacted", "ndjson", "redact"),
  variant("CSV: ours", "csv", "csv-core", true),
  variant("CSV: csv-parse in our batches", "csv", "csv-parse-batches", true),
  variant("CSV: csv-parse, row by row", "csv", "csv-parse-row-by-row", true),
  python("CSV: Python", "csv", "keep"),
];

/** Compares ways to transform gzip files, each run in its own process, in turn. */
export async function benchTransform(records: number, rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    const bundle = await bundleVariants(folder);
    for (const format of ["ndjson", "csv"] as const) {
      const file = { path: join(folder, format), format, isGzip: true, maxRecords: records };
      const { contentBytes } = await writeTestFile(file);
      console.log(`${records} records as ${format}: ${(contentBytes / 1e6).toFixed(1)} MB`);
    }
    const runs = ROWS.map((): VariantRun[] => []);
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, row] of ROWS.entries()) {
        const result = await runRow(row, bundle, folder);
        console.error(`${row.what}: ${result.cpuSeconds.toFixed(2)} s`);
        runs[index]?.push(result);
      }
    }
    checkSame(runs);
    console.table(ROWS.map((row, index) => summarise(row, runs[index] ?? [], runs)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** As the functions are built: what runs TypeScript as it stands would be measured with it. */
async function bundleVariants(folder: string): Promise<string> {
  const outfile = join(folder, "variants.js");
  await build({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: ["bench/run-variant.ts"],
    outfile,
    bundle: true,
    platform: "node",
    target: "node24",
    format: "cjs",
    logLevel: "warning",
  });
  return outfile;
}

async function runRow(
  { format, command }: Row,
  bundle: string,
  folder: string,
): Promise<VariantRun> {
  const output = join(folder, "output");
  await rm(output, { force: true });
  const [program, script = "", ...options] = command(bundle);
  const files = [join(folder, format), output];
  const isPython = program === "python3";
  const args = isPython ? [script, ...files, ...options] : [script, ...options, ...files];
  const { stdout } = await run(program, args, { env: { ...process.env, TMPDIR: folder } });
  return JSON.parse(stdout);
}

function checkSame(runs: readonly (readonly VariantRun[])[]): void {
  for (const format of ["ndjson", "csv"]) {
    const same = ROWS.flatMap((row, index) =>
      row.format === format && row.isSame ? (runs[index] ?? []) : [],
    );
    if (new Set(same.map(({ sha256 }) => sha256)).size > 1) {
      throw new Error(`the variants for ${format} don't write the same: nothing to compare`);
    }
  }
}

function summarise(row: Row, runs: readonly VariantRun[], all: readonly (readonly VariantRun[])[]) {
  const cpu = runs.map(({ cpuSeconds }) => cpuSeconds);
  const first = all[ROWS.findIndex(({ format }) => format === row.format)] ?? [];
  const ratios = runs.map(({ cpuSeconds }, round) => cpuSeconds / (first[round]?.cpuSeconds ?? 1));
  return {
    what: row.what,
    "CPU s": medianOf(cpu).toFixed(2),
    "min-max": `${Math.min(...cpu).toFixed(2)}-${Math.max(...cpu).toFixed(2)}`,
    "to ours": medianOf(ratios).toFixed(2),
    "wall s": medianOf(runs.map(({ seconds }) => seconds)).toFixed(2),
    records: runs[0]?.records,
  };
}
