import { mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { describeStaleness } from "../../../policy-pack/startup/staleness";

describe("staleness of the compiled pack", () => {
  let pack: string;

  beforeEach(() => {
    pack = mkdtempSync(join(tmpdir(), "pack-"));
    mkdirSync(join(pack, "bin"));
    mkdirSync(join(pack, "policies"));
    mkdirSync(join(pack, "node_modules"));
    writeFileSync(join(pack, "node_modules/other.ts"), "not ours");
    writeFileSync(join(pack, "bin/index.ts"), "no source");
    writeFileSync(join(pack, "package.json"), "{}");
    writeFileSync(join(pack, "index.ts"), "one\n");
    writeFileSync(join(pack, "policies/rule.ts"), "two\n");
    // sha256sum of "one\n" and "two\n"
    const files = {
      "index.ts": "2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806",
      "policies/rule.ts": "27dd8ed44a83ff94d557f9fd0412ed5a8cbca69ea04922d88c01184a07300a5a",
    };
    writeFileSync(join(pack, "bin/sources.json"), JSON.stringify({ files }));
  });

  afterEach(() => rmSync(pack, { recursive: true }));

  it("finds nothing where the sources are those of the build", () => {
    expect(describeStaleness(pack)).to.equal(undefined);
  });

  it("takes other line ends for the same source", () => {
    writeFileSync(join(pack, "index.ts"), "one\r\n");
    expect(describeStaleness(pack)).to.equal(undefined);
  });

  it("finds nothing where there are no sources, as in a published pack", () => {
    unlinkSync(join(pack, "index.ts"));
    unlinkSync(join(pack, "policies/rule.ts"));
    expect(describeStaleness(pack)).to.equal(undefined);
  });

  it("says so where the pack was never compiled", () => {
    rmSync(join(pack, "bin"), { recursive: true });
    expect(describeStaleness(pack)).to.equal("The policy pack is not compiled. Run: npm run build");
  });

  it("names a source that changed", () => {
    writeFileSync(join(pack, "policies/rule.ts"), "three\n");
    expect(describeStaleness(pack)).to.equal(
      "The compiled policy pack is older than its sources (policies/rule.ts). Run: npm run build",
    );
  });

  it("names sources that came and went", () => {
    unlinkSync(join(pack, "index.ts"));
    mkdirSync(join(pack, "policies/deep"));
    writeFileSync(join(pack, "policies/deep/new.ts"), "");
    writeFileSync(join(pack, "new.ts"), "");
    expect(describeStaleness(pack)).to.equal(
      "The compiled policy pack is older than its sources (index.ts, new.ts, policies/deep/new.ts). Run: npm run build",
    );
  });
});
