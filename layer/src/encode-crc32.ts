/** A CRC-32 as S3 has it in headers: four bytes, the highest first, in base64. */
export function encodeCrc32(checksum: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(checksum);
  return bytes.toString("base64");
}
