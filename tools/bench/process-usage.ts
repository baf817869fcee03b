import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

// Linux uses this value on every architecture that Node runs on.
const TICKS_PER_SECOND = 100;

/**
 * CPU seconds so far of the child process whose working directory is the folder, with all its
 * threads. Linux only.
 */
export function cpuSecondsIn(folder: string): number {
  const [utime, stime] = statOf(pidIn(folder)).slice(11, 13);
  return (Number(utime) + Number(stime)) / TICKS_PER_SECOND;
}

/**
 * CPU seconds of this process's ended children, including those that they waited for. Linux only.
 */
export function cpuSecondsOfEnded(): number {
  const [utime, stime] = statOf("self").slice(13, 15);
  return (Number(utime) + Number(stime)) / TICKS_PER_SECOND;
}

/**
 * Peak memory (RSS) so far of the child process whose working directory is the folder. Linux only.
 */
export function peakMemoryMbIn(folder: string): number {
  const status = readFileSync(join("/proc", pidIn(folder), "status"), "utf8");
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

/** Current memory (RSS) of a process and all its descendants. Linux only. */
export function memoryMbOfTree(root: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (/^\d+$/.test(name)) parents.set(Number(name), parentOf(name));
  }
  const isOfTree = (pid: number): boolean =>
    pid === root || (pid > 1 && isOfTree(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(isOfTree).reduce((sum, pid) => sum + memoryMbOf(pid), 0);
}

function parentOf(pid: string): number {
  try {
    return Number(statOf(pid)[1]);
  } catch {
    // The process has ended.
    return 0;
  }
}

function memoryMbOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    // The process has ended.
    return 0;
  }
}

function pidIn(folder: string): string {
  const pid = readdirSync("/proc").find((name) => /^\d+$/.test(name) && worksIn(name, folder));
  if (pid === undefined) throw new Error(`no child process works in ${folder}`);
  return pid;
}

/** The fields from the state (the third) on: those before it may contain spaces. */
function statOf(pid: string): readonly string[] {
  const stat = readFileSync(join("/proc", pid, "stat"), "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

function worksIn(pid: string, folder: string): boolean {
  try {
    const isChild = Number(statOf(pid)[1]) === process.pid;
    return isChild && readlinkSync(join("/proc", pid, "cwd")) === folder;
  } catch {
    return false;
  }
}
