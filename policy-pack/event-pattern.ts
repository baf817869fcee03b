import type { ObjectScope } from "./object-triggers";
import { knownDocument } from "./unknown";
import { valuesAt } from "./values-at";

/**
 * The objects whose creation matches the event pattern (JSON) of an EventBridge rule; none where the
 * pattern is about other events.
 * @throws UnknownDocument
 */
export function readObjectPattern(document: unknown, label: string): readonly ObjectScope[] {
  const pattern = parse(String(knownDocument(document, label)));
  const sources = valuesAt(pattern, "source.*");
  const kinds = valuesAt(pattern, "detail-type.*");
  const isCreation =
    (sources.length === 0 || sources.includes("aws.s3")) &&
    (kinds.length === 0 || kinds.includes("Object Created")) &&
    sources.length + kinds.length > 0;
  if (!isCreation) return [];
  const buckets = matchers(pattern, "detail.bucket.name.*");
  const keys = matchers(pattern, "detail.object.key.*");
  return buckets.flatMap((bucket) =>
    keys.map((key) => ({
      pattern: `${bucket.pattern}/${key.pattern}`,
      except: [
        ...bucket.except.map((each) => `${each}/*`),
        ...key.except.map((each) => `${bucket.pattern}/${each}`),
      ],
    })),
  );
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

function textPattern(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  const [prefix] = valuesAt(value, "prefix");
  const [suffix] = valuesAt(value, "suffix");
  const [wildcard] = valuesAt(value, "wildcard");
  if (typeof prefix === "string") return [`${prefix}*`];
  if (typeof suffix === "string") return [`*${suffix}`];
  return typeof wildcard === "string" ? [wildcard] : [];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // AWS refuses it: it invokes nothing.
    return undefined;
  }
}
