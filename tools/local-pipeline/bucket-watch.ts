import type { S3Client } from "@aws-sdk/client-s3";
import { listObjects } from "./buckets";
import type { ListedObject } from "./object-events";

/** Detects created objects by listing a bucket, which works on any S3 server. */
export class BucketWatch {
  readonly #seen = new Map<string, string>();

  constructor(
    readonly s3: S3Client,
    readonly bucket: string,
  ) {}

  /** The objects that are new, or have new content, since the last poll. */
  async poll(): Promise<readonly ListedObject[]> {
    const created = (await listObjects(this.s3, this.bucket)).filter(
      ({ key, eTag }) => this.#seen.get(key) !== eTag,
    );
    for (const { key, eTag } of created) this.#seen.set(key, eTag);
    return created;
  }
}
