import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { PROCESSED_PREFIX, RAW_PREFIX } from "@lambda-etl/shared/key-prefixes";
import { writeObject } from "@lambda-etl/shared/s3-write";
import { listObjects } from "../local-pipeline/buckets";
import { objectCreatedEvent } from "../local-pipeline/object-events";
import { projectPath } from "../project-path";
import { BUCKETS, type LocalFunctions, startFunctions } from "./local-functions";
import { medianOf, quantileOf } from "./statistics";

/**
 * Milliseconds that a small object spends in each warm function, one object after another.
 * EventBridge's delivery time is not included.
 */
export async function benchLatency(objects: number): Promise<void> {
  const functions = await startFunctions([]);
  try {
    await uploadSamples(functions, objects);
    const transformed = await run(functions, "data-transform", RAW_PREFIX, "");
    const delivered = await run(functions, "data-output", PROCESSED_PREFIX, ".gz");
    const both = transformed.map((ms, index) => ms + (delivered[index] ?? 0));
    const rows = { "data-transform": transformed, "data-output": delivered, both };
    console.table(
      Object.entries(rows).map(([what, milliseconds]) => ({
        what,
        "median ms": medianOf(milliseconds).toFixed(0),
        "95 % ms": quantileOf(milliseconds, 0.95).toFixed(0),
        objects: milliseconds.length,
      })),
    );
  } finally {
    await functions.stop();
  }
}

async function uploadSamples({ s3 }: LocalFunctions, objects: number): Promise<void> {
  const sample = await readFile(projectPath("samples/orders.ndjson"), "utf8");
  const signal = new AbortController().signal;
  for (let index = 0; index < objects; index += 1) {
    const key = `${RAW_PREFIX}${index}.ndjson`;
    const body = Readable.from([Buffer.from(`${sample.trim()}\n${"\n".repeat(index)}`)]);
    await writeObject(s3, { bucket: BUCKETS.ingestion, key, body, metadata: {} }, signal);
  }
}

/** The durations of all objects but the first, which meets a cold function. */
async function run(
  { s3, run }: LocalFunctions,
  name: "data-transform" | "data-output",
  prefix: string,
  ending: string,
): Promise<readonly number[]> {
  const objects = await listObjects(s3, BUCKETS.ingestion, prefix);
  const events = objects.filter(({ key }) => key.endsWith(ending)).map(objectCreatedEvent);
  return (await run(name, events)).durationsMs.slice(1);
}
