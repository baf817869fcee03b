import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { expect } from "chai";
import { removeTemporaryProjects, temporaryProject } from "../temporary-project";
import { cliArguments } from "./cli-arguments";

function run(args: readonly string[], cwd = process.cwd()) {
  const { status, stdout, stderr } = spawnSync(process.execPath, cliArguments(args), {
    cwd,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

describe("the command of the package", () => {
  after(removeTemporaryProjects);

  it("previews the current folder, without defaults of a repository", () => {
    const cwd = realpathSync(temporaryProject({}));
    expect(run([], cwd)).to.deep.equal({
      status: 64,
      stdout: "",
      stderr: `error: No Pulumi.yaml in ${cwd} or a folder above it. Give the project's folder with --cwd DIR.\n`,
    });
  });

  for (const { args, usage } of [
    { args: ["--help"], usage: "Usage: offline-preview [options]" },
    { args: ["report", "--help"], usage: "Usage: offline-preview report [FILE...]" },
    { args: ["check-config", "--help"], usage: "Usage: offline-preview check-config [FILE...]" },
  ]) {
    it(`has its own help for ${args.join(" ")}`, () => {
      const { status, stdout } = run(args);
      expect(status).to.equal(0);
      expect(stdout.slice(0, usage.length)).to.equal(usage);
    });
  }
});
