import { Readable } from "node:stream";
import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { writeObject } from "@lambda-etl/shared/s3-write";
import { type Invocation, invokeBundle } from "../support/programs/invoke-bundle";
import { startS3Server } from "../support/s3/s3-server";

const SOURCES = [
  "s3://upstream/daily/orders 1.ndjson",
  "s3://upstream/big.ndjson",
  "https://localhost:1/a.ndjson",
];
// A kilobyte.
const BIG_LINE = `{"id":"1","occurred_at":"2026-01-02T03:04:05Z","price":1,"note":"${"x".repeat(1_000)}"}\n`;

export const INIT_VARIABLES = [
  ["data-ingestion", "INGESTION_BUCKET"],
  ["data-ingestion", "SOURCES"],
  ["data-transform", "INGESTION_BUCKET"],
  ["data-output", "OUTPUT_BUCKET"],
] as const;

/** An S3 server, and what the built functions need to work on it. */
export interface BuiltPipeline {
  readonly s3: S3Client;
  /** Of each function. */
  readonly env: Readonly<Record<string, string>>;
  put(bucket: string, key: string, body: Buffer | string): Promise<unknown>;
  read(bucket: string, key: string): Promise<Buffer>;
  eventFor(key: string): Promise<CreatedEvent>;
  /** Takes in and transforms a source of so many lines of a kilobyte. */
  transformBig(lines: number, env: Readonly<Record<string, string>>): Promise<Invocation>;
  stop(): Promise<void>;
}

interface CreatedEvent {
  readonly detail: {
    readonly bucket: { readonly name: string };
    readonly object: { readonly key: string; readonly etag: string };
  };
}

/** Starts an S3 server with the buckets `ingestion`, `output` and `upstream`. */
export async function startBuiltPipeline(): Promise<BuiltPipeline> {
  const server = await startS3Server(["ingestion", "output", "upstream"]);
  const env = {
    ...server.env,
    INGESTION_BUCKET: "ingestion",
    OUTPUT_BUCKET: "output",
    OUTPUT_FORMAT: "ndjson",
    SOURCES: JSON.stringify(SOURCES),
  };
  const s3 = new S3Client({
    endpoint: server.env.AWS_ENDPOINT_URL_S3 ?? "",
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const eventFor = async (key: string) => {
    const { ETag = "" } = await s3.send(new HeadObjectCommand({ Bucket: "ingestion", Key: key }));
    const object = { key, etag: ETag.replaceAll('"', "") };
    return { detail: { bucket: { name: "ingestion" }, object } };
  };
  return {
    s3,
    env,
    put: (bucket, key, body) =>
      s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body })),
    read: async (bucket, key) => {
      const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
    },
    eventFor,
    transformBig: async (lines, env) => {
      // In parts, since the server takes no larger body at once.
      await writeObject(
        s3,
        {
          bucket: "upstream",
          key: "big.ndjson",
          body: Readable.from([Buffer.from(BIG_LINE.repeat(lines))]),
          metadata: {},
        },
        new AbortController().signal,
      );
      await invokeBundle("data-ingestion", { source: "s3://upstream/big.ndjson" }, env);
      return invokeBundle("data-transform", await eventFor("raw/upstream/big.ndjson"), env);
    },
    stop: async () => {
      s3.destroy();
      await server.stop();
    },
  };
}
