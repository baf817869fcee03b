import type { S3Client } from "@aws-sdk/client-s3";
import { listObjects } from "./buckets";
import type { ListedObject } from "./object-events";

/** Finds what was created in a bucket, on any server: by its listing. */
export class BucketWatch {
  readonly #seen = new Map<string, string>();

  constructor(
    readonly s3: S3Client,
    readonly bucket: string,
  ) {}

  /** The objects that are new, or have new content, since the last look. */
  async look(): Promise<readonly ListedObject[]> {
    const created = (await listObjects(this.s3, this.bucket)).filter(
      ({ key, eTag }) => this.#seen.get(key) !== eTag,
    );
    for (const { key, eTag } of created) this.#seen.set(key, eTag);
    return created;
  }
}
