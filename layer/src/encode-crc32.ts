/** A CRC-32 in S3's header format: four big-endian bytes in base64. */
export function encodeCrc32(checksum: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(checksum);
  return bytes.toString("base64");
}
