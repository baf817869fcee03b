import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import {
  readBaseline,
  readBaselineOrNone,
  writeBaseline,
} from "../../../preview/baseline/baseline-file";
import { PreviewError } from "../../../preview/preview-error";

describe("the file of a baseline", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "baseline-"));
  const file = path.join(folder, "baseline.json");
  const missing = path.join(folder, "none.json");

  after(() => rmSync(folder, { recursive: true }));

  it("is read as it was written", async () => {
    const finding = { policyPack: "guard", policy: "tags", resource: "a::b", message: "no tag" };
    const baseline = { stacks: { "shop/dev": [{ ...finding, count: 2 }], "shop/prod": [] } };
    await writeBaseline(file, baseline);
    expect(await readBaseline(file)).to.deep.equal(baseline);
  });

  it("is written to a folder that is missing, which is created", async () => {
    const inside = path.join(folder, "out/preview/baseline.json");
    await writeBaseline(inside, { stacks: {} });
    expect(await readBaseline(inside)).to.deep.equal({ stacks: {} });
  });

  it("is empty before it is written, and must exist to compare with it", async () => {
    expect(await readBaselineOrNone(missing)).to.deep.equal({ stacks: {} });
    const error = await readBaseline(missing).catch((reason) => reason);
    expect(error).to.be.instanceOf(PreviewError);
    expect([error.status, error.message]).to.deep.equal([
      64,
      `The baseline ${missing} does not exist: write it with --write-baseline ${missing}.`,
    ]);
  });

  for (const { content, said } of [
    { content: "{", said: /^The baseline .* is not valid JSON: / },
    { content: "[]", said: /is not a baseline: must be object, not \[\]\.$/ },
    {
      content: '{ "stacks": { "shop/dev": [{ "policy": "tags" }] } }',
      said: /is not a baseline: stacks\.shop\/dev\.0\.policyPack is required\.$/,
    },
  ]) {
    it(`is rejected with the content ${content}`, async () => {
      writeFileSync(file, content);
      const error = await readBaseline(file).catch((reason) => reason);
      expect(error.message).to.match(said);
    });
  }
});
