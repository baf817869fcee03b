import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { PROJECT_ROOT } from "../build/build-stamp";
import { inTurn } from "./in-turn";
import { type TestData, writeTestFile } from "./test-data";
import { checkSame, transformTable, type VariantRun } from "./transform-table";

const run = promisify(execFile);

interface Row {
  readonly what: string;
  /** The kind of data, whose first row the figures are compared with. */
  readonly data: TestData;
  /** Set if the same records are in another file. */
  readonly input?: TestData;
  readonly command: (bundle: string) => readonly [string, ...string[]];
  readonly isSame: boolean;
}

const variant = (data: TestData, what: string, name: string, isSame: boolean): Row => ({
  what,
  data,
  command: (bundle) => [process.execPath, bundle, name],
  isSame,
});

const duckdb = (data: "orders" | "csv", what: string, result: string): Row => ({
  what,
  data,
  command: () => ["python3", join(__dirname, "variants/duckdb-reference.py"), data, result],
  isSame: false,
});

const python = (data: "orders" | "csv", what: string, redact: string): Row => ({
  what,
  data,
  command: () => ["python3", join(__dirname, "variants/reference.py"), data, redact],
  isSame: false,
});

const TEST_DATA: readonly TestData[] = ["orders", "readings", "csv", "dialect"];
// True if DuckDB is installed.
const hasDuckdb = spawnSync("python3", ["-c", "import duckdb"]).status === 0;

// The first row of each kind of data is the baseline for the others.
const ROWS: readonly Row[] = [
  variant("orders", "ours", "orders-core", true),
  variant("orders", "floor, no transform", "orders-floor", false),
  variant("orders", "floor, transform by hand", "orders-by-hand", true),
  variant("orders", "ours, redacted", "orders-core-redacted", false),
  variant("orders", "ours, int64 and decimal", "orders-lossless", false),
  variant("orders", "ours, a field by a function", "orders-function", true),
  variant("orders", "ours, zstd", "orders-zstd", true),
  variant("orders", "ours, Parquet at once", "orders-parquet", false),
  variant("orders", "row by row", "orders-row-by-row", true),
  python("orders", "Python", "keep"),
  python("orders", "Python, redacted", "redact"),
  variant("readings", "ours", "readings-core", true),
  variant("readings", "floor, no transform", "readings-floor", false),
  variant("readings", "floor, transform by hand", "readings-by-hand", true),
  variant("readings", "row by row", "readings-row-by-row", true),
  variant("csv", "ours", "csv-core", true),
  variant("csv", "ours, zstd", "csv-zstd", true),
  { ...variant("csv", "ours, another dialect", "csv-dialect", true), input: "dialect" },
  variant("csv", "csv-parse in our batches", "csv-parse-batches", true),
  variant("csv", "csv-parse, row by row", "csv-parse-row-by-row", true),
  python("csv", "Python", "keep"),
  ...(hasDuckdb
    ? [
        duckdb("orders", "DuckDB", "gzip"),
        duckdb("orders", "DuckDB, zstd", "zstd"),
        duckdb("orders", "DuckDB, Parquet", "parquet"),
        duckdb("csv", "DuckDB", "gzip"),
        duckdb("csv", "DuckDB, zstd", "zstd"),
      ]
    : []),
];

export interface TransformOptions {
  readonly records: number;
  readonly rounds: number;
  /** The prefixes of the names of the variants to run. */
  readonly only: readonly string[];
}

/** Compares ways to transform gzip files, each run in its own process, in turn. */
export async function benchTransform({ records, rounds, only }: TransformOptions): Promise<void> {
  const rows = ROWS.filter(({ what }) => only.some((start) => what.startsWith(start)));
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    const bundle = await bundleVariants(folder);
    for (const data of TEST_DATA) {
      const file = { path: join(folder, data), data, isGzip: true, maxRecords: records };
      const { contentBytes } = await writeTestFile(file);
      console.log(`${records} records, ${data}: ${(contentBytes / 1e6).toFixed(1)} MB`);
    }
    const runs = await inTurn(rows, rounds, async (row) => {
      const result = await runRow(row, bundle, folder);
      console.error(`${row.data}, ${row.what}: ${result.cpuSeconds.toFixed(2)} s`);
      return result;
    });
    const variants = rows.map((row, index) => ({ ...row, runs: runs[index] ?? [] }));
    checkSame(variants);
    console.table(transformTable(variants));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Bundled as the functions are: running TypeScript directly would add its own cost to the
 * measurement.
 */
async function bundleVariants(folder: string): Promise<string> {
  const outfile = join(folder, "variants.js");
  await build({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: ["tools/bench/run-variant.ts"],
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
  { data, input = data, command }: Row,
  bundle: string,
  folder: string,
): Promise<VariantRun> {
  const output = join(folder, "output");
  await rm(output, { force: true });
  const [program, script = "", ...options] = command(bundle);
  const files = [join(folder, input), output];
  const isPython = program === "python3";
  const args = isPython ? [script, ...files, ...options] : [script, ...options, ...files];
  const { stdout } = await run(program, args, { env: { ...process.env, TMPDIR: folder } });
  return JSON.parse(stdout);
}
