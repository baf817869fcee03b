import { type ChildProcess, spawn } from "node:child_process";

/**
 * Ends a process group with this process, even where that is killed and can't end anything itself (SIGKILL). A
 * shell beside the child reads from a pipe of which this process alone holds the other end, and kills the group once
 * the pipe closes: the child itself may be busy compiling, or hang, and would not notice. Windows has no such shell:
 * there a killed preview leaves its children.
 */
export function endWithParent(child: ChildProcess): void {
  if (child.pid === undefined || process.platform === "win32") return;
  const watch = spawn("/bin/sh", ["-c", 'read -r _; kill -s KILL -- "-$1"', "sh", `${child.pid}`], {
    stdio: ["pipe", "ignore", "ignore"],
    // Not of the terminal's group, which Ctrl-C ends at once.
    detached: true,
  });
  // Without a shell a killed preview leaves its children, and nothing else is lost.
  watch.once("error", () => undefined);
  watch.stdin.once("error", () => undefined);
  watch.unref();
  // Its number may be another group's from now on.
  child.once("exit", () => watch.kill("SIGKILL"));
}
