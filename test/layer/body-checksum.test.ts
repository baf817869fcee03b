import { expect } from "chai";
import { bodyChecksum, isChecksumMismatch } from "../../layer/src/body-checksum";

const BODY = Buffer.from("123456789");
const metadata = { $metadata: {} };

/** The checksums of one body in S3's format. */
const TOLD = [
  { ChecksumCRC32: "y/Q5Jg==" },
  { ChecksumCRC32C: "4waSgw==" },
  { ChecksumCRC64NVME: "rosUhgp5mIg=" },
  { ChecksumSHA1: "98O8HYCOBHMq32eZZczDTKeuNEE=" },
  { ChecksumSHA256: "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=" },
];

describe("the checksum of a body", () => {
  for (const told of TOLD) {
    const [[property = "", expected] = []] = Object.entries(told);
    const name = property.slice("Checksum".length);

    it(`${name}: matches a complete body in pieces`, () => {
      const checksum = bodyChecksum({ ...metadata, ...told });
      checksum?.update(BODY.subarray(0, 4));
      checksum?.update(BODY.subarray(4));
      expect(checksum?.difference()).to.equal(undefined);
    });

    it(`${name}: returns both checksums if a byte is missing`, () => {
      const checksum = bodyChecksum({ ...metadata, ...told });
      checksum?.update(BODY.subarray(1));
      expect(checksum?.difference())
        .to.match(/^\w+ \S+ instead of /)
        .and.contain(expected);
    });
  }

  it("is undefined if S3 has none, or only those of parts", () => {
    expect(bodyChecksum(metadata)).to.equal(undefined);
    expect(bodyChecksum({ ...metadata, ChecksumCRC32: "y/Q5Jg==-3" })).to.equal(undefined);
  });

  it("is recognised in the SDK's mismatch error, and in no other error", () => {
    expect(isChecksumMismatch(new Error('Checksum mismatch: expected "a"'))).to.equal(true);
    expect(isChecksumMismatch(new Error("aborted"))).to.equal(false);
  });
});
