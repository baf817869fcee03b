import { expect } from "chai";
import { readCommandLine } from "../../../preview/cli/command-line";
import { helpText } from "../../../preview/cli/help";
import { UsageError } from "../../../preview/preview-error";

describe("readCommandLine", () => {
  it("reads every option", () => {
    expect(
      readCommandLine([
        "--stack=prod",
        "--cwd=app",
        "--policy-pack=a",
        "--policy-pack=b",
        "--policy-pack-config=a.json",
        "--config=size=3",
        "--config=aws:region=eu=west",
        "--config-file=Other.yaml",
        "--account=000000000001",
        "--invokes=answers.json",
        "--type-check",
        "--verbose",
        "--show-outputs",
        "--baseline=known.json",
        "--write-baseline=new.json",
        "--write-exemptions=policies.json",
        "--json",
      ]),
    ).to.deep.equal({
      json: true,
      verbose: true,
      showOutputs: true,
      allStacks: false,
      stacks: [],
      states: [],
      reports: [],
      baseline: "known.json",
      writtenBaseline: "new.json",
      writtenExemptions: "policies.json",
      policyPackConfigs: ["a.json"],
      preview: {
        stack: "prod",
        cwd: "app",
        policyPacks: ["a", "b"],
        config: { size: "3", "aws:region": "eu=west" },
        configFile: "Other.yaml",
        accountId: "000000000001",
        invokesFile: "answers.json",
        typeCheck: true,
      },
    });
  });

  it("reads several stacks, without duplicates", () => {
    const read = readCommandLine(["--stack=dev", "-s", "prod", "--stack=dev"]);
    expect(read?.stacks).to.deep.equal(["dev", "prod"]);
    expect(read?.preview).not.to.have.property("stack");
  });

  it("returns nothing if help is requested", () => {
    expect(readCommandLine(["-h"])).to.equal(undefined);
  });

  for (const [args, message] of [
    [["--stak=dev"], "Unknown option '--stak'. Did you mean \"--stack\"?"],
    [["--loud"], "Unknown option '--loud'."],
    [["-x"], "Unknown option '-x'."],
    [["--stack"], "Option '-s, --stack <value>' argument missing."],
    [["dev"], "Unexpected argument 'dev'."],
    [["--all-stacks", "--stack=dev"], "--stack and --all-stacks can't be used together."],
    [
      ["--state=s.json", "--stack=dev"],
      "--stack is for a program; --state evaluates a deployed stack without one.",
    ],
    [
      ["--state=s.json", "--all-stacks"],
      "--all-stacks is for a program; --state evaluates a deployed stack without one.",
    ],
    [
      ["--json", "--report=html=-"],
      "--json and a report to - can't both print to standard output.",
    ],
    [["--report=html"], '--report: expected KIND=FILE, not "html".'],
    [["--config=size"], '--config: expected KEY=VALUE, not "size".'],
    [["--account=12"], '--account: expected an AWS account id (12 digits), not "12".'],
  ] as const) {
    it(`refuses ${args.join(" ")}`, () => {
      expect(() => readCommandLine(args))
        .to.throw(UsageError)
        .that.includes({ message, status: 64 });
    });
  }
});

describe("the help of the preview", () => {
  const optionsIn = (text: string) =>
    text.split("\n").filter((line) => /^ {2}--(stack|cwd|policy-pack) |default in/.test(line));

  it("names the defaults of its repository", () => {
    const defaults = {
      projectName: "this repository",
      project: "/repo",
      stack: "dev",
      policyPack: "/repo/policy-pack",
    };
    expect(optionsIn(helpText("npm run preview --", defaults))).to.deep.equal([
      "  --stack NAME               the stack; may be repeated (default: dev in this repository; elsewhere the only",
      "  --cwd DIR                  the project's folder (default: this repository)",
      "  --policy-pack PACK         a policy pack: a folder, or a package in the project's node_modules; may be",
      "                             repeated (default in this repository: policy-pack)",
    ]);
  });

  it("names no repository by default", () => {
    expect(optionsIn(helpText("offline-preview", undefined))).to.deep.equal([
      "  --stack NAME               the stack; may be repeated (default: the only stack)",
      "  --cwd DIR                  the project's folder (default: the current folder)",
      "  --policy-pack PACK         a policy pack: a folder, or a package in the project's node_modules; may be",
    ]);
  });
});
