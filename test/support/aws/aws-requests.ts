import { once } from "node:events";
import { request as ask, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";

/** A request to AWS, as rules and tests see it. */
export interface AwsRequest {
  readonly service: string;
  /** Such as GetQueueUrl; "" for the services that name none (Lambda, S3). */
  readonly operation: string;
  readonly method: string;
  /** As it was sent. */
  readonly url: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface AwsAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export function describe(incoming: IncomingMessage, body: Buffer): AwsRequest {
  const { method = "", url = "", headers } = incoming;
  const { pathname, searchParams: query } = new URL(url, "http://aws");
  const [, service = ""] =
    /Credential=[^/]+\/\d{8}\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? "") ?? [];
  const target = String(headers["x-amz-target"] ?? "")
    .split(".")
    .at(-1);
  const action = /(?:^|&)Action=(\w+)/.exec(body.toString("latin1"))?.[1];
  const operation = target || action || "";
  return {
    service,
    operation,
    method,
    url,
    path: decodeURIComponent(pathname),
    query,
    headers,
    body,
  };
}

/** Passes a request on as it is, so that its signature stays right. */
export async function forward(
  { hostname, port }: URL,
  { method, url: path, headers, body }: AwsRequest,
): Promise<AwsAnswer> {
  const request = ask({ hostname, port, method, path, headers });
  request.end(body);
  const [answer] = (await once(request, "response")) as [IncomingMessage];
  const { statusCode: status = 500, headers: answered } = answer;
  return { status, headers: answered, body: await buffer(answer) };
}

/** An error in the form of the service. */
export function errorAnswer(
  { service }: AwsRequest,
  { status, code, message = code }: { status: number; code: string; message?: string },
): AwsAnswer {
  if (service === "s3") {
    return xml(status, `<Error><Code>${code}</Code><Message>${message}</Message></Error>`);
  }
  if (["sns", "sts", "iam"].includes(service)) {
    const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`;
    return xml(status, `<ErrorResponse>${error}</ErrorResponse>`);
  }
  return json(status, { __type: code, message }, { "x-amzn-errortype": code });
}

/** An answer as the services with JSON give it. */
export function json(status: number, body: unknown, headers: IncomingHttpHeaders = {}): AwsAnswer {
  const type = { "content-type": "application/json" };
  return { status, headers: { ...type, ...headers }, body: Buffer.from(JSON.stringify(body)) };
}

function xml(status: number, body: string): AwsAnswer {
  const headers = { "content-type": "application/xml" };
  return { status, headers, body: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${body}`) };
}
