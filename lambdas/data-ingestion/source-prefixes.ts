import { createdObject, type ObjectCreatedEvent } from "@lambda-etl/shared/object-created";
import { type S3Source, s3Source } from "./source";

/** Keys of a bucket whose own events start this function. */
export interface SourcePrefix {
  readonly bucket: string;
  /** Empty for the whole bucket. */
  readonly prefix: string;
}

/**
 * Reads the JSON list of `s3://bucket/prefix` that the deployment gives; none where it gives no list.
 * @throws where an entry is none
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

/** Whether an event tells of an object in S3, and does not name a source. */
export function isObjectCreated(event: unknown): event is ObjectCreatedEvent {
  return typeof event === "object" && event !== null && "detail" in event;
}

/**
 * The source of an event of its own bucket.
 * @throws where the object is under none of the prefixes
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
