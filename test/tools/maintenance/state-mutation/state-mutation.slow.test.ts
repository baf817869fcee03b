import { spawnSync } from "node:child_process";
import { expect } from "chai";
import { PROJECT_ROOT } from "../../../../tools/build/build-stamp";

describe("all single changes of the deployed stack prod", () => {
  it("are reported, or listed with a reason", function () {
    this.timeout(3_600_000);
    const { status, stdout } = spawnSync("npm", ["run", "--silent", "state-mutation"], {
      cwd: PROJECT_ROOT,
      encoding: "utf8",
    });

    expect(stdout).to.match(/0 survivors not listed, 0 listed and not surviving\.\n$/);
    expect(status).to.equal(0);
  });
});
