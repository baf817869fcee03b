import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

const STARTED = "http.server.request.start";

/** The number of requests that this process's S3 server has answered, by AWS's price categories. */
export interface S3Requests {
  /** PUT, POST and list requests. */
  writes: number;
  /** GET and HEAD requests. Deleting is free. */
  reads: number;
  stop(): void;
}

/** Starts counting now. The functions' runtime API, also in this process, is not counted. */
export function countS3Requests(): S3Requests {
  const count = (message: unknown) => {
    const { method, url = "" } = (message as { readonly request: IncomingMessage }).request;
    if (url.startsWith("/2018-06-01/")) return;
    const isList = method === "GET" && url.includes("list-type=2");
    if (method === "PUT" || method === "POST" || isList) requests.writes += 1;
    else if (method !== "DELETE") requests.reads += 1;
  };
  const requests = { writes: 0, reads: 0, stop: () => void unsubscribe(STARTED, count) };
  subscribe(STARTED, count);
  return requests;
}
