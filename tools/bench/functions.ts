import { DeleteObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { PROCESSED_PREFIX, RAW_PREFIX } from "@lambda-etl/shared/key-prefixes";
import { MEMORY_MB_PER_VCPU } from "../../operations/pricing/cpu-share";
import { costOfTerabyte } from "./cost";
import {
  BUCKETS,
  eventsOf,
  type FunctionRun,
  type LocalFunctions,
  memoryShare,
  startFunctions,
} from "./local-functions";
import { exponentOf } from "./statistics";
import { isOverLimit, unpackUnlimited } from "./unlimited-functions";
import { uploadTestFile } from "./upload-test-file";

/** The measurement of a function for an input of one size. */
interface Measurement extends FunctionRun {
  readonly what: string;
  /** The uncompressed size. */
  readonly inputMb: number;
  readonly events: number;
}

/** The number of measurements for each size. */
const KINDS = 4;
/** From this size on, the start of the process hardly counts. */
const LARGE_MB = 100;
const PARQUET = { OUTPUT_FORMAT: "parquet" };

/**
 * Runs each built function on inputs of these sizes, with the memory that it is configured with.
 * Measures CPU, seconds at its share of a vCPU, and the peak memory of its process.
 * @param isCpuLimited whether functions are limited to that share, so that wall-clock times match
 * Lambda's
 */
export async function benchFunctions(
  sizesMb: readonly number[],
  isCpuLimited: boolean,
): Promise<void> {
  const keys = sizesMb.map((size) => `plain-${size}.ndjson`);
  const functions = await startFunctions(keys, {
    isCpuLimited,
    ...(sizesMb.some(isOverLimit) && { unpack: unpackUnlimited }),
  });
  const measurements: Measurement[] = [];
  try {
    for (const size of sizesMb) {
      const found = await measureSize(functions, size);
      measurements.push(...found);
      console.table(found.map(describe));
    }
    describeGrowth(measurements);
    console.table(
      measurements
        .slice(-KINDS)
        .map(({ what, memoryMb, cpuSeconds, inputMb }) =>
          costOfTerabyte({ what, memoryMb, cpuSecondsPerGb: (cpuSeconds / inputMb) * 1000 }),
        ),
    );
  } finally {
    await functions.stop();
  }
}

async function measureSize(
  functions: LocalFunctions,
  sizeMb: number,
): Promise<readonly Measurement[]> {
  const plain = `plain-${sizeMb}.ndjson`;
  const { s3 } = functions;
  await uploadTestFile(s3, { bucket: BUCKETS.source, key: plain, data: "orders", sizeMb });
  const packed = `${RAW_PREFIX}${sizeMb}.ndjson.gz`;
  const raw = { bucket: BUCKETS.ingestion, key: packed, data: "orders", sizeMb } as const;
  const inputMb = (await uploadTestFile(s3, raw)).contentBytes / 1e6;
  const measure = async (what: string, ...run: Parameters<LocalFunctions["run"]>) => {
    const result = await functions.run(...run);
    return { ...result, what, inputMb, events: run[1].length };
  };
  const event = { source: `s3://${BUCKETS.source}/${plain}` };
  const ingested = await measure("data-ingestion, plain", "data-ingestion", [event]);
  // Removed, because both copies are held in this machine's memory.
  await removeObject(functions.s3, BUCKETS.source, plain);
  await removeObject(functions.s3, BUCKETS.ingestion, `${RAW_PREFIX}${BUCKETS.source}/${plain}`);
  const events = await eventsOf(functions, packed);
  const transformed = await measure("data-transform, gzip", "data-transform", events);
  const parts = await eventsOf(functions, `${PROCESSED_PREFIX}${sizeMb}.ndjson.gz/`);
  const delivered = await measure("data-output, NDJSON", "data-output", parts);
  const converted = await measure("data-output, Parquet", "data-output", parts, PARQUET);
  return [ingested, transformed, delivered, converted];
}

async function removeObject(s3: S3Client, bucket: string, key: string): Promise<void> {
  await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
}

function describe(measurement: Measurement) {
  const { what, events, inputMb, memoryMb, cpuSeconds, peakMemoryMb } = measurement;
  const vcpu = memoryMb / MEMORY_MB_PER_VCPU;
  const longestShare = Math.max(...measurement.durationsMs) / 1000 / measurement.seconds;
  return {
    what,
    "input MB": inputMb.toFixed(0),
    events,
    "CPU s": cpuSeconds.toFixed(2),
    "CPU s per GB": ((cpuSeconds / inputMb) * 1000).toFixed(1),
    "s at its vCPU": (cpuSeconds / vcpu).toFixed(1),
    "longest of these": ((cpuSeconds / vcpu) * longestShare).toFixed(1),
    "timeout s": measurement.timeoutSeconds,
    "clock s": measurement.seconds.toFixed(1),
    "longest by the clock": (Math.max(...measurement.durationsMs) / 1000).toFixed(1),
    "peak MB": peakMemoryMb.toFixed(0),
    "of memory": memoryShare(measurement),
    "init ms": measurement.initMs.toFixed(0),
  };
}

function describeGrowth(measurements: readonly Measurement[]): void {
  const kinds = [...new Set(measurements.map(({ what }) => what))];
  const exponent = (what: string, valueIn: (measurement: Measurement) => number, fromMb = 0) => {
    const points = measurements
      .filter((measurement) => measurement.what === what && measurement.inputMb >= fromMb)
      .map((measurement) => [measurement.inputMb, valueIn(measurement)] as const);
    return points.length < 2 ? "-" : exponentOf(points).toFixed(2);
  };
  console.table(
    kinds.map((what) => ({
      what,
      "CPU grows with size to the power": exponent(what, ({ cpuSeconds }) => cpuSeconds),
      [`from ${LARGE_MB} MB on`]: exponent(what, ({ cpuSeconds }) => cpuSeconds, LARGE_MB),
      "peak memory": exponent(what, ({ peakMemoryMb }) => peakMemoryMb),
    })),
  );
}
