import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { startRuntimeApi } from "../../../../tools/local-pipeline/runtime/runtime-api";

const event = {
  requestId: "1",
  deadlineMs: 0,
  functionArn: "arn",
  traceHeader: "Root=1",
  event: "{}",
};

describe("startRuntimeApi", () => {
  it("keeps the connection of a busy runtime beyond Node's default keep-alive timeout", async () => {
    const results: unknown[] = [];
    const api = await startRuntimeApi({
      ready: (send) => send(event),
      answered: (_requestId, answer) => results.push(answer),
      initFailed: () => {},
      peakMemory: () => {},
    });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const send = async (method: string, path: string, body: string) => {
      const url = `http://${api.address}/2018-06-01/runtime/invocation/${path}`;
      const outgoing = request(url, { method, agent }).end(body);
      const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
      await text(incoming);
      return outgoing.reusedSocket;
    };
    try {
      await send("GET", "next", "");
      await sleep(7_000);
      expect(await send("POST", "1/response", '"done"')).to.equal(true);
      expect(results).to.deep.equal([{ result: "done" }]);
    } finally {
      agent.destroy();
      api.close();
    }
  });
});
