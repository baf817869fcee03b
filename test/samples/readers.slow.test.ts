import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { expect } from "chai";
import type { Column } from "../../lambdas/data-output/columns";
import { openSpool } from "../../lambdas/data-transform/spool";
import type { Field } from "../../lambdas/datasets/specification-types";
import { parquetOf, resultOf, SAMPLES } from "./sample-datasets";

const READERS = "import duckdb, pandas, polars, pyarrow, zstandard";
const missing = spawnSync("python3", ["-c", READERS], { encoding: "utf8" }).status !== 0;

/** What a reader of Python makes of a column. */
function kindOf({ element }: Column, field: Field | undefined): string {
  const { type, converted_type: converted, scale } = element;
  if (converted === "DECIMAL") return `decimal${scale}`;
  if (converted?.startsWith("TIMESTAMP")) return "timestamp";
  if (converted === "DATE") return "date";
  if (type === "INT64") return "int";
  if (type === "DOUBLE") return "double";
  if (type === "BOOLEAN") return "bool";
  const isJson = field !== undefined && "type" in field && field.type === "json";
  return isJson ? "json" : "text";
}

/** As data-transform compresses it. */
async function inZstd(text: string): Promise<Buffer> {
  const spool = await openSpool("zstd");
  await spool.write(Buffer.from(text));
  const file = await spool.finish();
  try {
    return await buffer(file.openBody());
  } finally {
    await file.close();
  }
}

async function jobOf(name: string, folder: string) {
  const result = await resultOf(name);
  const { dataset, columns, ndjson } = result;
  const files = {
    parquet: join(folder, `${name}.parquet`),
    ndjson: join(folder, `${name}.ndjson`),
    zstd: join(folder, `${name}.ndjson.zst`),
  };
  writeFileSync(files.parquet, await parquetOf(result));
  writeFileSync(files.ndjson, ndjson);
  writeFileSync(files.zstd, await inZstd(ndjson));
  const kinds = columns.map((column) => [column.name, kindOf(column, dataset.fields[column.name])]);
  const precisions = columns.map(({ name, element }) => [name, element.precision ?? 0]);
  return {
    name,
    ...files,
    kinds: Object.fromEntries(kinds),
    precisions: Object.fromEntries(precisions),
    // A double is written with as many digits as it needs.
    exact: kinds.every(([, kind]) => kind !== "json"),
  };
}

if (missing && process.env.READERS === "required") {
  throw new Error(
    "READERS=required is set, and Python has no duckdb, pandas, polars, pyarrow and zstandard",
  );
}
if (missing)
  it("the results of the samples, by readers of Python (skipped: they are not installed)");
else {
  describe("the results of the samples, read by DuckDB, pyarrow, polars and pandas", () => {
    let folder: string;
    let problems: Readonly<Record<string, readonly string[]>>;

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), "readers-"));
      const jobs = await Promise.all(SAMPLES.map((name) => jobOf(name, folder)));
      const { stdout, stderr } = spawnSync("python3", [join(__dirname, "read-results.py")], {
        input: JSON.stringify(jobs),
        encoding: "utf8",
        maxBuffer: 1e9,
      });
      expect(stderr).to.equal("");
      problems = JSON.parse(stdout);
    });
    after(() => rmSync(folder, { recursive: true }));

    for (const name of SAMPLES) {
      it(`${name} is the same to all, value by value`, () => {
        expect(problems[name]).to.deep.equal([]);
      });
    }
  });
}
