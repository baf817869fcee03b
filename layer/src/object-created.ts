import type { SourceVersion } from "./work-id";

/** The used fields of EventBridge's event for an object created in S3; its keys are not URL-encoded. */
export interface ObjectCreatedEvent {
  readonly detail: {
    readonly bucket: { readonly name: string };
    readonly object: {
      readonly key: string;
      readonly etag: string;
      readonly size?: number;
      readonly "version-id"?: string;
      readonly sequencer?: string;
    };
  };
}

export interface CreatedObject extends SourceVersion {
  /** Hexadecimal: orders the events of one key. */
  readonly sequencer?: string;
}

/** The keys of a bucket that begin with the prefix; an empty prefix matches all keys. */
export interface KeyPrefix {
  readonly bucket: string;
  readonly prefix: string;
}

/** The object of an event. @throws Error if it is in none of the expected buckets and prefixes */
export function objectOfEvent(
  event: ObjectCreatedEvent,
  ...expected: readonly KeyPrefix[]
): CreatedObject {
  const object = createdObject(event);
  if (
    expected.some((each) => each.bucket === object.bucket && object.key.startsWith(each.prefix))
  ) {
    return object;
  }
  const served = expected.map(({ bucket, prefix }) => `s3://${bucket}/${prefix}...`).join(", ");
  throw new Error(
    `s3://${object.bucket}/${object.key} is not served here: expected ${served || "no events"}`,
  );
}

function createdObject(event: ObjectCreatedEvent): CreatedObject {
  const { bucket, object } = detailOf(event);
  const versionId = object["version-id"];
  const { sequencer } = object;
  return {
    bucket: bucket.name,
    key: object.key,
    eTag: object.etag,
    // "null" is the version of every object written while versioning is suspended, so it identifies none.
    ...(versionId !== undefined && versionId !== "null" && { versionId }),
    ...(sequencer !== undefined && { sequencer }),
  };
}

/** The result for an object that holds no data. */
export interface Ignored {
  readonly ignored: "folder";
}

/** Whether the object is a folder marker, as consoles create them: empty, with a key that ends in a slash. */
export function isFolder(event: ObjectCreatedEvent): boolean {
  const { key, size } = detailOf(event).object;
  return size === 0 && key.endsWith("/");
}

function detailOf(event: ObjectCreatedEvent): ObjectCreatedEvent["detail"] {
  const detail = (event as Partial<ObjectCreatedEvent> | null)?.detail;
  const wrong = [detail?.bucket?.name, detail?.object?.key, detail?.object?.etag].some(
    (value) => typeof value !== "string" || value === "",
  );
  if (detail === undefined || wrong) {
    throw new Error(
      "the event is not an EventBridge event of an object created in S3: it must have detail.bucket.name, detail.object.key and detail.object.etag",
    );
  }
  return detail;
}
