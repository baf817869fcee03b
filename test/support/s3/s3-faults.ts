import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { ask, isConditional, isRefused } from "./s3-upstream";

/** A request to S3, as rules and tests see it. */
export interface S3Request {
  readonly method: string;
  readonly bucket: string;
  /** Decoded; "" for a request about the bucket. */
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
}

/** A byte of a body, from its beginning. */
export type Place = number | "middle";

/** What goes wrong. Byte counts are those of the answer's body. */
export type Fault =
  /** S3 answers with an error, and does nothing. */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly code: string;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection is reset: in the body of the answer, or before any answer. */
  | { readonly kind: "reset"; readonly afterBytes?: Place }
  /** The connection is closed in order, but too early. */
  | { readonly kind: "truncate"; readonly afterBytes: Place }
  /** Nothing more comes: in the body of the answer, or no answer at all. */
  | {
      readonly kind: "hang";
      readonly afterBytes?: Place;
      /** Called when nothing more comes, with this side of the connection. */
      readonly onHang?: (connection: Socket) => unknown;
    }
  /** The lowest bit of one byte of the answer's body arrives changed. */
  | { readonly kind: "flip"; readonly atByte: Place }
  /** S3 answers 200 with a document that says what went wrong, and does nothing. */
  | {
      readonly kind: "error-document";
      readonly code: string;
      /** After the document: the SDK knows one only where nothing is. */
      readonly tail?: string;
    }
  /** The body of the answer is another, and whole by its length. */
  | { readonly kind: "change-body"; readonly change: (body: Buffer) => Buffer }
  /** S3 does what it was asked to, but its answer is lost. */
  | { readonly kind: "lose-answer" }
  /** Its client ends: before S3 has the request, or when S3 has done it and not yet answered. */
  | {
      readonly kind: "end-client";
      readonly moment: "before" | "after";
      readonly end: () => Promise<unknown>;
    }
  /** Something happens first; then the request goes on. */
  | { readonly kind: "meanwhile"; readonly run: () => Promise<unknown> }
  /** Not a fault but what the embedded server lacks: more headers in the answer. */
  | { readonly kind: "headers"; readonly headers: Readonly<Record<string, string>> };

/** A request with the status of its answer, sent or lost. */
export interface S3Call extends S3Request {
  readonly status: number;
}

export interface FaultRule {
  readonly when: (request: S3Request) => boolean;
  readonly fault: Fault;
  /** How many of the requests it is about fail; the later ones are served. */
  readonly times: number;
}

export interface FaultyS3 {
  /** What a process needs in its environment to use this proxy as its S3. */
  readonly env: Readonly<Record<string, string>>;
  /** Every request so far, in order. */
  readonly requests: readonly S3Request[];
  /** Every request whose answer is known, in the order of the answers. */
  readonly calls: readonly S3Call[];
  inject(rule: FaultRule): void;
  /** Forgets rules and requests. */
  reset(): void;
  stop(): Promise<void>;
}

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly answer: ServerResponse;
  /** Fulfilled once the answer is sent or its client is gone. */
  readonly closed: Promise<void>;
}

interface ActiveRule extends FaultRule {
  left: number;
}

/**
 * Starts a proxy before an S3 server that goes wrong by rules. It also holds conditional writes
 * (If-None-Match, If-Match) to their conditions, which the embedded server ignores.
 */
