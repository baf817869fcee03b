import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";

const repository = path.resolve(__dirname, "../../../..");
const stream = "test/fixtures/event-streams/preview.jsonl";

function run(args: readonly string[], input = "") {
  const main = path.join(repository, "preview/cli/report/main.ts");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--require", "tsx/cjs", main, ...args],
    { cwd: repository, input, encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

describe("npm run report", () => {
  it("prints what was found as text where no report is asked for", () => {
    const { status, stdout, stderr } = run(["--events", stream]);
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
    expect(stdout).to.match(
      /6 mandatory and 4 advisory policy violations in 3 of 4 resources\.\n$/,
    );
  });

  it("reads standard input, and prints the report for a machine alone", () => {
    const input = readFileSync(path.join(repository, stream), "utf8");
    const { status, stdout } = run(["--events", "-", "--report", "sarif=-"], input);
    expect(status).to.equal(0);
    expect(JSON.parse(stdout).runs[0].tool.driver.name).to.equal("lambda-etl");
  });

  for (const [args, message] of [
    [[], "--events FILE is missing.\nSee npm run report -- --help"],
    [["--event=a"], "Unknown option '--event'.\nSee npm run report -- --help"],
    [["--events=/no/such"], /^The events \/no\/such can't be read: ENOENT/],
    [["--events=a", "--report=pdf=b"], /^--report: "pdf" is no kind of report/],
  ] as const) {
    it(`ends with 64 for "${args.join(" ")}"`, () => {
      const { status, stdout, stderr } = run(args);
      expect({ status, stdout }).to.deep.equal({ status: 64, stdout: "" });
      const said = stderr.replace(/^error: /, "").trimEnd();
      if (typeof message === "string") expect(said).to.equal(message);
      else expect(said).to.match(message);
    });
  }

  it("ends with 2 where there are no events", () => {
    const { status, stderr } = run(["--events", "-"], "{}\n");
    expect(status).to.equal(2);
    expect(stderr).to.match(/^error: There are no engine events/);
  });

  it("prints its options with --help", () => {
    const { status, stdout } = run(["--help"]);
    expect(status).to.equal(0);
    expect(stdout).to.match(/^Usage: npm run report -- --events FILE/);
  });
});
