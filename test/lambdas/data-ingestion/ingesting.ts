import type { IncomingMessage, ServerResponse } from "node:http";
import { createS3Client } from "@lambda-etl/shared/s3";
import {
  type Ingestion,
  type IngestResult,
  ingestSource,
} from "../../../lambdas/data-ingestion/ingest";
import { chooseSource, readSources } from "../../../lambdas/data-ingestion/source";
import { setEnvironment } from "../../support/programs/environment";
import { type HttpsTestServer, startHttpsServer } from "../../support/programs/https-server";
import { PATIENCE_MS } from "../../support/programs/patience";
import type { FaultyS3 } from "../../support/s3/s3-faults";
import { startS3Gateway } from "../../support/s3/s3-gateway";
import { S3Objects } from "../../support/s3/s3-objects";

export const TEXT = "id\n1\n";

export type Respond = (request: IncomingMessage, answer: ServerResponse) => void;

export interface IngestOptions {
  readonly changes?: Partial<Ingestion>;
  readonly network?: Partial<Ingestion["network"]>;
  readonly signal?: AbortSignal;
}

export interface Ingesting {
  readonly web: HttpsTestServer;
  readonly s3: FaultyS3;
  readonly objects: S3Objects;
  /** What the https server does with the next requests. */
  respond: Respond;
  ingestUrl(text: string, options?: IngestOptions): Promise<IngestResult>;
  /** Of the https server of this machine. */
  ingest(path: string, options?: IngestOptions): Promise<IngestResult>;
  stop(): Promise<void>;
}

/** Starts an https server as the source, an S3 server with the bucket `ingestion`, and ingests from one to the other. */
export async function startIngesting(): Promise<Ingesting> {
  const web = await startHttpsServer((request, answer) => self.respond(request, answer));
  const s3 = await startS3Gateway(["ingestion"]);
  const objects = new S3Objects(s3.env);
  const restore = setEnvironment(s3.env);
  const self: Ingesting = {
    web,
    s3,
    objects,
    respond: (_, answer) => answer.end(TEXT),
    ingest: (path, options) => self.ingestUrl(`https://${web.host}${path}`, options),
    ingestUrl: (text, { changes, network, signal = new AbortController().signal } = {}) => {
      const sources = readSources(JSON.stringify([text]));
      const ingestion: Ingestion = {
        s3: createS3Client(),
        ingestionBucket: "ingestion",
        sources,
        network: {
          isAllowedAddress: () => true,
          ca: web.ca,
          connectTimeoutMs: PATIENCE_MS,
          answerTimeoutMs: PATIENCE_MS,
          idleTimeoutMs: PATIENCE_MS,
          ...network,
        },
        maxBytes: 100_000_000,
        firstWaitMs: 1,
        ...changes,
      };
      return ingestSource(chooseSource({ source: text }, sources), ingestion, signal);
    },
    stop: async () => {
      restore();
      objects.close();
      await s3.stop();
      await web.stop();
    },
  };
  return self;
}

/** The message of the error that an attempt ends in. */
export function failure(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => "no error",
    (error: Error) => error.message,
  );
}
