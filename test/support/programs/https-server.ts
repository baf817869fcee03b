import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { generate } from "selfsigned";

export interface HttpsTestServer {
  /** Such as `localhost:40123`. */
  readonly host: string;
  /** The certificate to trust, in PEM. */
  readonly ca: string;
  /** Every request that came, as method and path with its headers. */
  readonly requests: { readonly path: string; readonly headers: IncomingMessage["headers"] }[];
  stop(): Promise<void>;
}

/** Starts an https server on this machine, named localhost, with a certificate of its own. */
export async function startHttpsServer(
  respond: (request: IncomingMessage, answer: ServerResponse) => void,
): Promise<HttpsTestServer> {
  const { cert, private: key } = await generate([{ name: "commonName", value: "localhost" }]);
  const requests: HttpsTestServer["requests"] = [];
  const server = createServer({ cert, key }, (request, answer) => {
    requests.push({ path: request.url ?? "", headers: request.headers });
    respond(request, answer);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    host: `localhost:${(server.address() as AddressInfo).port}`,
    ca: cert,
    requests,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
