import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { removeTemporaryProjects, temporaryProject } from "../temporary-project";

const repository = path.resolve(__dirname, "../../..");

describe("preview/cli/main.ts", () => {
  after(removeTemporaryProjects);

  it("is a command of its own, which previews the current folder and knows no repository", () => {
    const cwd = realpathSync(temporaryProject({}));
    const main = path.join(repository, "preview/cli/main.ts");
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--require", "tsx/cjs", main], {
      cwd,
      encoding: "utf8",
    });
    expect({ status, stdout, stderr }).to.deep.equal({
      status: 64,
      stdout: "",
      stderr: `error: No Pulumi.yaml in ${cwd} or a folder above it. Give the project's folder with --cwd DIR.\n`,
    });
  });
});
