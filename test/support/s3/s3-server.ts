export interface S3TestServer {
  /** What a process needs in its environment to use this server as its S3. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Starts an S3 server of this machine's own with the buckets named. */
export async function startS3Server(buckets: readonly string[]): Promise<S3TestServer> {
  const { startFauxqs } = await import("fauxqs");
  const server = await startFauxqs({ port: 0, logger: false });
  for (const bucket of buckets) server.createBucket(bucket);
  return {
    env: {
      // An IP address, because the SDK then puts the bucket into the path and no DNS is needed.
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${server.port}`,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
    },
    stop: () => server.stop(),
  };
}
