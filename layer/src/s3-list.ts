import {
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { ObjectReference } from "./s3";
import { s3Error } from "./s3-errors";

/**
 * Whether there is an object under a key. Asked by a list, because the answer to a read of a missing
 * object is 403 for a role that may list under some prefixes only.
 */
export async function objectExists(
  s3: S3Client,
  { bucket, key }: ObjectReference,
  signal: AbortSignal,
): Promise<boolean> {
  // Of all keys that begin with this one it is the first.
  const { keys } = await listPage(s3, { bucket, prefix: key, maxKeys: 1 }, signal);
  return keys[0] === key;
}

/** The keys under a prefix, in the order of their UTF-8 bytes. */
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
    const answer = await s3.send(
      new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: prefix,
        MaxKeys: maxKeys,
        ContinuationToken: from,
      }),
      { abortSignal: signal },
    );
    const keys = (answer.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key]));
    const problem = findProblem(answer, keys, prefix);
    if (problem !== undefined) throw new Error(`the answer is no whole list: ${problem}`);
    return { keys, next: answer.IsTruncated ? answer.NextContinuationToken : undefined };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw s3Error("list", { bucket, key: `${prefix}*` }, error);
  }
}

/** What shows that keys may be missing: an object that is not found is one that is not there. */
function findProblem(
  { IsTruncated, NextContinuationToken, KeyCount }: ListObjectsV2CommandOutput,
  keys: readonly string[],
  prefix: string,
): string | undefined {
  if (IsTruncated === undefined) return "it does not say whether it goes on";
  if (IsTruncated && NextContinuationToken === undefined) return "it does not say where it goes on";
  if (KeyCount !== undefined && KeyCount !== keys.length) {
    return `it has ${keys.length} of ${KeyCount} keys`;
  }
  const other = keys.find((key) => !key.startsWith(prefix));
  if (other !== undefined) return `it has the key ${other}`;
  const twice = keys.find((key, index) => key === keys[index - 1]);
  return twice === undefined ? undefined : `it has the key ${twice} twice`;
}
