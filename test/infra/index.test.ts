import { RunError } from "@pulumi/pulumi";
import { expect } from "chai";

describe("the entry of the program", () => {
  const { versions } = process;
  const entry = require.resolve("../../infra/index");

  function loadOn(node: string): unknown {
    Object.defineProperty(process, "versions", { value: { ...versions, node } });
    delete require.cache[entry];
    return require(entry);
  }

  after(() => Object.defineProperty(process, "versions", { value: versions }));

  it("rejects a Node.js that is too old before it loads anything else", () => {
    expect(() => loadOn("20.20.2")).to.throw(
      RunError,
      "but runs on 20.20.2: install a later version",
    );
  });

  it("exports the function that creates the pipeline on a supported Node.js", () => {
    expect(loadOn("22.12.0")).to.be.a("function");
  });
});
