import { createReadStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { S3Client } from "@aws-sdk/client-s3";
import { writeObject } from "@lambda-etl/shared/s3-write";
import { type TestData, writeTestFile } from "./test-data";

export interface TestObject {
  readonly bucket: string;
  /** Its extension decides the compression: gzip if it ends in .gz. */
  readonly key: string;
  readonly data: TestData;
  /** The size of the content, uncompressed. */
  readonly sizeMb: number;
}

/** Makes a file of test data and uploads it; returns what the file contains. */
export async function uploadTestFile(
  s3: S3Client,
  { bucket, key, data, sizeMb }: TestObject,
): Promise<{ readonly records: number; readonly contentBytes: number }> {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    const path = join(folder, "upload");
    const isGzip = key.endsWith(".gz");
    const content = await writeTestFile({ path, data, isGzip, maxContentBytes: sizeMb * 1e6 });
    const { size } = await stat(path);
    const { signal } = new AbortController();
    await writeObject(s3, { bucket, key, body: createReadStream(path), metadata: {} }, signal);
    const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
    console.log(`${key}: ${megabytes(content.contentBytes)}, stored ${megabytes(size)}`);
    return content;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
