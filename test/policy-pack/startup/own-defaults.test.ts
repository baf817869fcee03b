import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { composePolicies } from "../../../policy-pack/compose-policies";
import { ownDefaults } from "../../../policy-pack/startup/own-defaults";
import { projectPath } from "../../../tools/project-path";

describe("the defaults of the repository of the pack", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pack-"));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it("are those of policies of the pack", () => {
    const defaults = ownDefaults(projectPath("policy-pack"));
    expect(defaults).to.have.nested.property("required-tags.tagValues.Project");
    expect(() => composePolicies({ defaults })).not.to.throw();
  });

  it("are none where the pack is published, without its sources", () => {
    expect(ownDefaults(folder)).to.deep.equal({});
  });

  it("are not taken for none where there are sources", () => {
    writeFileSync(join(folder, "index.ts"), "");
    const file = join(folder, "own-defaults.json");
    expect(() => ownDefaults(folder)).to.throw(
      `The policy pack can't read ${file}, which has this repository's own defaults: ENOENT`,
    );
    writeFileSync(file, "{");
    expect(() => ownDefaults(folder)).to.throw(`The policy pack can't read ${file}`);
  });
});
