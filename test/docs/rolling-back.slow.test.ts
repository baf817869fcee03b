import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect } from "chai";
import { createFunction } from "../support/aws/aws-functions";
import { type AwsServer, startAws } from "../support/aws/aws-server";
import { whyNoMoto } from "../support/aws/moto-server";

const FUNCTION = "lambda-etl-optimization-prod-data-transform";
const hasCli = spawnSync("aws", ["--version"]).status === 0;
const reason = whyNoMoto() ?? (hasCli ? undefined : "there is no aws on the PATH");

/** The commands for AWS in a page, in order, for stack prod and a version. */
function awsCommands(page: string, version: string): readonly (readonly string[])[] {
  return readFileSync(page, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("    aws "))
    .map((line) =>
      line
        .trim()
        .replaceAll("<stack>", "prod")
        .replaceAll("<version>", version)
        .split(" ")
        .slice(1),
    );
}

if (reason !== undefined) it(`rolls back by the page over moto (skipped: ${reason})`);
else {
  describe("docs/rolling-back.md", () => {
    let aws: AwsServer;

    before(async () => {
      aws = await startAws();
      await createFunction(aws, FUNCTION, { versions: 2, live: 2 });
    });
    after(() => aws.stop());

    it("has commands that move live to the earlier version, and then hold the events", async () => {
      const env = {
        ...process.env,
        AWS_ENDPOINT_URL: aws.direct,
        AWS_DEFAULT_REGION: "eu-central-1",
      };
      const answers: string[] = [];
      for (const args of awsCommands("docs/rolling-back.md", "1")) {
        const { stdout } = await promisify(execFile)("aws", args, { env });
        answers.push(stdout.trim());
      }
      const [live] = awsCommands("docs/rolling-back.md", "1");
      const { stdout } = await promisify(execFile)("aws", live ?? [], { env });

      expect(answers.slice(0, 3)).to.deep.equal(["2", "Active", "1"]);
      expect(JSON.parse(answers[3] ?? "")).to.deep.equal({ ReservedConcurrentExecutions: 0 });
      expect(stdout.trim()).to.equal("1");
    });
  });
}
