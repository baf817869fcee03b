import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { isRunning } from "../processes";
import { removeTemporaryProjects, temporaryProgram } from "../temporary-project";
import { cliArguments } from "./cli-arguments";

const repository = path.resolve(__dirname, "../../..");

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, cliArguments(args), {
    cwd: repository,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function end(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ["", ""];
  child.stdout?.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    stderr += chunk;
  });
  const [status] = await once(child, "close");
  return { status, stdout, stderr };
}

/** Waits for process ids in a file. */
async function writtenPids(file: string): Promise<readonly number[]> {
  while (!existsSync(file) || readFileSync(file, "utf8") === "") {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return readFileSync(file, "utf8").split(" ").map(Number);
}

const run = (...args: readonly string[]) => end(start(args));

describe("the command of the package", () => {
  after(removeTemporaryProjects);

  it("ends with 2 if the program throws, and shows the line in the user's TypeScript", async () => {
    const cwd = temporaryProgram("", {
      "Pulumi.yaml": "name: sample\nruntime: nodejs\n",
      "package.json": '{ "name": "sample", "main": "index.ts" }',
      "tsconfig.json":
        '{ "compilerOptions": { "noCheck": true, "module": "nodenext", "moduleResolution": "nodenext", "sourceMap": true } }',
      "index.ts":
        'import "@pulumi/pulumi";\n\ninterface Table { readonly name: string }\n\nconst table: Table | undefined = undefined;\nif (table === undefined) throw new Error("no such table");\n',
    });
    const { status, stdout, stderr } = await run("--cwd", cwd);
    expect(status).to.equal(2);
    expect(stdout + stderr).to.contain("Error: no such table");
    expect(stdout + stderr).to.contain("index.ts:6:32");
    expect(stdout + stderr).not.to.match(/node_modules|node:internal|preview\//);
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`ends with 130 on ${signal}, and leaves no process of a program that never ends`, async () => {
      const cwd = temporaryProgram(`
        const child = require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
        require("node:fs").writeFileSync("pids", process.pid + " " + child.pid);
        setInterval(() => {}, 1000);
      `);
      const preview = start(["--cwd", cwd]);
      const ended = end(preview);
      const pids = await writtenPids(path.join(cwd, "pids"));
      expect(pids.map(isRunning)).to.deep.equal([true, true]);
      preview.kill(signal);
      expect(await ended).to.deep.equal({ status: 130, stdout: "", stderr: "Interrupted.\n" });
      while (pids.some(isRunning)) await new Promise((resolve) => setTimeout(resolve, 50));
    });
  }

  it("leaves no process on SIGKILL while the program and a policy never end", async () => {
    const cwd = temporaryProgram(`
      const child = require("node:child_process").spawn(process.execPath, ["-e", "for (;;);"]);
      require("node:fs").writeFileSync("pids", process.pid + " " + child.pid);
      new pulumi.CustomResource("thing:index:Thing", "a", {});
      setInterval(() => {}, 1000);
    `);
    const ofPack = path.join(cwd, "pack-pids");
    const pack = path.join(repository, "test/fixtures/packs/hangs-in-policy");
    const preview = start(["--cwd", cwd, "--policy-pack", pack], { TEST_PID_FILE: ofPack });
    const ended = end(preview);
    const pids = [...(await writtenPids(path.join(cwd, "pids"))), ...(await writtenPids(ofPack))];
    expect(pids.map(isRunning)).to.deep.equal([true, true, true, true]);
    preview.kill("SIGKILL");
    expect(await ended).to.deep.equal({ status: null, stdout: "", stderr: "" });
    while (pids.some(isRunning)) await new Promise((resolve) => setTimeout(resolve, 50));
  });
});
