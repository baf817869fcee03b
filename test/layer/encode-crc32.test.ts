import { crc32 } from "node:zlib";
import { expect } from "chai";
import { encodeCrc32 } from "../../layer/src/encode-crc32";

describe("encodeCrc32", () => {
  it("encodes the checksum in S3's format", () => {
    // 0xCBF43926, the check value in the definition of CRC-32.
    expect(encodeCrc32(crc32("123456789"))).to.equal("y/Q5Jg==");
  });

  it("keeps leading zeros", () => {
    expect(encodeCrc32(0)).to.equal("AAAAAA==");
  });
});
