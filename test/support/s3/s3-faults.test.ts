import { once } from "node:events";
import { createServer, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { type FaultyS3, startFaultyS3 } from "./s3-faults";

const WRITE = { method: "PUT", headers: { "if-match": '"1"' } };

describe("the proxy before S3", () => {
  // Answers when a test says so, as a server that is busy.
  const writes: ServerResponse[] = [];
  const upstream = createServer(({ method }, answer) => {
    if (method === "HEAD") answer.writeHead(200, { etag: '"1"' }).end();
    else {
      writes.push(answer);
      upstream.emit("write");
    }
  });
  let proxy: FaultyS3;

  before(async () => {
    upstream.listen(0, "127.0.0.1");
    await once(upstream, "listening");
    const { port } = upstream.address() as AddressInfo;
    proxy = await startFaultyS3({ AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}` });
  });

  after(async () => {
    await proxy.stop();
    upstream.closeAllConnections();
    upstream.close();
  });

  it("serves the next write of a key whose client is gone before the server answers", async () => {
    const url = `${proxy.env.AWS_ENDPOINT_URL_S3}/bucket/key`;
    const first = request(url, WRITE).end("a");
    first.on("error", () => undefined);
    await once(upstream, "write");
    first.destroy();
    while (proxy.calls.length === 0) await new Promise(setImmediate);

    const second = request(url, WRITE).end("b");
    const answered = once(second, "response");
    writes[0]?.end();
    await once(upstream, "write");
    writes[1]?.end();
    const [answer] = await answered;
    answer.resume();
    expect(answer.statusCode).to.equal(200);
  });
});