export async function startFaultyS3(
  upstreamEnv: Readonly<Record<string, string>>,
): Promise<FaultyS3> {
  const upstream = new URL(upstreamEnv.AWS_ENDPOINT_URL_S3 ?? "");
  const rules: ActiveRule[] = [];
  const requests: S3Request[] = [];
  const calls: S3Call[] = [];
  const writes = new Map<string, Promise<unknown>>();

  const serve = async (incoming: IncomingMessage, answer: ServerResponse) => {
    const request = describe(incoming);
    requests.push(request);
    // From the beginning: a client may be gone before the server answers.
    const closed = new Promise<void>((resolve) => {
      answer.once("close", resolve);
    });
    closed.then(() => calls.push({ ...request, status: answer.statusCode }));
    const rule = rules.find(({ left, when }) => left > 0 && when(request));
    if (rule !== undefined) rule.left -= 1;
    const fault = rule?.fault;
    if (fault?.kind === "meanwhile") await fault.run();
    if (await failBefore(fault, incoming, answer)) return;
    const place = `${request.bucket}/${request.key}`;
    const turn = (writes.get(place) ?? Promise.resolve()).then(async () => {
      if (await isRefused(upstream, incoming)) {
        incoming.resume();
        sendError(answer, 412, "PreconditionFailed");
      } else await forward(upstream, { incoming, answer, closed }, fault);
    });
    // One write of a key at a time: between looking at the condition and writing, nothing may come.
    if (isConditional(incoming))
      writes.set(
        place,
        turn.catch(() => undefined),
      );
    await turn;
  };

  const server = createServer((incoming, answer) => {
    serve(incoming, answer).catch(() => answer.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    env: {
      ...upstreamEnv,
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    },
    requests,
    calls,
    inject: (rule) => rules.push({ ...rule, left: rule.times }),
    reset: () => {
      rules.length = 0;
      requests.length = 0;
      calls.length = 0;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function describe({ method = "", url = "", headers }: IncomingMessage): S3Request {
  const { pathname, searchParams: query } = new URL(url, "http://s3");
  const [, bucket = "", key = ""] = /^\/([^/]*)\/?(.*)$/s.exec(decodeURIComponent(pathname)) ?? [];
  return { method, bucket, key, query, headers };
}

/** True where the fault leaves nothing to be asked of the server. */
async function failBefore(
  fault: Fault | undefined,
  incoming: IncomingMessage,
  answer: ServerResponse,
): Promise<boolean> {
  if (fault?.kind === "end-client" && fault.moment === "before") {
    await fault.end();
    return true;
  }
  if (fault?.kind === "status") {
    incoming.resume();
    sendError(answer, fault.status, fault.code, fault);
    return true;
  }
  if (fault?.kind === "error-document") {
    incoming.resume();
    sendError(answer, 200, fault.code, fault);
    return true;
  }
  if (fault?.kind === "reset" && fault.afterBytes === undefined) {
    incoming.socket.resetAndDestroy();
    return true;
  }
  if (fault?.kind === "hang" && fault.afterBytes === undefined) {
    await fault.onHang?.(incoming.socket);
    return true;
  }
  return false;
}

function sendError(
  answer: ServerResponse,
  status: number,
  code: string,
  {
    message = code,
    headers = {},
    tail = "",
  }: {
    readonly message?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly tail?: string;
  } = {},
): void {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>${tail}`;
  answer.writeHead(status, { "content-type": "application/xml", ...headers }).end(body);
}

async function forward(
  upstream: URL,
  { incoming, answer, closed }: Exchange,
  fault: Fault | undefined,
): Promise<void> {
  const { method = "", url: path = "", headers } = incoming;
  const served = await ask(upstream, { method, path, headers }, incoming);
  if (fault?.kind === "lose-answer" || fault?.kind === "end-client") {
    await buffer(served);
    if (fault.kind === "end-client") await fault.end();
    incoming.socket.resetAndDestroy();
    return;
  }
  if (fault?.kind === "change-body") {
    const body = fault.change(await buffer(served));
    answer.writeHead(served.statusCode ?? 500, {
      ...served.headers,
      "content-length": body.length,
    });
    answer.end(body);
    await closed;
    return;
  }
  const more = fault?.kind === "headers" ? fault.headers : {};
  answer.writeHead(served.statusCode ?? 500, { ...served.headers, ...more });
  answer.flushHeaders();
  if (fault !== undefined && "afterBytes" in fault && fault.afterBytes !== undefined) {
    const body = await buffer(served);
    const cut = placeIn(body, fault.afterBytes);
    await new Promise((sent) => answer.write(body.subarray(0, cut), sent));
    if (fault.kind === "reset") incoming.socket.resetAndDestroy();
    if (fault.kind === "truncate") incoming.socket.end();
    if (fault.kind === "hang") await fault.onHang?.(incoming.socket);
    return;
  }
  if (fault?.kind === "flip") {
    const body = await buffer(served);
    const at = placeIn(body, fault.atByte);
    body[at] = (body[at] ?? 0) ^ 1;
    answer.end(body);
    await closed;
    return;
  }
  served.pipe(answer);
  await closed;
}

function placeIn(body: Buffer, place: Place): number {
  return place === "middle" ? Math.floor(body.length / 2) : place;
}
