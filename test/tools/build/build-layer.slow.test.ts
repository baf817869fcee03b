import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { buildLayer } from "../../../tools/build/build-layer";
import { hashText, PROJECT_ROOT } from "../../../tools/build/build-stamp";

describe("buildLayer", () => {
  let root: string;

  before(() => {
    root = mkdtempSync(join(tmpdir(), "layer-"));
    cpSync(join(PROJECT_ROOT, "layer/package.json"), join(root, "layer/package.json"));
    symlinkSync(join(PROJECT_ROOT, "node_modules"), join(root, "node_modules"));
  });

  after(() => rmSync(root, { recursive: true }));

  it("makes the same zip again in another folder, at another time, in another time zone", async () => {
    const timeZone = process.env.TZ;
    process.env.TZ = "Asia/Tokyo";
    await buildLayer(root);
    if (timeZone === undefined) delete process.env.TZ;
    else process.env.TZ = timeZone;

    const zips = [root, PROJECT_ROOT].map((folder) =>
      hashText(readFileSync(join(folder, "build/layer.zip"), "latin1")),
    );
    expect(zips[0]).to.equal(zips[1]);
  });
});
