import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { type AwsAnswer, type AwsRequest, describe, errorAnswer, forward } from "./aws-requests";

/** What goes wrong with a request, or is otherwise than the server does it. */
export type AwsFault =
  /** AWS answers with an error, and does nothing. */
  | {
      readonly kind: "error";
      readonly status: number;
      readonly code: string;
      readonly message?: string;
    }
  /** The connection is reset before any answer. */
  | { readonly kind: "reset" }
  /** AWS does what it was asked to, but its answer is lost. */
  | { readonly kind: "lose-answer" }
  /** Something happens first; then the request goes on. */
  | { readonly kind: "meanwhile"; readonly run: () => unknown }
  /** Something happens when it is done, before the answer. */
  | { readonly kind: "afterwards"; readonly run: () => unknown }
  /** An answer of another's: what the server does not do itself. */
  | {
      readonly kind: "answer";
      readonly answer: (request: AwsRequest) => Promise<AwsAnswer> | AwsAnswer;
    }
  /** The server's answer, with something in it that the server does not know. */
  | { readonly kind: "patch"; readonly patch: (body: string, request: AwsRequest) => string };

export interface AwsRule {
  readonly when: (request: AwsRequest) => boolean;
  readonly fault: AwsFault;
  /** How many of the requests it is about it is for (default: all). */
  readonly times?: number;
}

export interface FaultyAws {
  readonly endpoint: string;
  /** Every request so far, in order. */
  readonly requests: readonly AwsRequest[];
  inject(rule: AwsRule): void;
  /** Forgets rules and requests. */
  reset(): void;
  stop(): Promise<void>;
}

/** Starts a proxy before an AWS server that goes wrong by rules. */
export async function startFaultyAws(upstream: URL): Promise<FaultyAws> {
  const rules: { rule: AwsRule; left: number }[] = [];
  const requests: AwsRequest[] = [];

  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = describe(incoming, await buffer(incoming));
    requests.push(request);
    const active = rules.find(({ left, rule }) => left > 0 && rule.when(request));
    if (active !== undefined) active.left -= 1;
    const fault = active?.rule.fault;
    if (fault?.kind === "reset") {
      incoming.socket.resetAndDestroy();
      return;
    }
    if (fault?.kind === "error") {
      send(response, errorAnswer(request, fault));
      return;
    }
    if (fault?.kind === "answer") {
      send(response, await fault.answer(request));
      return;
    }
    if (fault?.kind === "meanwhile") await fault.run();
    const answer = await forward(upstream, request);
    if (fault?.kind === "afterwards") await fault.run();
    if (fault?.kind === "lose-answer") incoming.socket.resetAndDestroy();
    else if (fault?.kind === "patch") {
      send(response, {
        ...answer,
        body: Buffer.from(fault.patch(answer.body.toString(), request)),
      });
    } else send(response, answer);
  };

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    inject: (rule) => rules.push({ rule, left: rule.times ?? Number.POSITIVE_INFINITY }),
    reset: () => {
      rules.length = 0;
      requests.length = 0;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function send(response: ServerResponse, { status, headers, body }: AwsAnswer): void {
  const { "content-length": _, "transfer-encoding": __, ...others } = headers;
  response.writeHead(status, { ...others, "content-length": Buffer.byteLength(body) }).end(body);
}
