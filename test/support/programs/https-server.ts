import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { generate } from "selfsigned";

export interface HttpsTestServer {
  /** Such as `localhost:40123`. */
  readonly host: string;
  /** The certificate to trust, in PEM. */
  readonly ca: string;
  /** Every request that came, as method and path with its headers. */
  readonly requests: { readonly path: string; readonly headers: IncomingMessage["headers"] }[];
  /** Resolves when no connection is open any more. */
  allClosed(): Promise<void>;
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
  const sockets = new Set<Duplex>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    host: `localhost:${(server.address() as AddressInfo).port}`,
    ca: cert,
    requests,
    allClosed: async () => {
      for (const socket of sockets) await once(socket, "close");
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
