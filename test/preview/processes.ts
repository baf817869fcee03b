/** Whether the process exists. A killed process may stay visible for a moment. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
