import type { ChildProcess } from "node:child_process";

/** Ends a process that was started with `detached` (not on Windows), and what it has started itself. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}
