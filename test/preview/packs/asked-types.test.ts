import { expect } from "chai";
import {
  type NotApplicable,
  recordNotApplicable,
  typesNotAskedAbout,
} from "../../../preview/packs/asked-types";

function typesOf(said: readonly (readonly [type: string, policies: readonly string[]])[]) {
  const known: NotApplicable = new Map();
  for (const [type, policies] of said) recordNotApplicable(known, type, policies);
  return typesNotAskedAbout(known);
}

describe("the types that no policy of a pack covers", () => {
  it("are those that every type-specific policy skips", () => {
    const said = [
      ["Function", ["bucket"]],
      ["Bucket", ["function"]],
      ["Topic", ["function", "bucket"]],
      ["Alias", ["bucket", "function"]],
    ] as const;
    expect(typesOf(said)).to.deep.equal(["Alias", "Topic"]);
  });

  it("are not those of which a policy skips only some resources", () => {
    const said = [
      ["Function", ["bucket"]],
      ["Function", ["bucket", "function"]],
      ["Topic", ["bucket", "function"]],
    ] as const;
    expect(typesOf(said)).to.deep.equal(["Topic"]);
  });

  it("are unknown for a pack that reports nothing", () => {
    expect(typesOf([["Function", []]])).to.equal(undefined);
    expect(typesOf([])).to.equal(undefined);
  });
});
