import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { GetObjectCommandOutput } from "@aws-sdk/client-s3";
import { crc32c, crc64nvme } from "./crc";

interface Running {
  update(bytes: Uint8Array): unknown;
  digest(): Buffer;
}

/** Compares the checksum of a body with the one that S3 reported. */
export interface BodyChecksum {
  update(bytes: Uint8Array): void;
  /** Both checksums, for a message; undefined if they agree. */
  difference(): string | undefined;
}

/** The response field and the algorithm of each checksum, in the SDK's order of preference. */
const ALGORITHMS = [
  ["ChecksumCRC32", runningCrc32],
  ["ChecksumCRC32C", crc32c],
  ["ChecksumCRC64NVME", crc64nvme],
  ["ChecksumSHA1", () => createHash("sha1")],
  ["ChecksumSHA256", () => createHash("sha256")],
] as const satisfies readonly (readonly [keyof GetObjectCommandOutput, () => Running])[];

/**
 * The checksum of the whole body of a response. Undefined if S3 has none: for a multipart upload it may
 * have only checksums of the parts.
 */
export function bodyChecksum(response: GetObjectCommandOutput): BodyChecksum | undefined {
  for (const [property, start] of ALGORITHMS) {
    const expected = response[property];
    // "…-3" combines the checksums of three parts.
    if (expected === undefined || /-\d+$/.test(expected)) continue;
    const running: Running = start();
    return {
      update: (bytes) => void running.update(bytes),
      difference: () => {
        const found = running.digest().toString("base64");
        const name = property.slice("Checksum".length);
        return found === expected ? undefined : `${name} ${found} instead of ${expected}`;
      },
    };
  }
  return undefined;
}

/** Whether an error is the SDK's, thrown at the end of a body whose checksum does not match. */
export function isChecksumMismatch(error: unknown): boolean {
  // The SDK has no class for this error. Source: @smithy/core ChecksumStream.
  return error instanceof Error && error.message.startsWith("Checksum mismatch");
}

function runningCrc32(): Running {
  let value = 0;
  return {
    update: (bytes) => {
      value = crc32(bytes, value);
    },
    digest: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes;
    },
  };
}
