import {
  AbortMultipartUploadCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { ListedObject } from "./object-events";

/** Creates a bucket. @throws Error if it exists, since it may belong to somebody else */
export async function createBucket(s3: S3Client, bucket: string): Promise<void> {
  const exists = await s3.send(new HeadBucketCommand({ Bucket: bucket })).then(
    () => true,
    (error) => {
      if (error.$metadata?.httpStatusCode === 404) return false;
      throw new Error(`can't reach the S3 server: ${error.message || error.name || error.code}`);
    },
  );
  if (exists) {
    throw new Error(`the bucket ${bucket} already exists: remove it or use another --prefix`);
  }
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
}

/** Removes a bucket with its objects and incomplete uploads. */
export async function removeBucket(s3: S3Client, bucket: string): Promise<void> {
  await abortUploads(s3, bucket);
  for await (const objects of listPages(s3, bucket)) {
    const Objects = objects.map(({ key }) => ({ Key: key }));
    await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }));
  }
  await s3.send(new DeleteBucketCommand({ Bucket: bucket }));
}

// A server may refuse to remove a bucket with incomplete uploads, or keep their parts.
async function abortUploads(s3: S3Client, bucket: string): Promise<void> {
  for (let isTruncated = true; isTruncated; ) {
    const page = await s3.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
    const uploads = page.Uploads ?? [];
    isTruncated = page.IsTruncated === true && uploads.length > 0;
    for (const { Key, UploadId } of uploads) {
      await s3.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId }));
    }
  }
}

/** All objects of a bucket under a prefix, in key order. */
export async function listObjects(
  s3: S3Client,
  bucket: string,
  prefix = "",
): Promise<readonly ListedObject[]> {
  const objects: ListedObject[] = [];
  for await (const page of listPages(s3, bucket, prefix)) objects.push(...page);
  return objects;
}

export async function readObject(s3: S3Client, bucket: string, key: string): Promise<Uint8Array> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return (await Body?.transformToByteArray()) ?? new Uint8Array();
}

// Pages by key, so that listed objects can be removed meanwhile.
async function* listPages(
  s3: S3Client,
  bucket: string,
  prefix = "",
): AsyncGenerator<readonly ListedObject[], void> {
  for (let after: string | undefined, isTruncated = true; isTruncated; ) {
    const page = await s3.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, StartAfter: after }),
    );
    const contents = page.Contents ?? [];
    after = contents.at(-1)?.Key;
    isTruncated = page.IsTruncated === true && after !== undefined;
    if (contents.length === 0) continue;
    yield contents.map(({ Key = "", ETag = "", Size = 0, LastModified = new Date(0) }) => ({
      bucket,
      key: Key,
      eTag: ETag.replaceAll('"', ""),
      bytes: Size,
      lastModified: LastModified,
    }));
  }
}
