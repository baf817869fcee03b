import path from "node:path";
import { expect } from "chai";
import { findRepository, withDefaults } from "../../../preview/cli/repository-defaults";

const repository = path.resolve(__dirname, "../../..");
const nothing = { help: false, json: false, allStacks: false, states: [], preview: {} };

describe("withDefaults", () => {
  it("previews this repository's dev stack under its own pack where nothing is said", () => {
    expect(withDefaults(nothing, repository)).to.deep.equal({
      cwd: repository,
      stack: "dev",
      policyPacks: [path.join(repository, "policy-pack")],
    });
  });

  it("lets stack and packs be chosen", () => {
    const preview = { stack: "prod", policyPacks: ["other"] };
    expect(withDefaults({ ...nothing, preview }, repository)).to.deep.equal({
      cwd: repository,
      stack: "prod",
      policyPacks: ["other"],
    });
  });

  it("names no stack where all are asked for", () => {
    expect(withDefaults({ ...nothing, allStacks: true }, repository)).not.to.have.property("stack");
  });

  it("has no default stack or pack for another project", () => {
    const cwd = path.join(repository, "test/fixtures/programs/small");
    expect(withDefaults({ ...nothing, preview: { cwd } }, repository)).to.deep.equal({ cwd });
  });
});

describe("findRepository", () => {
  it("finds the folder with Pulumi.yaml from the sources and from a build", () => {
    expect(findRepository(path.join(repository, "preview"))).to.equal(repository);
    expect(findRepository(path.join(repository, "build/preview"))).to.equal(repository);
  });
});
