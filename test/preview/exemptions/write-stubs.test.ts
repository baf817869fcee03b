import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { writeExemptionStubs } from "../../../preview/exemptions/write-stubs";
import { functionUrn, pack, shop, violation } from "../render/results";

const found = {
  ...shop,
  packs: [{ ...pack, exemptionsIn: "settings" }],
  violations: [violation({})],
};

describe("the file that stubs of exemptions are written to", () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "stubs-"));
    file = path.join(folder, "policies.json");
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it("is created, and does not change the second time", async () => {
    expect(await writeExemptionStubs(file, [found])).to.equal(
      `1 exemption stub added to ${file}: a stub takes effect once its reason, owner and last day are filled in.`,
    );
    const text = readFileSync(file, "utf8");
    expect(JSON.parse(text).settings.exemptions).to.deep.equal([
      { policy: "memory-ceiling", resource: functionUrn, reason: "", owner: "", expires: "" },
    ]);
    expect(await writeExemptionStubs(file, [found])).to.equal(
      `${file} already has an exemption or a stub for each mandatory finding.`,
    );
    expect(readFileSync(file, "utf8")).to.equal(text);
  });

  it("is written to a folder that is missing, which is created", async () => {
    file = path.join(folder, "out/stacks/policies.json");
    await writeExemptionStubs(file, [found]);
    expect(JSON.parse(readFileSync(file, "utf8")).settings.exemptions).to.have.length(1);
  });

  it("is not changed if it holds something else", async () => {
    for (const [text, message] of [
      ["[]", "is not a configuration of a policy pack."],
      ["{", "is not valid JSON: "],
    ] as const) {
      writeFileSync(file, text);
      const error = await writeExemptionStubs(file, [found]).catch((thrown: Error) => thrown);
      expect(String(error)).to.contain(`--write-exemptions: ${file} ${message}`);
      expect(readFileSync(file, "utf8")).to.equal(text);
    }
  });
});
