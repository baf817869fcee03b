import { once } from "node:events";
import { type IncomingMessage, request as requestUpstream } from "node:http";
import { pipeline } from "node:stream";

/** Whether a request is a write under a condition. */
export function isConditional({ method, headers }: IncomingMessage): boolean {
  const isWrite = method === "PUT" || method === "POST";
  return isWrite && (headers["if-none-match"] ?? headers["if-match"]) !== undefined;
}

/** Whether the server's object does not meet the condition of a write. */
export async function isRefused(upstream: URL, incoming: IncomingMessage): Promise<boolean> {
  if (!isConditional(incoming)) return false;
  const [path] = (incoming.url ?? "").split("?");
  const head = await ask(upstream, { method: "HEAD", path: path ?? "", headers: {} });
  head.resume();
  const isThere = head.statusCode === 200;
  const wanted = incoming.headers["if-match"];
  return wanted === undefined ? isThere : !isThere || head.headers.etag !== wanted;
}

/** Passes a request on, and gives the answer as soon as its headers are there. */
export async function ask(
  { hostname, port }: URL,
  options: { method: string; path: string; headers: IncomingMessage["headers"] },
  body?: IncomingMessage,
): Promise<IncomingMessage> {
  const request = requestUpstream({ hostname, port, ...options });
  if (body === undefined) request.end();
  // A request that its client gives up must not hold up those that wait for it.
  else pipeline(body, request, () => undefined);
  const [answer] = (await once(request, "response")) as [IncomingMessage];
  return answer;
}
