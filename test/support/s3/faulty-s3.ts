import type { S3Client } from "@aws-sdk/client-s3";
import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { createS3Client } from "../../../layer/src/s3";
import { type FaultyS3, startFaultyS3 } from "./s3-faults";
import { startS3Server } from "./s3-server";

/** A client whose requests pass the faults, and what a test needs around it. */
export interface FaultyClient {
  readonly s3: S3Client;
  readonly faults: FaultyS3;
  put(bucket: string, key: string, body: Buffer | string): Promise<{ readonly eTag: string }>;
  read(bucket: string, key: string): Promise<Buffer>;
  stop(): Promise<void>;
}

// Small, so that a test of what lasts takes no longer.
const LIMITS = { attempts: 3, connectionMs: 1_000, requestMs: 500, idleMs: 500 };

/** Starts an S3 server with these buckets behind a proxy for faults, and a client of the layer's. */
export async function startFaultyClient(buckets: readonly string[]): Promise<FaultyClient> {
  const server = await startS3Server(buckets);
  const faults = await startFaultyS3(server.env);
  const before = { ...process.env };
  Object.assign(process.env, faults.env);
  const s3 = createS3Client(LIMITS);
  return {
    s3,
    faults,
    put: async (bucket, key, body) => {
      const { ETag } = await s3.send(
        new PutObjectCommand({ Bucket: bucket, Key: key, Body: Buffer.from(body) }),
      );
      return { eTag: (ETag ?? "").replaceAll('"', "") };
    },
    read: async (bucket, key) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return Buffer.from((await Body?.transformToByteArray()) ?? []);
    },
    stop: async () => {
      s3.destroy();
      process.env = before;
      await faults.stop();
      await server.stop();
    },
  };
}
