import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { PROJECT_ROOT } from "../../../tools/build/build-stamp";

export interface ScriptEnd {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Gets what was written to stderr so far, and a function that sends a signal. */
export type OnStderr = (soFar: string, kill: (signal: NodeJS.Signals) => void) => void;

/** Runs `npm run pipeline` as npm would run it. */
export function runPipelineScript(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  onStderr: OnStderr = () => undefined,
): Promise<ScriptEnd> {
  return runScript("tools/local-pipeline/main.ts", args, env, onStderr);
}

/** Runs a script of this project as npm would run it. */
export async function runScript(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  onStderr: OnStderr = () => undefined,
): Promise<ScriptEnd> {
  const command = ["--require", "tsx/cjs", script, ...args];
  const child = spawn(process.execPath, command, {
    cwd: PROJECT_ROOT,
    // What tsx compiles must not be counted: see coverage-hook.ts.
    env: { ...process.env, NODE_V8_COVERAGE: "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let soFar = "";
  child.stderr.on("data", (chunk) => {
    soFar += chunk;
    onStderr(soFar, (signal) => child.kill(signal));
  });
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { status, stdout, stderr };
}
