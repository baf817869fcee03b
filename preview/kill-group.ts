import type { ChildProcess } from "node:child_process";

/** Kills a process and all that it started. Except on Windows, it must have been started with `detached`. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL");
  } catch {
    // The process has already ended.
  }
}
