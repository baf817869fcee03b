import { Readable } from "node:stream";
import type { S3Client } from "@aws-sdk/client-s3";
import { withRetries } from "@lambda-etl/shared/retry";
import { headObject } from "@lambda-etl/shared/s3";
import { objectExists } from "@lambda-etl/shared/s3-list";
import { writeObject } from "@lambda-etl/shared/s3-write";
import type { Network } from "./https-request";
import { openUrl } from "./https-source";
import {
  formatValidators,
  isSameVersion,
  type OpenedSource,
  parseValidators,
  type Validators,
} from "./opened-source";
import { openSourceObject } from "./s3-source";
import { allowedHosts, type Source, type Sources } from "./source";
import { TransientError } from "./transient-error";

export interface Ingestion {
  readonly s3: S3Client;
  readonly ingestionBucket: string;
  readonly sources: Sources;
  readonly network: Network;
  readonly maxBytes: number;
  /** The wait before the second attempt; each later wait is twice as long. */
  readonly firstWaitMs: number;
}

export interface IngestResult {
  readonly key: string;
  /** "unchanged" if this version of the source was already stored. */
  readonly outcome: "stored" | "unchanged";
  readonly bytes: number;
}

interface StoredObject {
  readonly eTag: string;
  readonly validators: Validators;
}

const ATTEMPTS = 3;

/** Streams a source, unchanged, to raw/ in the ingestion bucket, unless this version is there already. */
export async function ingestSource(
  source: Source,
  ingestion: Ingestion,
  signal: AbortSignal,
): Promise<IngestResult> {
  const { firstWaitMs } = ingestion;
  const isRetryable = (error: unknown) => error instanceof TransientError;
  const retries = { isRetryable, attempts: ATTEMPTS, firstWaitMs, signal };
  return withRetries(retries, async () => {
    const stored = await readStored(source, ingestion, signal);
    const opened = await openSource(source, stored?.validators, ingestion, signal);
    if (opened === undefined) return { key: source.key, outcome: "unchanged", bytes: 0 };
    return store({ source, stored, opened, ingestion, signal });
  });
}

async function readStored(
  { key }: Source,
  { s3, ingestionBucket }: Ingestion,
  signal: AbortSignal,
): Promise<StoredObject | undefined> {
  const object = { bucket: ingestionBucket, key };
  if (!(await objectExists(s3, object, signal))) return undefined;
  const head = await headObject(s3, object, signal);
  return head && { eTag: head.eTag, validators: parseValidators(head.metadata) };
}

async function openSource(
  source: Source,
  stored: Validators | undefined,
  { s3, sources, network, maxBytes }: Ingestion,
  signal: AbortSignal,
): Promise<OpenedSource | undefined> {
  if (source.kind === "s3") return openSourceObject({ source, s3, stored, maxBytes, signal });
  const { url } = source;
  const hosts = allowedHosts(sources);
  const opened = await openUrl({ url, stored, allowedHosts: hosts, maxBytes, network, signal });
  // A server may ignore the conditional headers.
  if (opened === undefined || !isSameVersion(stored, opened.validators)) return opened;
  opened.body.destroy();
  return undefined;
}

interface Storing {
  readonly source: Source;
  readonly stored: StoredObject | undefined;
  readonly opened: OpenedSource;
  readonly ingestion: Ingestion;
  readonly signal: AbortSignal;
}

/**
 * Writes once, on the condition that the stored object has not changed, so that only one of two
 * concurrent writes creates a new version.
 */
async function store({
  source,
  stored,
  opened,
  ingestion,
  signal,
}: Storing): Promise<IngestResult> {
  const { body, validators, contentType, contentEncoding } = opened;
  const { s3, ingestionBucket } = ingestion;
  const { key } = source;
  let bytes = 0;
  let sourceError: unknown;
  async function* counted() {
    try {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        yield chunk;
      }
    } catch (error) {
      sourceError = error;
      throw error;
    }
  }
  const object = {
    bucket: ingestionBucket,
    key,
    body: Readable.from(counted(), { objectMode: false }),
    ...(contentType !== undefined && { contentType }),
    ...(contentEncoding !== undefined && { contentEncoding }),
    metadata: formatValidators(originOf(source), validators),
    condition: stored === undefined ? { absent: true as const } : { unchanged: stored.eTag },
  };
  const outcome = await writeObject(s3, object, signal)
    .catch((error) => {
      throw sourceError ?? error;
    })
    .finally(() => body.destroy());
  if (outcome === "written") return { key, outcome: "stored", bytes };
  const now = await readStored(source, ingestion, signal);
  if (isSameVersion(now?.validators, validators)) return { key, outcome: "unchanged", bytes: 0 };
  throw new TransientError(
    `s3://${ingestionBucket}/${key} was written by another at the same time`,
  );
}

/** The location of a source, as ASCII; without the query, which may hold a token. */
function originOf(source: Source): string {
  if (source.kind === "s3") return `s3://${source.bucket}/${encodeURI(source.objectKey)}`;
  const { origin, pathname } = new URL(source.url);
  return `${origin}${pathname}`;
}
