import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { CliSession } from "../preview/cli-session";
import { cliEnvironment } from "../preview/real-cli";
import { withStandIns } from "../preview/recorded/stand-ins";
import { removeTemporaryProjects, temporaryProgram } from "../preview/temporary-project";

const noCli = spawnSync("pulumi", ["version"]).error && "there is no `pulumi` on PATH";

/** A function that publishes versions, and the alias that names the newest, as in the pipeline. */
const programOf = (code: string) => `
  const pulumi = require("@pulumi/pulumi");
  const fn = new pulumi.CustomResource("aws:lambda/function:Function", "transform", {
    name: "transform", publish: true, version: undefined, code: "${code}",
  });
  const live = new pulumi.CustomResource("aws:lambda/alias:Alias", "live", {
    name: "live", functionName: fn.name, functionVersion: fn.version,
  });
  exports.live = live.functionVersion;
`;

if (noCli !== undefined) it(`rehearses docs/rolling-back.md (skipped: ${noCli})`);
else {
  describe("docs/rolling-back.md, rehearsed with the CLI and a provider that stands in", () => {
    const good = "1";
    const bad = "2";
    let scratch: string;
    let program: string;
    let changes: string;
    let cli: CliSession;

    const deploy = async (code: string, ...more: readonly string[]) => {
      writeFileSync(join(program, "index.js"), programOf(code));
      await cli.up("dev", ...more);
    };
    /** Moves the alias as \`aws lambda update-alias\` does: the state is not told. */
    const moveByHand = (version: string) =>
      writeFileSync(changes, JSON.stringify({ live: { functionVersion: version } }));
    /** The version that the state has for the alias: what \`pulumi\` made of it last. */
    const liveInState = async () => {
      const exported = JSON.parse(await cli.must("stack", "export", "--stack", "dev"));
      const alias = exported.deployment.resources.find(
        ({ type }: { readonly type: string }) => type === "aws:lambda/alias:Alias",
      );
      return alias.outputs.functionVersion;
    };
    const agrees = async () => {
      const flags = ["--stack", "dev", "--refresh", "--expect-no-changes", "--non-interactive"];
      return (await cli.run("preview", ...flags)).exitStatus === 0;
    };

    beforeEach(async () => {
      scratch = mkdtempSync(join(tmpdir(), "rolling-back-"));
      changes = join(scratch, "changes.json");
      writeFileSync(changes, "{}");
      program = temporaryProgram("");
      const env = withStandIns(cliEnvironment(scratch), scratch, ["aws"]);
      cli = new CliSession(program, { ...env, STAND_IN_CHANGES: changes });
      await cli.must("stack", "init", "dev", "--no-select");
      await deploy("good");
      await deploy("bad");
      expect(await liveInState()).to.equal(bad);
    });
    afterEach(() => rmSync(scratch, { recursive: true }));
    after(removeTemporaryProjects);

    it("1: the earlier commit publishes a new version and moves the alias", async () => {
      await deploy("good");
      expect(await liveInState()).to.equal("3");
      expect(await agrees()).to.equal(true);
    });

    it("2: an update that changes nothing leaves the alias where it was put", async () => {
      moveByHand(good);
      const unchanged = ["--stack", "dev", "--expect-no-changes", "--non-interactive"];
      expect((await cli.run("preview", ...unchanged)).exitStatus).to.equal(0);
      await deploy("bad");
      expect(await liveInState()).to.equal(bad);
    });

    it("2: an update that publishes a version moves the alias to it, and all agree", async () => {
      moveByHand(good);
      expect(await agrees()).to.equal(false);
      await deploy("good");
      writeFileSync(changes, "{}");
      expect(await liveInState()).to.equal("3");
      expect(await agrees()).to.equal(true);
    });

    it("2: a refresh learns of the older version, and an update takes it back to the bad one", async () => {
      moveByHand(good);
      const nightly = ["--stack", "dev", "--preview-only", "--expect-no-changes"];
      expect((await cli.run("refresh", ...nightly, "--non-interactive")).exitStatus).to.not.equal(
        0,
      );
      await cli.must("refresh", "--stack", "dev", "--yes", "--non-interactive");
      expect(await liveInState()).to.equal(good);
      await deploy("bad");
      expect(await liveInState()).to.equal(bad);
    });
  });
}
