import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { cpuSecondsOfEnded } from "./process-usage";

/** A command, and what a failure calls it. */
export interface MeasuredCommand {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface ChildRun {
  readonly seconds: number;
  /** CPU of all processes that it started and waited for. */
  readonly cpuSeconds: number;
}

const SAMPLE_MS = 100;

/**
 * Runs a command to its end. Linux only.
 * @param sample is called ten times a second meanwhile, with the id of the process
 * @throws if it ends with another exit status than 0
 */
export async function measureChild(
  { name, command, args, cwd, env }: MeasuredCommand,
  sample?: (pid: number) => void,
): Promise<ChildRun> {
  const [cpuAt, startedAt] = [cpuSecondsOfEnded(), performance.now()];
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "inherit"] });
  const sampling = sample && setInterval(() => sample(child.pid ?? 0), SAMPLE_MS);
  const [[status], output] = await Promise.all([once(child, "close"), text(child.stdout)]);
  clearInterval(sampling);
  const seconds = (performance.now() - startedAt) / 1000;
  if (status !== 0) throw new Error(`${name} ended with exit status ${status}:\n${output}`);
  return { seconds, cpuSeconds: cpuSecondsOfEnded() - cpuAt };
}
