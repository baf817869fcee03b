import {
  type KeyPrefix,
  type ObjectCreatedEvent,
  objectOfEvent,
} from "@lambda-etl/shared/object-created";
import { type S3Source, s3Source } from "./source";

/**
 * Reads the deployment's JSON list of `s3://bucket/prefix`; empty if there is no list.
 * @throws if an entry has another form
 */
export function readSourcePrefixes(json = "[]"): readonly KeyPrefix[] {
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
export function sourceOfEvent(event: ObjectCreatedEvent, prefixes: readonly KeyPrefix[]): S3Source {
  const { bucket, key } = objectOfEvent(event, ...prefixes);
  return s3Source(bucket, key);
}
