import path from "node:path";
import { expect } from "chai";
import { withDefaults } from "../../../preview/cli/defaults";
import { PreviewError } from "../../../preview/preview-error";

const repository = path.resolve(__dirname, "../../..");
const nothing = { allStacks: false, stacks: [], policyPackConfigs: [], preview: {}, states: [] };
const defaults = {
  projectName: "this repository",
  project: repository,
  stack: "dev",
  policyPack: path.join(repository, "policy-pack"),
  policyPackConfig: path.join(repository, "policies.json"),
};
const configured = { pack: defaults.policyPack, config: defaults.policyPackConfig };

describe("withDefaults", () => {
  it("previews this repository's dev stack with its own pack by default", () => {
    expect(withDefaults(nothing, defaults)).to.deep.equal({
      cwd: repository,
      stack: "dev",
      policyPacks: [configured],
    });
  });

  it("accepts another configuration of the pack", () => {
    const given = { ...nothing, policyPackConfigs: ["other.json"] };
    expect(withDefaults(given, defaults).policyPacks).to.deep.equal([
      { ...configured, config: "other.json" },
    ]);
  });

  it("has no default configuration for the state of a deployed stack, which may belong to another project", () => {
    expect(
      withDefaults({ ...nothing, states: ["state.json"] }, defaults).policyPacks,
    ).to.deep.equal([defaults.policyPack]);
  });

  it("accepts another stack and other packs", () => {
    const preview = { stack: "prod", policyPacks: ["other"] };
    expect(withDefaults({ ...nothing, preview }, defaults)).to.deep.equal({
      cwd: repository,
      stack: "prod",
      policyPacks: ["other"],
    });
  });

  it("names no stack if all are requested", () => {
    expect(withDefaults({ ...nothing, allStacks: true }, defaults)).not.to.have.property("stack");
    const stacks = ["dev", "prod"];
    expect(withDefaults({ ...nothing, stacks }, defaults)).not.to.have.property("stack");
  });

  it("has no default stack or pack for another project", () => {
    const cwd = path.join(repository, "test/fixtures/programs/small");
    expect(withDefaults({ ...nothing, preview: { cwd } }, defaults)).to.deep.equal({
      cwd,
      policyPacks: [],
    });
  });

  it("previews the current folder without defaults", () => {
    expect(withDefaults(nothing, undefined)).to.deep.equal({ cwd: process.cwd(), policyPacks: [] });
  });

  it("gives each pack the configuration at its position", () => {
    const preview = { cwd: "/shop", policyPacks: ["a", { pack: "b", preset: "strict" }] };
    const given = { ...nothing, policyPackConfigs: ["a.json", "b.json"], preview };
    expect(withDefaults(given, undefined).policyPacks).to.deep.equal([
      { pack: "a", config: "a.json" },
      { pack: "b", preset: "strict", config: "b.json" },
    ]);
    expect(
      withDefaults({ ...given, policyPackConfigs: ["a.json"] }, undefined).policyPacks,
    ).to.deep.equal([
      { pack: "a", config: "a.json" },
      { pack: "b", preset: "strict" },
    ]);
    expect(() => withDefaults({ ...nothing, policyPackConfigs: ["a.json"] }, undefined)).to.throw(
      PreviewError,
      "Too many --policy-pack-config: 1 for 0 --policy-pack.",
    );
  });
});
