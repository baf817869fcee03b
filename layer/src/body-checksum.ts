import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { GetObjectCommandOutput } from "@aws-sdk/client-s3";
import { crc32c, crc64nvme } from "./crc";

interface Running {
  update(bytes: Uint8Array): unknown;
  digest(): Buffer;
}

/** What S3 has said that a whole body adds up to, and what it adds up to. */
export interface BodyChecksum {
  update(bytes: Uint8Array): void;
  /** Undefined where both agree; else both, for a message. */
  difference(): string | undefined;
}

/** Where S3 says it, and how it is computed. The SDK checks a body in this order, too. */
const ALGORITHMS = [
  ["ChecksumCRC32", runningCrc32],
  ["ChecksumCRC32C", crc32c],
  ["ChecksumCRC64NVME", crc64nvme],
  ["ChecksumSHA1", () => createHash("sha1")],
  ["ChecksumSHA256", () => createHash("sha256")],
] as const satisfies readonly (readonly [keyof GetObjectCommandOutput, () => Running])[];

/**
 * The checksum of the whole body that an answer is the beginning of. Undefined where S3 has none: of an object
 * that was uploaded in parts it may know those of the parts alone.
 */
export function bodyChecksum(answer: GetObjectCommandOutput): BodyChecksum | undefined {
  for (const [property, start] of ALGORITHMS) {
    const expected = answer[property];
    // "…-3" is made of the checksums of three parts.
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

/** Whether the SDK has found, at the end of a body, that it is not what S3 has the checksum of. */
export function isChecksumMismatch(error: unknown): boolean {
  // The SDK has no class for it. Source: @smithy/core ChecksumStream.
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
