import { type FaultyS3, startFaultyS3 } from "./s3-faults";
import { startS3Server } from "./s3-server";

/** Starts an S3 server of this machine's own, reached through a proxy that can go wrong. */
export async function startS3Gateway(buckets: readonly string[]): Promise<FaultyS3> {
  const server = await startS3Server(buckets);
  const proxy = await startFaultyS3(server.env);
  return {
    ...proxy,
    stop: async () => {
      await proxy.stop();
      await server.stop();
    },
  };
}
