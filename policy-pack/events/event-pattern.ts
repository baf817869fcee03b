import { knownDocument } from "../values/unknown";
import { valuesAt } from "../values/values-at";
import type { ObjectScope } from "./object-triggers";

/** An event of EventBridge that tells of a new object, and where it names the object. */
interface CreationEvent {
  readonly bucket: string;
  readonly key: string;
}

const ownEvent: CreationEvent = { bucket: "detail.bucket.name.*", key: "detail.object.key.*" };
const trailEvent: CreationEvent = {
  bucket: "detail.requestParameters.bucketName.*",
  key: "detail.requestParameters.key.*",
};
const creatingCalls: readonly unknown[] = ["CompleteMultipartUpload", "CopyObject", "PutObject"];

/**
 * The objects whose creation matches the event pattern (JSON) of an EventBridge rule; none where the
 * pattern is about other events.
 * @throws UnknownDocument
 */
export function readObjectPattern(document: unknown, label: string): readonly ObjectScope[] {
  const pattern = parse(String(knownDocument(document, label)));
  return creationEvents(pattern).flatMap((event) => {
    const keys = matchers(pattern, event.key);
    return matchers(pattern, event.bucket).flatMap((bucket) =>
      keys.map((key) => ({
        pattern: `${bucket.pattern}/${key.pattern}`,
        except: [
          ...bucket.except.map((each) => `${each}/*`),
          ...key.except.map((each) => `${bucket.pattern}/${each}`),
        ],
      })),
    );
  });
}

/** Those that the pattern lets through: S3's own, and where it asks for them the calls that CloudTrail logs. */
function creationEvents(pattern: unknown): readonly CreationEvent[] {
  const sources = valuesAt(pattern, "source.*");
  const kinds = valuesAt(pattern, "detail-type.*");
  const isOwn =
    (sources.length === 0 || sources.includes("aws.s3")) &&
    (kinds.length === 0 || kinds.includes("Object Created")) &&
    sources.length + kinds.length > 0;
  const calls = valuesAt(pattern, "detail.eventName.*");
  const isTrail =
    sources.includes("aws.s3") &&
    kinds.includes("AWS API Call via CloudTrail") &&
    (calls.length === 0 || calls.some((call) => creatingCalls.includes(call)));
  return [...(isOwn ? [ownEvent] : []), ...(isTrail ? [trailEvent] : [])];
}

const anything: ObjectScope = { pattern: "*", except: [] };

function matchers(pattern: unknown, path: string): readonly ObjectScope[] {
  const given = valuesAt(pattern, path).map(matcher);
  return given.length === 0 ? [anything] : given;
}

/** What a matcher of EventBridge lets through; one that is not known here lets everything. */
function matcher(value: unknown): ObjectScope {
  const excluded = valuesAt(value, "anything-but").flat().flatMap(textPattern);
  if (excluded.length > 0) return { pattern: "*", except: excluded };
  const [pattern = "*"] = textPattern(value);
  return { pattern, except: [] };
}

/** What a text, or a matcher of texts, stands for; `anything-but` takes lists of prefixes as well. */
function textPattern(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  const texts = (operator: string) =>
    valuesAt(value, operator)
      .flat()
      .filter((text) => typeof text === "string");
  return [
    ...texts("prefix").map((prefix) => `${prefix}*`),
    ...texts("suffix").map((suffix) => `*${suffix}`),
    ...texts("wildcard"),
  ];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // AWS refuses it: it invokes nothing.
    return undefined;
  }
}
