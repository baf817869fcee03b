import { expect } from "chai";
import { readCommandLine } from "../../../tools/bench/command-line";

describe("the command line of the measurements", () => {
  it("has a default for all that a measurement takes", () => {
    expect(readCommandLine(["transform"])).to.deep.equal({
      name: "transform",
      records: 200_000,
      rounds: 3,
      only: [""],
    });
    expect(readCommandLine(["functions"])).to.deep.equal({
      name: "functions",
      sizesMb: [10, 100],
      isCpuLimited: false,
    });
    expect(readCommandLine(["options"])).to.deep.equal({ name: "options", sizesMb: [10, 100] });
    expect(readCommandLine(["load"])).to.deep.equal({
      name: "load",
      sizesMb: [10, 100],
      isZstd: false,
    });
    expect(readCommandLine(["preview"])).to.deep.equal({ name: "preview", rounds: 3 });
    expect(readCommandLine(["preview-size"])).to.deep.equal({
      name: "preview-size",
      resourceCounts: [100, 1000, 5000],
      rounds: 3,
    });
    expect(readCommandLine(["packs"])).to.deep.equal({
      name: "packs",
      packs: [],
      resourceCounts: [1000, 10_000],
      rounds: 3,
      starts: 9,
    });
  });

  it("takes what is given", () => {
    const args = ["packs", "--pack", "/a", "--pack", "/b", "--resources", "10", "--starts", "1"];
    expect(readCommandLine(args)).to.deep.equal({
      name: "packs",
      packs: ["/a", "/b"],
      resourceCounts: [10],
      rounds: 3,
      starts: 1,
    });
    expect(readCommandLine(["load", "--sizes", "300,301", "--zstd"])).to.deep.equal({
      name: "load",
      sizesMb: [300, 301],
      isZstd: true,
    });
    expect(readCommandLine(["transform", "--only", "ours,DuckDB"])).to.deep.include({
      only: ["ours", "DuckDB"],
    });
    expect(readCommandLine(["functions", "--sizes", "1,2", "--limit-cpu"])).to.deep.equal({
      name: "functions",
      sizesMb: [1, 2],
      isCpuLimited: true,
    });
  });

  it("is undefined where help is asked for", () => {
    expect(readCommandLine(["--help"])).to.equal(undefined);
  });

  for (const { args, message } of [
    { args: [], message: "expected the name of a measurement, got none" },
    { args: ["speed"], message: "expected the name of a measurement, got speed" },
    { args: ["init", "--rounds", "0"], message: "expected a whole number from 1, got 0" },
    { args: ["functions", "--sizes", "1,x"], message: "expected a whole number from 1, got x" },
    { args: ["init", "--fast"], message: "Unknown option '--fast'" },
  ]) {
    it(`refuses ${args.join(" ") || "nothing"}`, () => {
      expect(() => readCommandLine(args)).to.throw(message);
    });
  }
});
