// Loaded in a sandbox before AWS's runtime client. Replaces the client's native module, which only sends
// HTTP requests to the Runtime API.
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { registerHooks } from "node:module";

registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier === "./rapid-client.node" ? import.meta.filename : specifier, context),
});

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let posted: Promise<unknown> = Promise.resolve();

interface Answer {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly bodyJson: string;
}

/** Waits for the next event after the response to the previous one is delivered. */
export async function next(): Promise<Answer> {
  await posted;
  return call("GET", "next", "");
}

export function done(requestId: string, body: string): void {
  post(requestId, "response", body);
}

export function error(requestId: string, body: string): void {
  post(requestId, "error", body);
}

function post(requestId: string, kind: string, body: string): void {
  // Writes to pipes are synchronous, so all output precedes this mark.
  for (const stream of [process.stdout, process.stderr]) {
    stream.write(`END RequestId: ${requestId}\n`);
  }
  posted = call("POST", `${requestId}/${kind}`, body);
}

function call(method: string, path: string, body: string): Promise<Answer> {
  const url = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation/${path}`;
  const headers = { "x-peak-memory-kb": peakMemoryKb() };
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, agent, headers }, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk);
      resolve({ headers: answer.headers, bodyJson: Buffer.concat(chunks).toString() });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

// Not resourceUsage() on Linux: its maximum includes the parent's memory at the fork.
function peakMemoryKb(): number {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS;
  return Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1]);
}
