import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { S3Client } from "@aws-sdk/client-s3";
import type { CleanUp } from "./clean-up";

/** The S3 server of a run. */
export interface S3Target {
  readonly endpoint: string;
  readonly s3: S3Client;
  /** The variables that the functions need to use the server. */
  readonly environment: Readonly<Record<string, string>>;
}

interface Credentials {
  readonly AWS_ACCESS_KEY_ID: string;
  readonly AWS_SECRET_ACCESS_KEY: string;
  readonly AWS_SESSION_TOKEN?: string;
}

const REGION = "us-east-1";
// Emulators accept any credentials; for other servers the usual variables are used.
const ANY_CREDENTIALS: Credentials = { AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local" };

/** Connects to the server at the endpoint; without an endpoint, starts a server in this process. */
export async function openS3(endpoint: string | undefined, cleanUp: CleanUp): Promise<S3Target> {
  const address = endpoint === undefined ? await startServer(cleanUp) : await toAddress(endpoint);
  const credentials = endpoint === undefined ? ANY_CREDENTIALS : readCredentials(process.env);
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = credentials;
  const { AWS_SESSION_TOKEN: sessionToken } = credentials;
  const s3 = new S3Client({
    endpoint: address,
    region: REGION,
    credentials: {
      accessKeyId,
      secretAccessKey,
      ...(sessionToken !== undefined && { sessionToken }),
    },
  });
  cleanUp.add(() => s3.destroy());
  const environment = { AWS_ENDPOINT_URL_S3: address, AWS_REGION: REGION, ...credentials };
  return { endpoint: address, s3, environment };
}

async function startServer(cleanUp: CleanUp): Promise<string> {
  const { startFauxqs } = await import("fauxqs");
  const server = await startFauxqs({ port: 0, logger: false, host: "127.0.0.1" });
  cleanUp.add(() => server.stop());
  return `http://127.0.0.1:${server.port}`;
}

/**
 * Resolves the host of an HTTP endpoint. The SDK adds the bucket to the host name unless that is an IP
 * address, and most local host names do not resolve with a bucket prefix.
 */
async function toAddress(endpoint: string): Promise<string> {
  const url = new URL(endpoint);
  if (url.protocol === "http:" && isIP(url.hostname) === 0) {
    url.hostname = (await lookup(url.hostname, { family: 4 })).address;
  }
  return url.origin;
}

function readCredentials(env: NodeJS.ProcessEnv): Credentials {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = env;
  if (AWS_ACCESS_KEY_ID === undefined || AWS_SECRET_ACCESS_KEY === undefined) {
    return ANY_CREDENTIALS;
  }
  return {
    AWS_ACCESS_KEY_ID,
    AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN !== undefined && { AWS_SESSION_TOKEN }),
  };
}
