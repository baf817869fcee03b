import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { buffer } from "node:stream/consumers";
import { crc32, gunzipSync } from "node:zlib";
import { expect } from "chai";
import { openGzipSpool } from "../../../lambdas/data-transform/gzip-spool";

// Hashes do not compress: a file of many chunks.
const CONTENT = Buffer.concat(
  [...Array(20_000).keys()].map((seed) => createHash("sha256").update(`${seed}`).digest()),
);

describe("openGzipSpool", () => {
  it("gives the same body as often as it is asked, one left half read among them", async () => {
    const spool = await openGzipSpool();
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
    expect(gunzipSync(first).equals(CONTENT)).to.equal(true);
    expect(second.equals(first)).to.equal(true);
    expect(file.bytes).to.equal(first.length);
    expect(file.contentBytes).to.equal(CONTENT.length);
    expect(file.sha256).to.equal(createHash("sha256").update(CONTENT).digest("hex"));
    expect(Buffer.from(file.checksumCrc32, "base64").readUInt32BE()).to.equal(crc32(first));
  });

  it("leaves no name in the temporary folder", async () => {
    const spool = await openGzipSpool();
    await spool.write(CONTENT);
    const names = await readdir(tmpdir());
    await spool.discard();
    expect(names.filter((name) => name.startsWith(`data-transform-${process.pid}-`))).to.deep.equal(
      [],
    );
  });
});
