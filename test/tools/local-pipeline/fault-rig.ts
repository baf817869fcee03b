import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { type ObjectCreatedEvent, objectOfEvent } from "@lambda-etl/shared/object-created";
import { headObject } from "@lambda-etl/shared/s3";
import { ingestSource } from "../../../lambdas/data-ingestion/ingest";
import { chooseSource, readSources } from "../../../lambdas/data-ingestion/source";
import { columnsOf } from "../../../lambdas/data-output/columns";
import { deliver } from "../../../lambdas/data-output/deliver";
import { MAX_PART_BYTES } from "../../../lambdas/data-output/limits";
import { s3Stores } from "../../../lambdas/data-output/stores";
import { compile } from "../../../lambdas/data-transform/compile";
import { LIMITS } from "../../../lambdas/data-transform/limits";
import { transformObject } from "../../../lambdas/data-transform/transform-object";
import { specification } from "../../../lambdas/datasets/specification";
import { listObjects } from "../../../tools/local-pipeline/buckets";
import { PATIENCE_MS } from "../../support/programs/patience";
import { type FaultyClient, startFaultyClient } from "../../support/s3/faulty-s3";
import { BUCKETS } from "./crash-rig";
import type { Delivery } from "./deliver-events";

/** The functions' code in this process, on one S3 server. */
export interface FaultRig {
  readonly client: FaultyClient;
  /** @param maxPartBytes the maximum size of a processed part */
  invoke(delivery: Delivery, maxPartBytes?: number): Promise<void>;
  /** Replaces an object without faults; returns a function that restores it. */
  replace(bucket: string, key: string, content: Buffer): Promise<() => Promise<void>>;
  /** The metadata of each object in the functions' buckets, with times masked. */
  readMetadata(): Promise<Readonly<Record<string, string>>>;
  /** Removes requests, faults and all objects except the sources. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

export async function startFaultRig(source: string): Promise<FaultRig> {
  const client = await startFaultyClient(Object.values(BUCKETS));
  const { s3, beside, faults } = client;
  const transform = compile(specification);
  const sources = readSources(JSON.stringify([source]));
  const ingestion = {
    s3,
    ingestionBucket: BUCKETS.ingestion,
    sources,
    network: {
      isAllowedAddress: () => false,
      connectTimeoutMs: PATIENCE_MS,
      answerTimeoutMs: PATIENCE_MS,
      idleTimeoutMs: PATIENCE_MS,
    },
    maxBytes: 100_000_000,
    firstWaitMs: 1,
  };
  const delivery = {
    s3,
    ingestionBucket: BUCKETS.ingestion,
    outputBucket: BUCKETS.output,
    format: "ndjson",
    columnsOf: () => columnsOf(specification),
    maxPartBytes: MAX_PART_BYTES,
  } as const;
  const remove = (bucket: string, key: string) =>
    beside.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  const find = async (bucket: string, key: string) =>
    (await listObjects(beside, bucket, key)).find((object) => object.key === key);

  return {
    client,
    invoke: async ({ name, event }, maxPartBytes = LIMITS.maxPartBytes) => {
      const { signal } = new AbortController();
      const created = (prefix: string) =>
        objectOfEvent(event as ObjectCreatedEvent, { bucket: BUCKETS.ingestion, prefix });
      if (name === "data-ingestion") {
        await ingestSource(chooseSource(event, sources), ingestion, signal);
      } else if (name === "data-transform") {
        const limits = { ...LIMITS, maxPartBytes };
        const job = { s3, source: created("raw/"), transform, limits, signal, firstWaitMs: 1 };
        await transformObject(job);
      } else await deliver(created("processed/"), s3Stores(delivery, signal), delivery.format);
    },
    replace: async (bucket, key, content) => {
      const place = { Bucket: bucket, Key: key };
      const before = (await find(bucket, key)) && (await beside.send(new GetObjectCommand(place)));
      const body = before && Buffer.from((await before.Body?.transformToByteArray()) ?? []);
      const { ETag } = await beside.send(new PutObjectCommand({ ...place, Body: content }));
      return async () => {
        // An object that was replaced again since is already right.
        if (`"${(await find(bucket, key))?.eTag}"` !== ETag) return;
        if (before === undefined || body === undefined) await remove(bucket, key);
        else {
          const { ContentType, ContentEncoding, Metadata } = before;
          const described = { ContentType, ContentEncoding, Metadata };
          await beside.send(new PutObjectCommand({ ...place, ...described, Body: body }));
        }
      };
    },
    readMetadata: async () => {
      const entries: [string, string][] = [];
      for (const bucket of [BUCKETS.ingestion, BUCKETS.output]) {
        for (const { key } of await listObjects(beside, bucket)) {
          const head = await headObject(beside, { bucket, key }, new AbortController().signal);
          const timeless = Object.entries(head?.metadata ?? {}).filter(
            ([name]) =>
              !(name === "source-last-modified" || (isManifest(key) && name === "sha256")),
          );
          const text = JSON.stringify(timeless.sort());
          const name = `${bucket}/${key}`.replace(/dt=[\d-]+/, "dt=DATE");
          entries.push([name, text]);
        }
      }
      return Object.fromEntries(entries);
    },
    reset: async () => {
      faults.reset();
      for (const bucket of [BUCKETS.ingestion, BUCKETS.output]) {
        for (const { key } of await listObjects(beside, bucket)) await remove(bucket, key);
      }
    },
    stop: client.stop,
  };
}

/** Masks the source's modification time in a text. */
function isManifest(key: string): boolean {
  return key.endsWith("/manifest.json");
}
