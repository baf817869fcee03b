import { createdObject, type ObjectCreatedEvent } from "@lambda-etl/shared/object-created";
import { type S3Source, s3Source } from "./source";

/** Keys of a bucket whose events start this function. */
export interface SourcePrefix {
  readonly bucket: string;
  /** Empty for the whole bucket. */
  readonly prefix: string;
}

/**
 * Reads the deployment's JSON list of `s3://bucket/prefix`; empty if there is no list.
 * @throws if an entry has another form
 */
export function readSourcePrefixes(json = "[]"): readonly SourcePrefix[] {
  const list: unknown = JSON.parse(json);
  if (!Array.isArray(list)) throw new Error("SOURCE_PREFIXES must be a JSON list");
  return list.map((text) => {
    const [, bucket, prefix] = /^s3:\/\/([^/]+)\/(.*)$/s.exec(String(text)) ?? [];
    if (bucket !== undefined && prefix !== undefined) return { bucket, prefix };
    throw new Error(`a source prefix must be s3://bucket/prefix, got ${JSON.stringify(text)}`);
  });
}

/** Whether an event reports an object in S3 instead of naming a source. */
export function isObjectCreated(event: unknown): event is ObjectCreatedEvent {
  return typeof event === "object" && event !== null && "detail" in event;
}

/**
 * The source that an event of its bucket reports.
 * @throws if no configured prefix matches the object
 */
export function sourceOfEvent(
  event: ObjectCreatedEvent,
  prefixes: readonly SourcePrefix[],
): S3Source {
  const { bucket, key } = createdObject(event);
  if (prefixes.some((each) => each.bucket === bucket && key.startsWith(each.prefix))) {
    return s3Source(bucket, key);
  }
  const expected = prefixes.map((each) => `s3://${each.bucket}/${each.prefix}...`).join(", ");
  throw new Error(`s3://${bucket}/${key} is not served here: expected ${expected || "no events"}`);
}
