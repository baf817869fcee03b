import { expect } from "chai";
import { temporaryProject } from "../../../preview/temporary-project";
import { runScript } from "../../../support/programs/run-script";

const script = "tools/maintenance/foreign-programs/main.ts";

describe("npm run foreign-programs", () => {
  it("runs the programs of a checkout as they are", async () => {
    const checkout = temporaryProject({
      "aws-ts-small/Pulumi.yaml": "name: small\nruntime: nodejs\n",
      "aws-ts-small/index.js":
        'exports.region = new (require("@pulumi/pulumi").Config)("aws").require("region");',
    });
    const { status, stdout, stderr } = await runScript(script, ["--checkout", checkout]);
    expect({ status, stderr, stdout: stdout.replace(/ +\d+\.\d /, " # ") }).to.deep.equal({
      status: 0,
      stderr: "aws-ts-small\n",
      stdout: [
        "program       resources  mandatory  advisory  seconds  ",
        "aws-ts-small          1          0         0 #  runs",
        "",
        "1 of 1 program run without an error.",
        "",
        "policy  level  violations  programs",
        "",
      ].join("\n"),
    });
  });

  it("says what the checkout has not, with the status of a usage error", async () => {
    const checkout = temporaryProject({
      "aws-ts-small/Pulumi.yaml": "name: small\nruntime: nodejs\n",
    });
    const end = await runScript(script, ["--checkout", checkout, "aws-ts-large"]);
    expect(end).to.deep.equal({
      status: 64,
      stdout: "",
      stderr: `error: ${checkout} has no Node.js program 'aws-ts-large'\nSee npm run foreign-programs -- --help\n`,
    });
  });
});
