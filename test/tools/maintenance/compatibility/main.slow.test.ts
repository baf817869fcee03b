import { expect } from "chai";
import { runScript } from "../../../support/programs/run-script";

describe("npm run compatibility", () => {
  it("installs the packed pack in an empty folder, where Node 22 evaluates and Node 20 is refused", async () => {
    const end = await runScript("tools/maintenance/compatibility/main.ts", [
      "--node",
      "20.20.2",
      "--node",
      "22.23.3",
    ]);

    expect(end.stdout).to.equal(
      [
        "Node.js  @pulumi/policy  @pulumi/pulumi  the pack",
        "20.20.2  1.21.0          3.270.0         The policy pack needs Node.js 22 or later, and runs on 20.20.2.",
        "22.23.3  1.21.0          3.270.0         evaluates",
        "",
      ].join("\n"),
    );
    expect(end.status).to.equal(0);
  });
});
