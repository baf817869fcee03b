import { readFileSync } from "node:fs";
import { expect } from "chai";
import { HELP } from "../../../operations/right-size/command-line";
import { projectPath } from "../../../tools/project-path";
import { runNpmScript } from "../../support/programs/npm-script";
import { reportLine, writesFiles } from "./right-size-files";

const REPORT = reportLine(512, 100);

describe("npm run right-size, as a process", () => {
  const file = writesFiles();

  it("advises on the functions of prod's plan and names those without data", () => {
    const args = ["--stack", "prod", "--json", `data-output=${file("a.log", REPORT)}`];
    const { stdout, stderr, status } = runNpmScript("right-size", args);
    expect([stderr, status]).to.deep.equal(["", 0]);
    const { functions, region } = JSON.parse(stdout);
    expect(region).to.equal("eu-central-1");
    expect(
      functions.map(({ name, memoryMb, ceilingMb, verdict }: Record<string, unknown>) => [
        name,
        memoryMb,
        ceilingMb,
        verdict,
      ]),
    ).to.deep.equal([
      ["data-ingestion", 512, 512, "no data"],
      ["data-output", 512, 512, "undecided"],
      ["data-transform", 1024, 1024, "no data"],
    ]);
  });

  it("prints for the sample what the page shows", () => {
    const page = readFileSync(projectPath("docs/right-sizing.md"), "utf8");
    const [, command = "", output] =
      /^npm run right-size -- (.+)\n```\n```text\n([^`]+)```$/m.exec(page) ?? [];
    const { stdout } = runNpmScript("right-size", command.split(" "));
    expect(stdout.trimEnd()).to.equal(output?.trimEnd());
  });

  const failures = [
    {
      title: "a log that does not name its function",
      args: () => [file("c.log", REPORT)],
      status: 1,
      message:
        /^error: (.*c\.log) does not name its function: give it as NAME=\1, such as data-transform=\1\n$/,
    },
    {
      title: "a missing file",
      args: () => ["/nowhere/a.log"],
      status: 1,
      message: /^error: \/nowhere\/a\.log: there is no such file\n$/,
    },
    {
      title: "a file of something else",
      args: () => [file("d.txt", "hello\n")],
      status: 1,
      message: /^error: .*d\.txt: expected REPORT lines, .*, but found none\n$/,
    },
    {
      title: "a missing stack",
      args: () => ["--stack", "nope", `data-output=${file("e.log", REPORT)}`],
      status: 1,
      message: /^error: No stack "nope" in .*, which has: dev, prod, staging\.\n$/,
    },
    {
      title: "a usage error",
      args: () => [],
      status: 64,
      message:
        /^error: no FILE is given: expected one or more\nSee npm run right-size -- --help\n$/,
    },
  ];
  for (const { title, args, status, message } of failures) {
    it(`reports ${title} in one message, without a stack trace`, () => {
      const end = runNpmScript("right-size", args());
      expect(end.stderr).to.match(message);
      expect([end.status, end.stdout]).to.deep.equal([status, ""]);
    });
  }

  it("prints its help", () => {
    expect(runNpmScript("right-size", ["--help"]).stdout).to.equal(HELP);
  });
});
