import { PROCESSED_PREFIX, RAW_PREFIX } from "@lambda-etl/shared/key-prefixes";
import { secondsAtShare } from "../../operations/pricing/cpu-share";
import {
  BUCKETS,
  eventsOf,
  type FunctionRun,
  type LocalFunctions,
  memoryShare,
  startFunctions,
} from "./local-functions";
import type { TestData } from "./test-data";
import { type SpecificationName, unpackSpecification } from "./unpack-specification";
import { uploadTestFile } from "./upload-test-file";

type OutputFormat = "ndjson" | "parquet";

interface Option {
  readonly what: string;
  readonly specification: SpecificationName;
  readonly data: TestData;
  /** The formats that data-output then writes. */
  readonly formats: readonly OutputFormat[];
}

const OPTIONS: readonly Option[] = [
  { what: "NDJSON", specification: "plain", data: "orders", formats: ["ndjson", "parquet"] },
  {
    what: "int64, decimal",
    specification: "lossless",
    data: "orders",
    formats: ["ndjson", "parquet"],
  },
  { what: "a function", specification: "withFunction", data: "orders", formats: [] },
  { what: "another dialect", specification: "dialect", data: "dialect", formats: [] },
  { what: "zstd", specification: "inZstd", data: "orders", formats: ["ndjson", "parquet"] },
];

/**
 * Runs the functions with one option of the specification after another: CPU, and the peak memory
 * of each.
 */
export async function benchOptions(sizesMb: readonly number[]): Promise<void> {
  const functions = await startFunctions([]);
  try {
    for (const size of sizesMb) {
      const rows: object[] = [];
      for (const option of OPTIONS) rows.push(...(await measureOption(functions, option, size)));
      console.table(rows);
    }
  } finally {
    await functions.stop();
  }
}

async function measureOption(
  functions: LocalFunctions,
  { what, specification, data, formats }: Option,
  sizeMb: number,
): Promise<readonly object[]> {
  const path = `${sizeMb}-${specification}.${data === "orders" ? "ndjson" : "csv"}.gz`;
  const raw = { bucket: BUCKETS.ingestion, key: `${RAW_PREFIX}${path}`, data, sizeMb };
  await uploadTestFile(functions.s3, raw);
  const unpack = unpackSpecification(specification);
  const measure = async (about: string, ...run: Parameters<LocalFunctions["run"]>) =>
    describe(`${run[0]}, ${about}`, sizeMb, await functions.run(...run));
  const events = await eventsOf(functions, raw.key);
  const transformed = await measure(what, "data-transform", events, {}, unpack);
  const parts = await eventsOf(functions, `${PROCESSED_PREFIX}${path}/`);
  const rows = [transformed];
  for (const format of formats) {
    const variables = { OUTPUT_FORMAT: format };
    const about = `${what}, to ${format}`;
    rows.push(await measure(about, "data-output", parts, variables, unpack));
  }
  return rows;
}

function describe(what: string, sizeMb: number, run: FunctionRun) {
  const { cpuSeconds, memoryMb, peakMemoryMb } = run;
  return {
    what,
    "input MB": sizeMb,
    "CPU s": cpuSeconds.toFixed(2),
    "s at its vCPU": secondsAtShare(cpuSeconds, memoryMb).low.toFixed(1),
    "peak MB": peakMemoryMb.toFixed(0),
    "of memory": memoryShare(run),
  };
}
