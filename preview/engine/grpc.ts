import * as grpc from "@grpc/grpc-js";

const maxMessageBytes = 400 * 1024 * 1024;

export const channelOptions = {
  "grpc.max_receive_message_length": maxMessageBytes,
  "grpc.max_send_message_length": maxMessageBytes,
};

/** A handler that answers with the result of a function. The caller receives the message of an error. */
export function unary<Request, Response>(
  answer: (request: Request) => Response | Promise<Response>,
): grpc.handleUnaryCall<Request, Response> {
  return (call, callback) => {
    Promise.resolve()
      .then(() => answer(call.request))
      .then(
        (response) => callback(null, response),
        (error: unknown) => callback(toStatus(error)),
      );
  };
}

/** The answer to a program after its preview has failed. The program then ends without a message of its own. */
export class ShutdownError extends Error {}

function toStatus(error: unknown): Partial<grpc.StatusObject> {
  const details = error instanceof Error ? error.message : String(error);
  const code = error instanceof ShutdownError ? grpc.status.UNAVAILABLE : grpc.status.UNKNOWN;
  return { code, details };
}

export interface RunningServer {
  /** host:port */
  readonly address: string;
  close(): void;
}

/** Serves on a free port of the loopback interface. */
export async function serve(addServices: (server: grpc.Server) => void): Promise<RunningServer> {
  const server = new grpc.Server(channelOptions);
  addServices(server);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return { address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}
