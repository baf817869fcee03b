import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { type PreviewSetup, previewCommand } from "../../../preview/cli/preview-command";
import { isRunning } from "../processes";
import { removeTemporaryProjects, temporaryProgram, temporaryProject } from "../temporary-project";
import { runInProcess } from "./run-in-process";

async function run(
  args: readonly string[],
  { signal, ...setup }: PreviewSetup & { signal?: AbortSignal } = {},
) {
  const { text, status, errors } = await runInProcess(previewCommand(setup), args, signal);
  return { status, stdout: text, stderr: errors.map((line) => `${line}\n`).join("") };
}

describe("the preview as a command", () => {
  after(removeTemporaryProjects);

  it("prints its options and exit statuses with --help", async () => {
    const { status, stdout } = await run(["--help"], { obstacle: () => "not built" });
    expect(status).to.equal(0);
    expect(stdout).to.match(/^Usage: offline-preview \[options\]\n/);
  });

  it("ends with 0 without findings, and shows the plan", async () => {
    const cwd = temporaryProgram(`new pulumi.CustomResource("aws:sns/topic:Topic", "events", {});`);
    const { status, stdout, stderr } = await run(["--cwd", cwd]);
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
    expect(stdout).to.contain("events");
  });

  it("ends with 3 if every policy is disabled, and reports it", async () => {
    const cwd = temporaryProgram("");
    const config = path.join(cwd, "off.json");
    writeFileSync(config, '{"all": "disabled"}');
    const { status, stdout } = await run([
      ...["--cwd", cwd, "--policy-pack", path.resolve(__dirname, "../../../policy-pack")],
      ...["--policy-pack-config", config],
    ]);
    expect(status).to.equal(3);
    expect(stdout).to.contain(": every policy is disabled, nothing is evaluated\n");
  });

  it("previews the stacks and writes the reports that the project's configuration names", async () => {
    const cwd = temporaryProgram("", {
      "Pulumi.prod.yaml": "config:\n  aws:region: eu-west-1\n",
      "Pulumi.test.yaml": "config:\n  aws:region: eu-west-1\n",
      "offline-preview.json": JSON.stringify({
        stacks: ["dev", "prod"],
        reports: { json: "out/preview.json" },
      }),
    });
    const { status, stdout } = await run(["--cwd", cwd]);
    expect(status).to.equal(0);
    expect(stdout.match(/^sample\/\w+/gm)).to.deep.equal(["sample/dev", "sample/prod"]);
    const stacks = JSON.parse(readFileSync(path.join(cwd, "out/preview.json"), "utf8"));
    expect(stacks.map(({ stack }: { readonly stack: string }) => stack)).to.deep.equal([
      "dev",
      "prod",
    ]);
  });

  it("ends with 64 if there is no project", async () => {
    const cwd = temporaryProject({});
    expect(await run(["--cwd", cwd])).to.deep.equal({
      status: 64,
      stdout: "",
      stderr: `error: No Pulumi.yaml in ${cwd} or a folder above it. Give the project's folder with --cwd DIR.\n`,
    });
  });

  it("ends with 64 for an unknown option", async () => {
    expect(await run(["--stak", "dev"])).to.deep.equal({
      status: 64,
      stdout: "",
      stderr:
        "error: Unknown option '--stak'. Did you mean \"--stack\"?\nSee offline-preview --help\n",
    });
  });

  it("ends with 2 if there is an obstacle", async () => {
    expect(await run([], { obstacle: () => "build/preview is stale" })).to.deep.equal({
      status: 2,
      stdout: "",
      stderr: "error: build/preview is stale\n",
    });
  });

  it("ends with 130 when it is interrupted, and leaves no process of a program that never ends", async () => {
    const cwd = temporaryProgram(`
      require("node:fs").writeFileSync("pid", String(process.pid));
      setInterval(() => {}, 1000);
    `);
    const interruption = new AbortController();
    const ended = run(["--cwd", cwd], { signal: interruption.signal });
    const file = path.join(cwd, "pid");
    while (!existsSync(file) || readFileSync(file, "utf8") === "") {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    interruption.abort();
    expect(await ended).to.deep.equal({ status: 130, stdout: "", stderr: "Interrupted.\n" });
    const pid = Number(readFileSync(file, "utf8"));
    while (isRunning(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
  });
});
