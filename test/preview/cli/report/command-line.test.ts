import { expect } from "chai";
import { readCommandLine } from "../../../../preview/cli/report/command-line";
import { UsageError } from "../../../../preview/preview-error";

describe("the command line of report", () => {
  it("takes exported results and event streams", () => {
    expect(readCommandLine(["dev.json", "prod.json", "--events", "-", "--fleet"])).to.deep.equal({
      files: ["dev.json", "prod.json"],
      events: ["-"],
      evidence: [],
      fleet: true,
      json: false,
      reports: [],
    });
  });

  for (const [args, message] of [
    [[], "FILE or --events FILE is missing."],
    [["a.json", "--json"], "--json needs --fleet; --report json=- prints the results."],
    [
      ["a.json", "--fleet", "--report", "html=-"],
      "--fleet and a report to - can't both print to standard output.",
    ],
    [
      ["--events", "events.json", "--report", "evidence=a.json"],
      "--report evidence: exported results and event streams contain neither the packs' configuration nor what they evaluated.",
    ],
  ] as const) {
    it(`refuses "${args.join(" ")}"`, () => {
      expect(() => readCommandLine(args)).to.throw(UsageError, message);
    });
  }
});
