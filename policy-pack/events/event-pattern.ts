import { isRecord, parseJson } from "../values/canonical-values";
import { knownDocument } from "../values/unknown";
import { valuesAt } from "../values/values-at";
import { admitsText, type TextScope, textScope } from "./event-matchers";
import type { ObjectScope } from "./object-triggers";

/** An EventBridge event about a new object, and where it names the object. */
interface CreationEvent {
  /** Fields with fixed values; one of several values is enough. */
  readonly fixed: Readonly<Record<string, readonly string[]>>;
  /** Its other fields, with everything below them. */
  readonly others: readonly string[];
  readonly bucket: string;
  readonly key: string;
}

const envelope = ["account", "id", "region", "time", "version"];

const ownEvent: CreationEvent = {
  fixed: { source: ["aws.s3"], "detail-type": ["Object Created"] },
  others: [
    ...envelope,
    "resources",
    "detail.bucket",
    "detail.object",
    "detail.reason",
    "detail.request-id",
    "detail.requester",
    "detail.source-ip-address",
    "detail.version",
  ],
  bucket: "detail.bucket.name",
  key: "detail.object.key",
};

/**
 * A call that CloudTrail logs; its own `resources` are empty.
 * Source: "CloudTrail record contents" in the CloudTrail user guide.
 */
const trailEvent: CreationEvent = {
  fixed: {
    source: ["aws.s3"],
    "detail-type": ["AWS API Call via CloudTrail"],
    "detail.eventName": ["CompleteMultipartUpload", "CopyObject", "PutObject"],
    "detail.eventSource": ["s3.amazonaws.com"],
  },
  others: [
    ...envelope,
    ...[
      "additionalEventData",
      "awsRegion",
      "eventCategory",
      "eventID",
      "eventTime",
      "eventType",
      "eventVersion",
      "managementEvent",
      "readOnly",
      "recipientAccountId",
      "requestID",
      "requestParameters",
      "resources",
      "responseElements",
      "sharedEventID",
      "sourceIPAddress",
      "tlsDetails",
      "userAgent",
      "userIdentity",
      "vpcEndpointId",
    ].map((field) => `detail.${field}`),
  ],
  bucket: "detail.requestParameters.bucketName",
  key: "detail.requestParameters.key",
};

/** A path of the pattern with its matchers, one of which must let the value through. */
type Leaf = readonly [path: string, matchers: readonly unknown[]];

/**
 * The objects whose creation matches the event pattern (JSON) of an EventBridge rule; empty if the
 * pattern is about other events.
 * @throws UnknownDocument
 */
export function readObjectPattern(document: unknown, label: string): readonly ObjectScope[] {
  // AWS refuses a pattern that is not JSON, so it invokes nothing.
  const pattern = parseJson(String(knownDocument(document, label)));
  if (typeof pattern !== "object" || pattern === null) return [];
  const scopes = alternatives(pattern)
    .map((each) => leavesOf(each))
    .filter((leaves) => leaves.length > 0)
    .flatMap((leaves) =>
      [ownEvent, trailEvent]
        .filter((event) => admitsEvent(leaves, event))
        .flatMap((event) => objectScopes(leaves, event)),
    );
  return [...new Map(scopes.map((scope) => [JSON.stringify(scope), scope])).values()];
}

function admitsEvent(leaves: readonly Leaf[], { fixed, others }: CreationEvent): boolean {
  return leaves.every(([path, matchers]) => {
    const values = fixed[path];
    if (values) return values.some((value) => admitsText(matchers, value));
    const isThere = others.some((other) => path === other || path.startsWith(`${other}.`));
    return isThere || matchers.some(isAbsence);
  });
}

function isAbsence(matcher: unknown): boolean {
  return valuesAt(matcher, "exists").includes(false);
}

function objectScopes(leaves: readonly Leaf[], event: CreationEvent): readonly ObjectScope[] {
  const keys = scopesAt(leaves, event.key);
  return bucketScopes(leaves, event).flatMap((bucket) =>
    keys.map((key) => ({
      pattern: `${bucket.pattern}/${key.pattern}`,
      except: [
        ...bucket.except.map((each) => `${each}/*`),
        ...key.except.map((each) => `${bucket.pattern}/${each}`),
      ],
    })),
  );
}

/** The buckets by name, or by the ARN that S3's own event has in `resources`. */
function bucketScopes(leaves: readonly Leaf[], event: CreationEvent): readonly TextScope[] {
  if (event !== ownEvent || leaves.some(([path]) => path === event.bucket)) {
    return scopesAt(leaves, event.bucket);
  }
  return scopesAt(leaves, "resources").map(({ pattern, except }) => ({
    pattern: nameOf(pattern),
    except: except.map(nameOf),
  }));
}

function nameOf(pattern: string): string {
  return pattern.replace(/^arn:[^:]*:s3:::/, "");
}

function scopesAt(leaves: readonly Leaf[], path: string): readonly TextScope[] {
  const [, matchers] = leaves.find(([each]) => each === path) ?? [];
  if (matchers === undefined) return [{ pattern: "*", except: [] }];
  return matchers.flatMap((matcher) => textScope(matcher) ?? []);
}

/** Expands `$or` at any depth into patterns without it, one of which must match. */
function alternatives(pattern: object): readonly object[] {
  return Object.entries(pattern).reduce<readonly object[]>(
    (found, [field, value]) => {
      const choices = choicesOf(field, value);
      return found.flatMap((before) => choices.map((choice) => merge(before, choice)));
    },
    [{}],
  );
}

function choicesOf(field: string, value: unknown): readonly object[] {
  if (field === "$or" && Array.isArray(value)) {
    return value.filter(isRecord).flatMap((each) => alternatives(each));
  }
  if (!isRecord(value)) return [{ [field]: value }];
  return alternatives(value).map((each) => ({ [field]: each }));
}

/** A field in both patterns must match both; the one from inside the `$or` is kept. */
function merge(left: object, right: object): object {
  const both: Record<string, unknown> = { ...left };
  for (const [field, value] of Object.entries(right)) {
    const before = both[field];
    both[field] = isRecord(before) && isRecord(value) ? merge(before, value) : value;
  }
  return both;
}

function leavesOf(pattern: object, path: readonly string[] = []): readonly Leaf[] {
  return Object.entries(pattern).flatMap(([field, value]): readonly Leaf[] => {
    const here = [...path, field];
    return isRecord(value) ? leavesOf(value, here) : [[here.join("."), [value].flat()]];
  });
}
