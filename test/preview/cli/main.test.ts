import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { expect } from "chai";
import { removeTemporaryProjects, temporaryProgram, temporaryProject } from "../temporary-project";

const repository = path.resolve(__dirname, "../../..");

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(args: readonly string[]): ChildProcess {
  const main = path.join(repository, "preview/cli/main.ts");
  return spawn(process.execPath, ["--require", "tsx/cjs", main, ...args], {
    cwd: repository,
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

const run = (...args: readonly string[]) => end(start(args));

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe("npm run preview", () => {
  after(removeTemporaryProjects);

  it("prints its options and exit statuses with --help", async () => {
    const { status, stdout } = await run("--help");
    expect(status).to.equal(0);
    expect(stdout).to.match(/^Usage: npm run preview -- \[options\]\n/);
  });

  it("ends with 0 where the program is fine, and shows its plan", async () => {
    const cwd = temporaryProgram(`new pulumi.CustomResource("aws:sns/topic:Topic", "events", {});`);
    const { status, stdout, stderr } = await run("--cwd", cwd);
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
    expect(stdout).to.contain("events");
  });

  it("ends with 2 where the program throws, and shows the line in the user's TypeScript", async () => {
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

  it("ends with 64 where there is no project", async () => {
    const cwd = temporaryProject({});
    expect(await run("--cwd", cwd)).to.deep.equal({
      status: 64,
      stdout: "",
      stderr: `error: No Pulumi.yaml in ${cwd} or a folder above it. Give the project's folder with --cwd DIR.\n`,
    });
  });

  it("ends with 64 where an option is not known", async () => {
    const { status, stderr } = await run("--stak", "dev");
    expect({ status, stderr }).to.deep.equal({
      status: 64,
      stderr: "error: Unknown option '--stak'.\nSee npm run preview -- --help\n",
    });
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`ends with 130 on ${signal}, and leaves no process of a program that never ends`, async () => {
      const cwd = temporaryProgram(`
        const child = require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
        require("node:fs").writeFileSync("pids", process.pid + " " + child.pid);
        setInterval(() => {}, 1000);
      `);
      const { existsSync, readFileSync } = await import("node:fs");
      const preview = start(["--cwd", cwd]);
      const ended = end(preview);
      const file = path.join(cwd, "pids");
      while (!existsSync(file) || readFileSync(file, "utf8") === "") {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      const pids = readFileSync(file, "utf8").split(" ").map(Number);
      expect(pids.map(isRunning)).to.deep.equal([true, true]);
      preview.kill(signal);
      expect(await ended).to.deep.equal({ status: 130, stdout: "", stderr: "" });
      while (pids.some(isRunning)) await new Promise((resolve) => setTimeout(resolve, 50));
    });
  }
});
