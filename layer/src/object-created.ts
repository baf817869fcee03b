import type { ObjectReference } from "./s3";

/** What EventBridge sends for an object created in S3: the fields that are read, keys not URL-encoded. */
export interface ObjectCreatedEvent {
  readonly detail: {
    readonly bucket: { readonly name: string };
    readonly object: {
      readonly key: string;
      readonly etag: string;
      readonly "version-id"?: string;
    };
  };
}

/** The object of an event. It must be in the bucket and under the prefix that the function serves. */
export function objectOfEvent(
  { detail }: ObjectCreatedEvent,
  expected: { readonly bucket: string; readonly prefix: string },
): ObjectReference & { readonly eTag: string } {
  const { bucket, object } = detail;
  if (bucket.name !== expected.bucket || !object.key.startsWith(expected.prefix)) {
    throw new Error(
      `s3://${bucket.name}/${object.key} is not served here: expected s3://${expected.bucket}/${expected.prefix}...`,
    );
  }
  const versionId = object["version-id"];
  return {
    bucket: bucket.name,
    key: object.key,
    eTag: object.etag,
    ...(versionId !== undefined && { versionId }),
  };
}
