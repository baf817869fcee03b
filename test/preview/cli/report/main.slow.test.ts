import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { cliArguments } from "../cli-arguments";

const repository = path.resolve(__dirname, "../../../..");
const stream = "test/fixtures/event-streams/preview.jsonl";

function run(args: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    cliArguments(["report", ...args]),
    { cwd: repository, input, encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

describe("the command report", () => {
  it("prints what was found as text where no report is asked for", () => {
    const { status, stdout, stderr } = run(["--events", stream]);
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
    expect(stdout).to.match(
      /^orders\/dev: 6 mandatory and 4 advisory policy violations in 3 of 4 resources\.\n/,
    );
    expect(stdout).not.to.contain("--verbose");
  });

  it("reads standard input, and prints the report for a machine alone", () => {
    const input = readFileSync(path.join(repository, stream), "utf8");
    const { status, stdout } = run(["--events", "-", "--report", "sarif=-"], input);
    expect(status).to.equal(0);
    expect(JSON.parse(stdout).runs[0].tool.driver.name).to.equal("lambda-etl");
  });

  for (const [args, message] of [
    [[], "FILE or --events FILE is missing.\nSee offline-preview report --help"],
    [
      ["--event=a"],
      "Unknown option '--event'. Did you mean \"--events\"?\nSee offline-preview report --help",
    ],
    [["/no/such"], /^The result \/no\/such can't be read: ENOENT/],
    [["--events=/no/such"], /^The events \/no\/such can't be read: ENOENT/],
    [["--events=a", "--report=pdf=b"], /^--report: "pdf" is not a kind of report/],
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

  it("shows a fleet of exported results and event streams", () => {
    const exported = run(["--events", stream, "--report", "json=-"]).stdout;
    const folder = mkdtempSync(path.join(tmpdir(), "fleet-"));
    const file = path.join(folder, "orders.json");
    writeFileSync(file, exported);
    const { status, stdout, stderr } = run([file, "--events", stream, "--fleet"]);
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
    expect(stdout).to.match(/^2 stacks, 2 with mandatory violations, /);

    const fleet = JSON.parse(run([file, "--fleet", "--json"]).stdout);
    expect(fleet.stacks).to.have.length(1);
    expect(fleet.findings).to.have.length(10);
    rmSync(folder, { recursive: true });
  });

  it("prints its options with --help", () => {
    const { status, stdout } = run(["--help"]);
    expect(status).to.equal(0);
    expect(stdout).to.match(/^Usage: offline-preview report \[FILE/);
  });
});
