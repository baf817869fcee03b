import { expect } from "chai";
import { integer, resolveConfig, strings } from "../../policy-pack/config";

describe("the configuration of a policy", () => {
  const parameters = { maxSize: integer(10, "Ceiling."), names: strings(["a"], "Names.") };

  it("has the defaults where nothing is given", () => {
    expect(resolveConfig(parameters, {})).to.deep.equal({
      config: { maxSize: 10, names: ["a"] },
      problems: [],
    });
  });

  it("replaces a default as a whole", () => {
    expect(resolveConfig(parameters, { names: ["b"] })).to.deep.equal({
      config: { maxSize: 10, names: ["b"] },
      problems: [],
    });
  });

  it("names each property that does not exist, and those that do", () => {
    expect(resolveConfig(parameters, { maxsize: 1, toString: 2 }).problems).to.deep.equal([
      "configuration property 'maxsize' does not exist; there are: maxSize, names",
      "configuration property 'toString' does not exist; there are: maxSize, names",
    ]);
  });

  it("says so where there is none to configure", () => {
    expect(resolveConfig({}, { maxSize: 1 }).problems).to.deep.equal([
      "configuration property 'maxSize' does not exist; there are: none",
    ]);
  });
});
