import { type ChildProcess, spawn } from "node:child_process";

/**
 * Ends a child's process group when this process ends, even by SIGKILL. A shell reads from a pipe whose other end only
 * this process holds, and kills the group when the pipe closes. The child itself would not notice while it compiles or
 * hangs. Not on Windows, which has no such shell.
 */
export function endWithParent(child: ChildProcess): void {
  if (child.pid === undefined || process.platform === "win32") return;
  const watch = spawn("/bin/sh", ["-c", 'read -r _; kill -s KILL -- "-$1"', "sh", `${child.pid}`], {
    stdio: ["pipe", "ignore", "ignore"],
    // Ctrl-C would end the shell with the terminal's process group.
    detached: true,
  });
  // Without a shell, only a killed preview leaves its children behind.
  watch.once("error", () => undefined);
  watch.stdin.once("error", () => undefined);
  watch.unref();
  // The system may reuse the process id for another group.
  child.once("exit", () => watch.kill("SIGKILL"));
}
