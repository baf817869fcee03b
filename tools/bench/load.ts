import { gunzipSync, zstdDecompressSync } from "node:zlib";
import type { S3Client } from "@aws-sdk/client-s3";
import {
  OUTPUT_MANIFESTS_PREFIX,
  PROCESSED_PREFIX,
  RAW_PREFIX,
} from "@lambda-etl/shared/key-prefixes";
import type { FunctionName } from "../../infra/functions";
import type { OutputManifest } from "../../lambdas/data-output/output-manifest";
import { listObjects, readObject } from "../local-pipeline/buckets";
import {
  BUCKETS,
  eventsOf,
  type FunctionRun,
  type LocalFunctions,
  memoryShare,
  startFunctions,
} from "./local-functions";
import { hasPrice, indexOfOrder } from "./test-data";
import { unpackSpecification } from "./unpack-specification";
import { uploadTestFile } from "./upload-test-file";

/** The number of concurrent processes of a function. */
const AT_ONCE = 3;

interface LoadedObject {
  readonly path: string;
  readonly records: number;
}

/**
 * Sends large objects through the built functions concurrently. Each process gets all events in a
 * different order. Fails if a record is missing or duplicated, or if a process needs more memory
 * than its function has.
 * @param isZstd whether the results are compressed with zstd
 */
export async function benchLoad(sizesMb: readonly number[], isZstd: boolean): Promise<void> {
  const functions = await startFunctions([]);
  try {
    const objects: LoadedObject[] = [];
    for (const [index, sizeMb] of sizesMb.entries()) {
      const path = `${index}-${sizeMb}.ndjson.gz`;
      const object = { bucket: BUCKETS.ingestion, key: `${RAW_PREFIX}${path}`, sizeMb } as const;
      const { records } = await uploadTestFile(functions.s3, { ...object, data: "orders" });
      objects.push({ path, records });
    }
    const unpack = isZstd ? unpackSpecification("inZstd") : undefined;
    const transforms = await runAtOnce(functions, "data-transform", RAW_PREFIX, unpack);
    const outputs = await runAtOnce(functions, "data-output", PROCESSED_PREFIX, unpack);
    console.table([...transforms, ...outputs].map(describe));
    for (const object of objects) console.log(await checkResult(functions.s3, object));
    await checkNoOthers(functions.s3);
  } finally {
    await functions.stop();
  }
}

/**
 * Each process gets all events, starting with a different one; every second process in reverse
 * order.
 */
async function runAtOnce(
  functions: LocalFunctions,
  name: FunctionName,
  prefix: string,
  unpack: Parameters<LocalFunctions["run"]>[3],
): Promise<readonly FunctionRun[]> {
  const events = await eventsOf(functions, prefix);
  const runs = Array.from({ length: AT_ONCE }, (_, index) => {
    const from = Math.floor((index * events.length) / AT_ONCE);
    const turned = [...events.slice(from), ...events.slice(0, from)];
    return functions.run(name, index % 2 === 0 ? turned : turned.reverse(), {}, unpack);
  });
  return Promise.all(runs);
}

function describe(run: FunctionRun) {
  const { name, durationsMs, cpuSeconds, peakMemoryMb, memoryMb } = run;
  if (peakMemoryMb > memoryMb) throw new Error(`${name} took ${peakMemoryMb} of ${memoryMb} MB`);
  return {
    name,
    events: durationsMs.length,
    "CPU s": cpuSeconds.toFixed(1),
    "peak MB": peakMemoryMb.toFixed(0),
    "of memory": memoryShare(run),
  };
}

/** @throws if a record is missing or duplicated, or should have been rejected */
async function checkResult(s3: S3Client, { path, records }: LoadedObject): Promise<string> {
  const manifest = await readManifest(s3, `${OUTPUT_MANIFESTS_PREFIX}${path}.json`);
  const times = new Uint8Array(records);
  for (const { key } of manifest.files) {
    for (const line of (await readLines(s3, key)).split("\n")) {
      if (line === "") continue;
      const index = indexOfOrder(JSON.parse(line).id);
      times[index] = (times[index] ?? 0) + 1;
    }
  }
  const wrong = times.findIndex((count, index) => count !== (hasPrice(index) ? 1 : 0));
  if (wrong !== -1) throw new Error(`${path} has record ${wrong} ${times[wrong]} times`);
  const written = times.reduce((sum, count) => sum + count, 0);
  const { read, rejected } = manifest.counts;
  if (read !== records || written !== manifest.counts.written || rejected !== records - written) {
    throw new Error(`${path} has ${records} records, and ${JSON.stringify(manifest.counts)}`);
  }
  return `${path}: ${read} records, ${written} delivered once in ${manifest.files.length} files, ${rejected} rejected`;
}

/** @throws if there is a file that no manifest names */
async function checkNoOthers(s3: S3Client): Promise<void> {
  const keys = (await listObjects(s3, BUCKETS.output)).map(({ key }) => key);
  const manifests = keys.filter((key) => key.startsWith(OUTPUT_MANIFESTS_PREFIX));
  const results = await Promise.all(manifests.map((key) => readManifest(s3, key)));
  const named = new Set(results.flatMap(({ files }) => files.map(({ key }) => key)));
  const other = keys.find((key) => key.startsWith("dt=") && !named.has(key));
  if (other !== undefined) throw new Error(`${other} is in no manifest`);
  console.log(`${named.size} files, all named by the manifests`);
}

async function readManifest(s3: S3Client, key: string): Promise<OutputManifest> {
  return JSON.parse(Buffer.from(await readObject(s3, BUCKETS.output, key)).toString());
}

async function readLines(s3: S3Client, key: string): Promise<string> {
  const body = await readObject(s3, BUCKETS.output, key);
  return (key.endsWith(".zst") ? zstdDecompressSync(body) : gunzipSync(body)).toString();
}
