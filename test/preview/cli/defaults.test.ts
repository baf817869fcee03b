import path from "node:path";
import { expect } from "chai";
import { withDefaults } from "../../../preview/cli/defaults";

const repository = path.resolve(__dirname, "../../..");
const nothing = { allStacks: false, preview: {}, states: [] };
const defaults = {
  projectName: "this repository",
  project: repository,
  stack: "dev",
  policyPack: path.join(repository, "policy-pack"),
  policyPackConfig: path.join(repository, "policies.json"),
};

describe("withDefaults", () => {
  it("previews this repository's dev stack under its own pack where nothing is said", () => {
    expect(withDefaults(nothing, defaults)).to.deep.equal({
      cwd: repository,
      stack: "dev",
      policyPacks: [path.join(repository, "policy-pack")],
      policyPackConfigs: [path.join(repository, "policies.json")],
    });
  });

  it("lets the configuration of the pack be chosen", () => {
    const preview = { policyPackConfigs: ["other.json"] };
    expect(withDefaults({ ...nothing, preview }, defaults).policyPackConfigs).to.deep.equal([
      "other.json",
    ]);
  });

  it("has no default configuration for the state of a deployed stack, which may be another project's", () => {
    const judged = withDefaults({ ...nothing, states: ["state.json"] }, defaults);
    expect(judged).not.to.have.property("policyPackConfigs");
    expect(judged.policyPacks).to.deep.equal([path.join(repository, "policy-pack")]);
  });

  it("lets stack and packs be chosen", () => {
    const preview = { stack: "prod", policyPacks: ["other"] };
    expect(withDefaults({ ...nothing, preview }, defaults)).to.deep.equal({
      cwd: repository,
      stack: "prod",
      policyPacks: ["other"],
    });
  });

  it("names no stack where all are asked for", () => {
    expect(withDefaults({ ...nothing, allStacks: true }, defaults)).not.to.have.property("stack");
  });

  it("has no default stack or pack for another project", () => {
    const cwd = path.join(repository, "test/fixtures/programs/small");
    expect(withDefaults({ ...nothing, preview: { cwd } }, defaults)).to.deep.equal({ cwd });
  });

  it("previews the current folder where there are no defaults", () => {
    expect(withDefaults(nothing, undefined)).to.deep.equal({ cwd: process.cwd() });
  });
});
