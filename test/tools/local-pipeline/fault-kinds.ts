import type { Fault, FaultRule, S3Request } from "../../support/s3/s3-faults";
import { BUCKETS } from "./crash-rig";
import type { FaultRig } from "./fault-rig";

/** A request of the undisturbed run, whose response can be faulty. */
export interface Answered {
  /** From 1. */
  readonly number: number;
  readonly request: S3Request;
  /** Whether the request belongs to a repeated event. */
  readonly isRepeat: boolean;
}

/** A fault in one response of S3. */
export interface FaultKind {
  readonly title: string;
  readonly fits: (answered: Answered) => boolean;
  readonly faultAt: (request: S3Request, disturbance: Disturbance) => Fault;
  /** Whether the fault lasts as long as the function runs, instead of occurring once. */
  readonly lasts?: true;
}

/** One fault in one run. */
export interface Disturbance {
  readonly rig: FaultRig;
  /** Other valid content for the source. */
  readonly otherSource: Buffer;
  /** The last request with a faulty response; the order may differ between runs. */
  hit: S3Request | undefined;
  /** Whether the fault is over. */
  isOver: boolean;
  /** Restores the replaced object. */
  restore: () => Promise<void>;
}

const OTHER_CONTENT = Buffer.from("of somebody else\n");

export const FAULT_KINDS: readonly FaultKind[] = [
  once("a flipped bit", hasBody, { kind: "flip", atByte: "middle" }),
  once("a flipped bit in a listed key", isList, { kind: "change-body", change: flipInKey }),
  once("cut short", hasBody, { kind: "truncate", afterBytes: "middle" }),
  {
    title: "stalled",
    fits: () => true,
    faultAt: (request, { rig }) => ({
      kind: "hang",
      ...(isBody(request) && { afterBytes: "middle" as const }),
      onHang: rig.client.passIdleTime,
    }),
  },
  {
    title: "another version",
    fits: ({ request: { method, bucket, key }, isRepeat }) =>
      key !== "" &&
      ["GET", "HEAD", "PUT"].includes(method) &&
      // For a source that is already ingested, this is not a fault.
      !(isRepeat && bucket === BUCKETS.source),
    faultAt: ({ bucket, key }, disturbance) => ({
      kind: "meanwhile",
      run: async () => {
        const content = bucket === BUCKETS.source ? disturbance.otherSource : OTHER_CONTENT;
        disturbance.restore = await disturbance.rig.replace(bucket, key, content);
      },
    }),
  },
  once("200 with an error", ({ request }) => request.method !== "HEAD", {
    kind: "error-document",
    code: "InternalError",
  }),
  once("200 with an error and a line feed", ({ request }) => request.method !== "HEAD", {
    kind: "error-document",
    code: "InternalError",
    tail: "\n",
  }),
  once("a list without its end", isList, { kind: "change-body", change: withoutEnd }),
  once("a list that lacks its last key", isList, { kind: "change-body", change: withoutLastKey }),
  once("a list whose XML is cut", isList, { kind: "change-body", change: firstHalf }),
  once("500", () => true, { kind: "status", status: 500, code: "InternalError" }),
  {
    ...once("500 in every attempt", () => true, {
      kind: "status",
      status: 500,
      code: "InternalError",
    }),
    lasts: true,
  },
  once("reset", () => true, { kind: "reset" }),
  once("reset in the body", hasBody, { kind: "reset", afterBytes: "middle" }),
  once("reset when it was done", () => true, { kind: "lose-answer" }),
];

/** The proxy's rule that produces the fault. */
export function ruleFor(
  { lasts, faultAt }: FaultKind,
  { number, request }: Answered,
  disturbance: Disturbance,
): FaultRule {
  const { requests } = disturbance.rig.client.faults;
  const isMeant = ({ method, bucket, key }: S3Request) =>
    lasts
      ? requests.length >= number &&
        method === request.method &&
        bucket === request.bucket &&
        key === request.key
      : requests.length === number;
  return {
    when: (asked) => {
      const isIt = !disturbance.isOver && isMeant(asked);
      if (isIt) disturbance.hit = asked;
      return isIt;
    },
    fault: faultAt(request, disturbance),
    times: lasts ? Number.POSITIVE_INFINITY : 1,
  };
}

function once(title: string, fits: FaultKind["fits"], fault: Fault): FaultKind {
  return { title, fits, faultAt: () => fault };
}

function isList({ request: { method, key } }: Answered): boolean {
  return method === "GET" && key === "";
}

function hasBody({ request }: Answered): boolean {
  return isBody(request);
}

function isBody({ method }: S3Request): boolean {
  return method === "GET" || method === "POST";
}

function firstHalf(body: Buffer): Buffer {
  return body.subarray(0, body.length / 2);
}

function withoutLastKey(body: Buffer): Buffer {
  const text = body.toString();
  const at = text.lastIndexOf("<Contents>");
  if (at === -1) return body;
  return Buffer.from(text.slice(0, at) + text.slice(text.lastIndexOf("</Contents>") + 11));
}

/** A truncated page without a continuation token. */
function withoutEnd(body: Buffer): Buffer {
  const text = withoutLastKey(body)
    .toString()
    .replace(/<KeyCount>(\d+)</, (_, count) => `<KeyCount>${Math.max(0, count - 1)}<`);
  return Buffer.from(
    text
      .replace("<IsTruncated>false<", "<IsTruncated>true<")
      .replace(/<NextContinuationToken>.*<\/NextContinuationToken>/, ""),
  );
}

function flipInKey(body: Buffer): Buffer {
  const at = body.indexOf("</Key>");
  const changed = Buffer.from(body);
  if (at !== -1) changed[at - 1] = (changed[at - 1] ?? 0) ^ 1;
  return changed;
}
