import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { checkedBody, tooLarge } from "./checked-body";
import { getOnce, type Network } from "./https-request";
import type { OpenedSource, Validators } from "./opened-source";
import { TransientError } from "./transient-error";

export interface HttpsRequest {
  readonly url: string;
  /** The validators of the stored object, if there is one. */
  readonly stored: Validators | undefined;
  /** With ports. Every redirect must go to one of them. */
  readonly allowedHosts: ReadonlySet<string>;
  readonly maxBytes: number;
  readonly network: Network;
  readonly signal: AbortSignal;
}

const MAX_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<unknown> = new Set([301, 302, 303, 307, 308]);
const TRANSIENT: ReadonlySet<unknown> = new Set([408, 425, 429]);
// Longer than any useful validator; S3 metadata holds 2 KB in total.
const MAX_VALIDATOR_LENGTH = 256;

/**
 * Opens an https URL.
 * @returns its content, or undefined if the source says that it has not changed
 * @throws TransientError if a retry may help
 */
export async function openUrl(request: HttpsRequest): Promise<OpenedSource | undefined> {
  const answer = await follow(request, new URL(request.url), MAX_REDIRECTS);
  try {
    if (answer.statusCode === 304 && request.stored !== undefined) {
      answer.destroy();
      return undefined;
    }
    return toOpenedSource(request, answer);
  } catch (error) {
    answer.destroy();
    throw error;
  }
}

async function follow(
  request: HttpsRequest,
  url: URL,
  redirectsLeft: number,
): Promise<IncomingMessage> {
  const { allowedHosts, network, signal, stored } = request;
  if (url.protocol !== "https:" || !allowedHosts.has(url.host)) {
    throw new Error(
      `${new URL(request.url).host} redirects to ${url.protocol}//${url.host}, which is not the host of a configured https source`,
    );
  }
  const answer = await getOnce(url, requestHeaders(stored), network, signal);
  if (!REDIRECTS.has(answer.statusCode)) return answer;
  answer.destroy();
  const { location } = answer.headers;
  if (location === undefined || !URL.canParse(location, url.href)) {
    throw new Error(`${url.host} answered ${answer.statusCode} without a place to go to`);
  }
  if (redirectsLeft === 0) {
    throw new Error(`${url.host} redirects more than ${MAX_REDIRECTS} times`);
  }
  return follow(request, new URL(location, url), redirectsLeft - 1);
}

function requestHeaders(stored: Validators | undefined): Readonly<Record<string, string>> {
  return {
    // Uncompressed, so that the source is stored unchanged and its length can be checked.
    "accept-encoding": "identity",
    "user-agent": "lambda-etl-data-ingestion",
    ...(stored?.eTag !== undefined && { "if-none-match": stored.eTag }),
    // A server must ignore this header if an ETag is sent; it serves sources without ETags.
    ...(stored?.lastModified !== undefined && { "if-modified-since": stored.lastModified }),
  };
}

function toOpenedSource(request: HttpsRequest, answer: IncomingMessage): OpenedSource {
  const { host } = new URL(request.url);
  const { maxBytes, network } = request;
  const { headers, statusCode = 0, statusMessage = "" } = answer;
  if (statusCode !== 200) {
    const message = `${host} answered ${statusCode} ${statusMessage}`.trimEnd();
    throw statusCode >= 500 || TRANSIENT.has(statusCode)
      ? new TransientError(message)
      : new Error(message);
  }
  const expectedBytes = readLength(host, answer);
  if (expectedBytes !== undefined && expectedBytes > maxBytes) {
    throw tooLarge(host, expectedBytes, maxBytes);
  }
  const { "content-type": contentType, "content-encoding": contentEncoding } = headers;
  const limits = { host, expectedBytes, maxBytes, idleTimeoutMs: network.idleTimeoutMs };
  const body = Readable.from(checkedBody(answer, limits));
  // Closes the socket even if nobody has started to read the body.
  body.once("close", () => answer.destroy());
  return {
    body,
    ...(contentType !== undefined && { contentType }),
    ...(contentEncoding !== undefined && { contentEncoding }),
    validators: {
      ...validator("eTag", headers.etag),
      ...validator("lastModified", headers["last-modified"]),
    },
  };
}

// Without either header, a broken connection looks like the end of the content.
function readLength(host: string, { headers }: IncomingMessage): number | undefined {
  const length = headers["content-length"];
  if (length !== undefined) return Number(length);
  if (headers["transfer-encoding"]?.toLowerCase().endsWith("chunked")) return undefined;
  throw new Error(
    `${host} says neither the length of its answer nor where it ends: it can't be told whether all of it came`,
  );
}

function validator<Name extends string>(
  name: Name,
  value: string | undefined,
): { readonly [key in Name]?: string } {
  const isUsable = value !== undefined && /^[\x20-\x7e]+$/.test(value);
  if (!isUsable || value.length > MAX_VALIDATOR_LENGTH) return {};
  return { [name]: value } as { readonly [key in Name]?: string };
}
