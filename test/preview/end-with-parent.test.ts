import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { expect } from "chai";
import { isRunning } from "./processes";

const watching = JSON.stringify(path.resolve(__dirname, "../../preview/end-with-parent.ts"));

/** A process that starts another one, which never ends by itself, and writes its process id. */
function startParent(after: string) {
  const program = `
    const { spawn } = require("node:child_process");
    const { endWithParent } = require(${watching});
    const child = spawn(process.execPath, ["-e", "for (;;);"], { detached: true, stdio: "ignore" });
    endWithParent(child);
    child.once("spawn", () => { console.log(child.pid); ${after} });
  `;
  return spawn(process.execPath, ["--require", "tsx/cjs", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
    cwd: path.resolve(__dirname, "../.."),
  });
}

describe("a process that ends with its parent", () => {
  it("ends if the parent is killed, even if it handles no signal", async () => {
    const parent = startParent("");
    const [written] = await once(parent.stdout, "data");
    const pid = Number(String(written));
    expect(isRunning(pid)).to.equal(true);
    parent.kill("SIGKILL");
    while (isRunning(pid)) await setTimeout(20);
  });

  it("does not keep the parent from ending", async () => {
    const parent = startParent("process.kill(-child.pid, 'SIGKILL');");
    const pid = Number(await text(parent.stdout));
    while (isRunning(pid)) await setTimeout(20);
    expect(parent.exitCode ?? 0).to.equal(0);
  });
});
