import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { formatUsdRange } from "../../../operations/command/money";
import { HELP } from "../../../operations/cost/command-line";
import { PROJECT_ROOT } from "../../../tools/build/build-stamp";
import { runNpmScript } from "../../support/programs/npm-script";

const README = readFileSync(join(PROJECT_ROOT, "README.md"), "utf8");

const help = "See npm run cost -- --help\n";

describe("npm run cost, as a process", () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "cost-"));
  });

  after(() => rmSync(folder, { recursive: true }));

  for (const stack of ["dev", "staging", "prod"]) {
    it(`prices the plan of ${stack} in its own region`, () => {
      const { stdout, stderr, status } = runNpmScript("cost", ["--stack", stack, "--json"]);
      expect([stderr, status]).to.deep.equal(["", 0]);
      const { functions, unknown, region } = JSON.parse(stdout);
      expect(
        functions.map(({ settings }: { settings: { name: string } }) => settings.name),
      ).to.deep.equal(["data-ingestion", "data-output", "data-transform"]);
      expect(unknown).to.deep.equal([]);
      expect(region).to.equal(stack === "prod" ? "eu-central-1" : "eu-west-1");
    });
  }

  it("prints the README's example of a million objects of 10 MB", () => {
    const [, command = ""] = /`npm run cost -- ([^`]+)`/.exec(README) ?? [];
    const args = command.split(" ");
    const { stdout } = runNpmScript("cost", args);
    const [chart = ""] = /Duration and init:[\s\S]*?That is not a real saving\./.exec(stdout) ?? [
      "no chart",
    ];
    expect(README).to.include(chart);
    const { before, after } = JSON.parse(runNpmScript("cost", [...args, "--json"]).stdout);
    const totals = `${formatUsdRange(after.total)}, against ${formatUsdRange(before.total)} before`;
    expect(README.replaceAll("\n", " ")).to.include(`the month costs ${totals}`);
  });

  const file = (name: string, content: string) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const failures = [
    {
      title: "a missing stack",
      args: () => ["--stack", "nope"],
      status: 1,
      message: /^error: No stack "nope" in .*, which has: dev, prod, staging\.\n$/,
    },
    {
      title: "a missing file",
      args: () => ["--from", "state", "/nowhere/state.json"],
      status: 1,
      message: /^error: \/nowhere\/state.json: there is no such file\n$/,
    },
    {
      title: "a folder instead of a file",
      args: () => ["--from", "state", folder],
      status: 1,
      message: /^error: .*: EISDIR: illegal operation on a directory, read\n$/,
    },
    {
      title: "a state that is not JSON",
      args: () => ["--from", "state", file("broken.json", "{")],
      status: 1,
      message: /^error: .*broken.json: not JSON: .*\n$/,
    },
    {
      title: "JSON that is not a state",
      args: () => ["--from", "state", file("other.json", "[]")],
      status: 1,
      message:
        /^error: .*other.json: expected the output of pulumi stack export or npm run preview -- --json\n$/,
    },
    {
      title: "a state without functions",
      args: () => [
        "--from",
        "state",
        file("empty.json", '{"resources":[]}'),
        "--region",
        "us-east-1",
      ],
      status: 1,
      message: /^error: there is no Lambda function among the resources\n$/,
    },
    {
      title: "invalid figures",
      args: () => ["--durations", file("figures.csv", "a,b\n1,2\n")],
      status: 1,
      message: /^error: .*figures.csv: expected JSON, or CSV whose first line names .*\n$/,
    },
    {
      title: "a region without prices",
      args: () => ["--region", "mars-1"],
      status: 1,
      message: /^error: there are no prices for the region mars-1, .*\n$/,
    },
    {
      title: "objects above the largest measured size",
      args: () => ["--object-mb", "5000"],
      status: 1,
      message: /^error: objects of 5000 MB were never measured, .*\n$/,
    },
    {
      title: "a usage error",
      args: () => ["--objects", "many"],
      status: 64,
      message: new RegExp(`^error: --objects: expected a whole number from 0, got many\n${help}$`),
    },
  ];
  for (const { title, args, status, message } of failures) {
    it(`reports ${title} in one message, without a stack trace`, () => {
      const end = runNpmScript("cost", args());
      expect(end.stderr).to.match(message);
      expect([end.status, end.stdout]).to.deep.equal([status, ""]);
    });
  }

  it("prints its help", () => {
    expect(runNpmScript("cost", ["--help"]).stdout).to.equal(HELP);
  });
});
