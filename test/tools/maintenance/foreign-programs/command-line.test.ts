import { expect } from "chai";
import { readCommandLine } from "../../../../tools/maintenance/foreign-programs/command-line";

describe("the command line of the foreign programs", () => {
  it("takes all programs of a checkout where none is named", () => {
    expect(readCommandLine(["--checkout", "/examples"])).to.deep.equal({
      checkout: "/examples",
      programs: [],
      makeFiles: false,
    });
  });

  it("takes the programs that are named, and files in the place of their builds", () => {
    const args = ["--checkout", "/examples", "aws-ts-eks", "aws-ts-nextjs", "--make-files"];
    expect(readCommandLine(args)).to.deep.equal({
      checkout: "/examples",
      programs: ["aws-ts-eks", "aws-ts-nextjs"],
      makeFiles: true,
    });
  });

  it("is undefined where help is asked for", () => {
    expect(readCommandLine(["--help"])).to.equal(undefined);
  });

  for (const { args, message } of [
    { args: ["aws-ts-eks"], message: "--checkout is missing" },
    { args: ["--all"], message: "Unknown option '--all'" },
  ]) {
    it(`refuses ${args.join(" ")}`, () => {
      expect(() => readCommandLine(args)).to.throw(message);
    });
  }
});
