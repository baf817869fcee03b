import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";
import { setImmediate } from "node:timers/promises";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { type ClientLimits, createS3Client } from "../../../layer/src/s3";
import { PATIENCE_MS } from "../programs/patience";
import { type FaultyS3, startFaultyS3 } from "./s3-faults";
import { startS3Server } from "./s3-server";

/** A client whose requests pass the faults, and what a test needs around it. */
export interface FaultyClient {
  readonly s3: S3Client;
  /** Reaches S3 beside the faults. */
  readonly beside: S3Client;
  readonly faults: FaultyS3;
  put(bucket: string, key: string, body: Buffer | string): Promise<{ readonly eTag: string }>;
  read(bucket: string, key: string): Promise<Buffer>;
  /** Makes the client find that the time without a byte is over, once it has read what was sent. */
  readonly passIdleTime: (connection: Socket) => Promise<void>;
  stop(): Promise<void>;
}

/** No request that is served takes as long. The SDK heeds a limit of 6 s and more only after 3 s. */
export const LIMITS: ClientLimits = {
  attempts: 3,
  connectionMs: PATIENCE_MS,
  requestMs: PATIENCE_MS,
  idleMs: 5_900,
};

/** Starts an S3 server with these buckets behind a proxy for faults, and a client of the layer's. */
export async function startFaultyClient(buckets: readonly string[]): Promise<FaultyClient> {
  const server = await startS3Server(buckets);
  const faults = await startFaultyS3(server.env);
  const before = { ...process.env };
  Object.assign(process.env, faults.env);
  const s3 = createS3Client(LIMITS);
  await retryAtOnce(s3);
  const beside = new S3Client({ endpoint: server.env.AWS_ENDPOINT_URL_S3 ?? "" });
  const sockets = watchSockets();
  return {
    s3,
    beside,
    faults,
    passIdleTime: async (connection) => {
      const socket = sockets.byPort.get(connection.remotePort ?? 0);
      if (socket === undefined) throw new Error("the connection is not one of this process");
      while (!socket.destroyed && socket.bytesRead < connection.bytesWritten) await setImmediate();
      socket.emit("timeout");
    },
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
      beside.destroy();
      sockets.stop();
      process.env = before;
      await faults.stop();
      await server.stop();
    },
  };
}

/** Makes the SDK's attempts follow each other without a wait, which it otherwise takes at random. */
async function retryAtOnce(s3: S3Client): Promise<void> {
  const retryBackoffStrategy = {
    setDelayBase: () => undefined,
    computeNextBackoffDelay: () => 0,
  };
  Object.assign(await s3.config.retryStrategy(), { retryBackoffStrategy });
}

interface WatchedSockets {
  /** The connections that this process has made, by their own port. */
  readonly byPort: ReadonlyMap<number, Socket>;
  stop(): void;
}

function watchSockets(): WatchedSockets {
  const byPort = new Map<number, Socket>();
  const watch = (message: unknown) => {
    const { socket } = message as { readonly socket: Socket };
    socket.once("connect", () => byPort.set(socket.localPort ?? 0, socket));
  };
  subscribe("net.client.socket", watch);
  return { byPort, stop: () => unsubscribe("net.client.socket", watch) };
}
