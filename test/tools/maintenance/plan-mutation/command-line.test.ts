import { expect } from "chai";
import { UsageError } from "../../../../operations/command/errors";
import { readCommandLine } from "../../../../tools/maintenance/plan-mutation/command-line";

const whole = {
  stacks: ["dev", "prod", "staging"],
  processes: 2,
  asJson: false,
  isPruning: false,
  isWriting: false,
};

describe("the command line of the plan mutation", () => {
  it("takes all changes of all stacks where nothing is given", () => {
    expect(readCommandLine([])).to.deep.equal(whole);
  });

  it("takes a stack, a type, a sample and the number of processes", () => {
    const type = "aws:sns/topic:Topic";
    const args = ["--stack", "prod", "--type", type, "--sample", "9", "--seed", "7", "--json"];
    expect(readCommandLine([...args, "--processes", "4"])).to.deep.equal({
      ...whole,
      ...{ stacks: ["prod"], type, sample: { size: 9, seed: 7 }, processes: 4, asJson: true },
    });
  });

  it("is undefined where help is asked for", () => {
    expect(readCommandLine(["--help"])).to.equal(undefined);
  });

  const mistakes: readonly (readonly [readonly string[], string])[] = [
    [["--stack", "test"], "--stack: there is no Pulumi.test.yaml"],
    [["--seed", "7"], "--seed: chooses a sample: --sample is missing"],
    [["--write", "--stack", "prod"], "--write: takes all stacks and all changes"],
    [["--prune", "--sample", "9"], "--prune: takes all stacks and all changes"],
    [["--processes", "0"], "--processes: expected a whole number from 1 to 64, got 0"],
  ];
  for (const [args, message] of mistakes) {
    it(`does not understand ${args.join(" ")}`, () => {
      expect(() => readCommandLine(args)).to.throw(UsageError, message);
    });
  }
});
