import type { SourceVersion } from "./work-id";

/** What EventBridge sends for an object created in S3: the fields that are read, keys not URL-encoded. */
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
  /** Orders the events of one key: hexadecimal. */
  readonly sequencer?: string;
}

/** The object of an event. It must be in the bucket and under the prefix that the function serves. */
export function objectOfEvent(
  event: ObjectCreatedEvent,
  expected: { readonly bucket: string; readonly prefix: string },
): CreatedObject {
  const object = createdObject(event);
  if (object.bucket !== expected.bucket || !object.key.startsWith(expected.prefix)) {
    throw new Error(
      `s3://${object.bucket}/${object.key} is not served here: expected s3://${expected.bucket}/${expected.prefix}...`,
    );
  }
  return object;
}

/** The object of an event, whatever its bucket and key. */
export function createdObject(event: ObjectCreatedEvent): CreatedObject {
  const { bucket, object } = detailOf(event);
  const versionId = object["version-id"];
  const { sequencer } = object;
  return {
    bucket: bucket.name,
    key: object.key,
    eTag: object.etag,
    // "null" names whatever was written while versioning was suspended: no identity.
    ...(versionId !== undefined && versionId !== "null" && { versionId }),
    ...(sequencer !== undefined && { sequencer }),
  };
}

/** Whether the object stands for a folder, as consoles make them: without content, and a key that ends in a slash. */
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
      "the event is not an EventBridge event of an object created in S3: detail.bucket.name, detail.object.key and detail.object.etag must be there",
    );
  }
  return detail;
}
