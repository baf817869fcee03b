import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** An error that Lambda returns to the caller of a function. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** One event as the runtime receives it. */
export interface RuntimeEvent {
  readonly requestId: string;
  readonly deadlineMs: number;
  readonly functionArn: string;
  readonly traceHeader: string;
  /** JSON. */
  readonly event: string;
}

export type RuntimeAnswer = { readonly result: unknown } | { readonly error: FunctionError };

export interface RuntimeApiEvents {
  /** The runtime waits for an event; `send` sends it one. */
  ready(send: (event: RuntimeEvent) => void): void;
  answered(requestId: string, answer: RuntimeAnswer): void;
  initFailed(error: FunctionError): void;
  /** The peak memory of the process so far. */
  peakMemory(kilobytes: number): void;
}

export interface RuntimeApi {
  /** Host and port, the value of AWS_LAMBDA_RUNTIME_API. */
  readonly address: string;
  close(): void;
}

const PATH =
  /^\/2018-06-01\/runtime\/(?:invocation\/(?:(?<next>next)|(?<id>[^/]+)\/(?<kind>response|error))|(?<init>init\/error))$/;

/** Serves Lambda's Runtime API to one process. */
export async function startRuntimeApi(events: RuntimeApiEvents): Promise<RuntimeApi> {
  // A runtime is silent during an invocation, and closing its idle connection would end it.
  const server = createServer({ keepAliveTimeout: 0 }, (incoming, answer) => {
    serve(incoming, answer, events).catch((error) => answer.destroy(error));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function serve(
  incoming: IncomingMessage,
  answer: ServerResponse,
  events: RuntimeApiEvents,
): Promise<void> {
  const { next, id, kind, init } = PATH.exec(incoming.url ?? "")?.groups ?? {};
  const peakKb = Number(incoming.headers["x-peak-memory-kb"]);
  if (peakKb > 0) events.peakMemory(peakKb);
  if (next !== undefined) return events.ready((event) => sendEvent(answer, event));
  const body = await text(incoming);
  answer.writeHead(202).end();
  if (init !== undefined) return events.initFailed(JSON.parse(body));
  if (id === undefined) throw new Error(`the Runtime API has no ${incoming.url}`);
  const content = JSON.parse(body);
  events.answered(id, kind === "error" ? { error: content } : { result: content });
}

function sendEvent(answer: ServerResponse, event: RuntimeEvent): void {
  answer.writeHead(200, {
    "content-type": "application/json",
    "lambda-runtime-aws-request-id": event.requestId,
    "lambda-runtime-deadline-ms": String(event.deadlineMs),
    "lambda-runtime-invoked-function-arn": event.functionArn,
    "lambda-runtime-trace-id": event.traceHeader,
  });
  answer.end(event.event);
}
