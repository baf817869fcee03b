import {
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { ObjectReference } from "./s3";
import { s3Error } from "./s3-errors";

/**
 * Whether an object exists. Uses a list request: reading a missing object returns 403 to a role that may
 * list only some prefixes.
 */
export async function objectExists(
  s3: S3Client,
  { bucket, key }: ObjectReference,
  signal: AbortSignal,
): Promise<boolean> {
  // The key itself sorts before all longer keys that begin with it.
  const { keys } = await listPage(s3, { bucket, prefix: key, maxKeys: 1 }, signal);
  return keys[0] === key;
}

/** The keys under a prefix, in UTF-8 byte order. */
export async function listKeys(
  s3: S3Client,
  { bucket, prefix }: { readonly bucket: string; readonly prefix: string },
  signal: AbortSignal,
): Promise<readonly string[]> {
  const found: string[] = [];
  let from: string | undefined;
  do {
    const { keys, next } = await listPage(s3, { bucket, prefix, from }, signal);
    found.push(...keys);
    from = next;
  } while (from !== undefined);
  return found;
}

interface ListRequest {
  readonly bucket: string;
  readonly prefix: string;
  readonly from?: string | undefined;
  readonly maxKeys?: number;
}

async function listPage(
  s3: S3Client,
  { bucket, prefix, from, maxKeys }: ListRequest,
  signal: AbortSignal,
): Promise<{ readonly keys: readonly string[]; readonly next: string | undefined }> {
  try {
    const response = await s3.send(
      new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: prefix,
        MaxKeys: maxKeys,
        ContinuationToken: from,
      }),
      { abortSignal: signal },
    );
    const keys = (response.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key]));
    const problem = findProblem(response, keys, prefix);
    if (problem !== undefined) throw new Error(`the response is not a complete list: ${problem}`);
    return { keys, next: response.IsTruncated ? response.NextContinuationToken : undefined };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw s3Error("list", { bucket, key: `${prefix}*` }, error);
  }
}

/** A sign that keys are missing from the response, which would make an existing object look absent. */
function findProblem(
  { IsTruncated, NextContinuationToken, KeyCount }: ListObjectsV2CommandOutput,
  keys: readonly string[],
  prefix: string,
): string | undefined {
  if (IsTruncated === undefined) return "it has no IsTruncated";
  if (IsTruncated && NextContinuationToken === undefined) return "it has no NextContinuationToken";
  if (KeyCount !== undefined && KeyCount !== keys.length) {
    return `it has ${keys.length} of ${KeyCount} keys`;
  }
  const other = keys.find((key) => !key.startsWith(prefix));
  if (other !== undefined) return `it has the key ${other}`;
  const twice = keys.find((key, index) => key === keys[index - 1]);
  return twice === undefined ? undefined : `it has the key ${twice} twice`;
}
