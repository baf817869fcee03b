import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { version } from "../../../policy-pack/package.json";
import { runScript } from "../../support/programs/run-script";

const folder = join(__dirname, "../../../build/release");

describe("npm run release", () => {
  it("writes tarballs, their checksums and notes", async () => {
    const { status, stdout } = await runScript("tools/release/main.ts", ["--tag", `v${version}`]);
    expect(status).to.equal(0);
    const sums = readFileSync(join(folder, "SHA256SUMS"), "utf8");
    expect(stdout).to.equal(`Release ${version}, in build/release:\n${sums}`);
    expect(readdirSync(folder).sort()).to.deep.equal([
      "NOTES.md",
      "SHA256SUMS",
      "lambda-etl-policies.tgz",
      "offline-preview.tgz",
    ]);
    const files = ["offline-preview.tgz", "lambda-etl-policies.tgz"];
    const lines = files.map(
      (file) => `${hash("sha256", readFileSync(join(folder, file)))}  ${file}\n`,
    );
    expect(sums).to.equal(lines.join(""));
  });

  it("rejects the tag of another version", async () => {
    const { status, stderr } = await runScript("tools/release/main.ts", ["--tag", "v99.0.0"]);
    expect(status).to.equal(1);
    expect(stderr).to.contain(`the tag v99.0.0 is not v${version}, the version of the packages`);
  });
});
