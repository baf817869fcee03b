import { createReadStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROCESSED_PREFIX, RAW_PREFIX } from "@lambda-etl/shared/key-prefixes";
import { writeObject } from "@lambda-etl/shared/s3-write";
import { BUCKETS, eventsOf, type LocalFunctions, startFunctions } from "./local-functions";
import { countS3Requests } from "./s3-requests";
import { writeTestFile } from "./test-data";

type Stage = "data-ingestion" | "data-transform" | "data-output";

// The first object meets a cold function, and is not counted if there are more. Larger objects are
// measured once, with the init.
const REPETITIONS = [
  { upToMb: 1, objects: 21 },
  { upToMb: 10, objects: 11 },
];

/**
 * The costs of one object in each warm function, by size: CPU seconds, bytes of log, requests to
 * S3. operations/pricing/measurements.json holds these figures.
 */
export async function benchInvocations(sizesMb: readonly number[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  const sources = sizesMb.flatMap((size) => names(size).map((name) => `plain-${name}.ndjson`));
  const functions = await startFunctions(sources);
  try {
    for (const size of sizesMb) console.table(await measureSize(functions, folder, size));
  } finally {
    await functions.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function names(sizeMb: number): readonly string[] {
  const objects = REPETITIONS.find(({ upToMb }) => sizeMb <= upToMb)?.objects ?? 1;
  return Array.from({ length: objects }, (_, index) => `${sizeMb}-${index}`);
}

async function measureSize(functions: LocalFunctions, folder: string, sizeMb: number) {
  const objects = names(sizeMb);
  for (const isGzip of [false, true]) await upload(functions, folder, sizeMb, isGzip);
  const plain = objects.map((name) => [{ source: `s3://${BUCKETS.source}/plain-${name}.ndjson` }]);
  const events = (prefix: (name: string) => string) =>
    Promise.all(objects.map((name) => eventsOf(functions, prefix(name))));
  const rows = [await measure(functions, "data-ingestion", plain)];
  rows.push(
    await measure(
      functions,
      "data-transform",
      await events((name) => `${RAW_PREFIX}${name}.ndjson.gz`),
    ),
  );
  const parts = await events((name) => `${PROCESSED_PREFIX}${name}.ndjson.gz/`);
  rows.push(await measure(functions, "data-output", parts));
  const parquet = { OUTPUT_FORMAT: "parquet" };
  rows.push({
    ...(await measure(functions, "data-output", parts, parquet)),
    what: "data-output, Parquet",
  });
  return rows.map((row) => ({ "input MB": sizeMb, ...row }));
}

async function measure(
  functions: LocalFunctions,
  stage: Stage,
  events: readonly (readonly unknown[])[],
  environment: Readonly<Record<string, string>> = {},
) {
  const requests = countS3Requests();
  const run = await functions.run(stage, events.flat(), environment);
  requests.stop();
  const each = events[0]?.length ?? 0;
  const counted = Math.max(events.length - 1, 1);
  const warm = <Value>(values: readonly Value[]) => values.slice(events.length > 1 ? each : 0);
  const perObject = (values: readonly number[]) => sum(warm(values)) / counted;
  return {
    what: stage as string,
    "invocations per object": each,
    "CPU s": perObject(run.cpuSecondsEach).toFixed(4),
    "log bytes": Math.round(perObject(run.outputBytesEach)),
    "S3 writes": (requests.writes / events.length).toFixed(2),
    "S3 reads": (requests.reads / events.length).toFixed(2),
    cold: events.length === 1,
    "peak MB": run.peakMemoryMb.toFixed(0),
  } satisfies Record<string, unknown> & { readonly what: string };
}

async function upload({ s3 }: LocalFunctions, folder: string, sizeMb: number, isGzip: boolean) {
  const path = join(folder, "upload");
  const file = { path, data: "orders", isGzip, maxContentBytes: sizeMb * 1e6 } as const;
  const { contentBytes } = await writeTestFile(file);
  console.log(
    `${(contentBytes / 1e6).toFixed(1)} MB, stored ${((await stat(path)).size / 1e6).toFixed(1)} MB`,
  );
  const signal = new AbortController().signal;
  for (const name of names(sizeMb)) {
    const bucket = isGzip ? BUCKETS.ingestion : BUCKETS.source;
    const key = isGzip ? `${RAW_PREFIX}${name}.ndjson.gz` : `plain-${name}.ndjson`;
    await writeObject(s3, { bucket, key, body: createReadStream(path), metadata: {} }, signal);
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
