import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { buffer } from "node:stream/consumers";
import { crc32, gunzipSync, zstdDecompressSync } from "node:zlib";
import type { PartCompression } from "@lambda-etl/shared/part-compression";
import { expect } from "chai";
import { openSpool } from "../../../lambdas/data-transform/spool";

// Hashes do not compress: a file of many chunks.
const CONTENT = Buffer.concat(
  [...Array(20_000).keys()].map((seed) => createHash("sha256").update(`${seed}`).digest()),
);

describe("openSpool", () => {
  const compressions = [
    ["gzip", gunzipSync],
    ["zstd", zstdDecompressSync],
  ] as const;
  for (const [compression, decompress] of compressions) {
    it(`gives the same body of ${compression} as often as it is asked, one left half read among them`, () =>
      expectSame(compression, decompress));
  }

  async function expectSame(
    compression: PartCompression,
    decompress: (body: Buffer) => Buffer,
  ): Promise<void> {
    const spool = await openSpool(compression);
    await spool.write(CONTENT.subarray(0, 1_000));
    await spool.write(CONTENT.subarray(1_000));
    const file = await spool.finish();
    file
      .openBody()
      .once("data", () => undefined)
      .destroy();
    const first = await buffer(file.openBody());
    const second = await buffer(file.openBody());
    await file.close();
    expect(decompress(first).equals(CONTENT)).to.equal(true);
    expect(second.equals(first)).to.equal(true);
    expect(file.bytes).to.equal(first.length);
    expect(file.contentBytes).to.equal(CONTENT.length);
    expect(file.sha256).to.equal(createHash("sha256").update(CONTENT).digest("hex"));
    expect(Buffer.from(file.checksumCrc32, "base64").readUInt32BE()).to.equal(crc32(first));
  }

  it("writes the checksum of the content into a frame of zstd, so that readers notice damage", async () => {
    const spool = await openSpool("zstd");
    await spool.write(CONTENT);
    const file = await spool.finish();
    const body = await buffer(file.openBody());
    await file.close();
    const at = body.length - 1;
    body.writeUInt8(body.readUInt8(at) ^ 1, at);
    expect(() => zstdDecompressSync(body)).to.throw(/checksum/i);
  });

  it("leaves no name in the temporary folder", async () => {
    const spool = await openSpool("gzip");
    await spool.write(CONTENT);
    const names = await readdir(tmpdir());
    await spool.discard();
    expect(names.filter((name) => name.startsWith(`data-transform-${process.pid}-`))).to.deep.equal(
      [],
    );
  });
});
