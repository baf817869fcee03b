import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { OperationError } from "../operations/command/errors";

const run = promisify(execFile);

/** Runs npm in that folder. @returns what it printed @throws OperationError with npm's own message */
export async function npm(
  args: readonly string[],
  cwd: string,
  signal: AbortSignal,
): Promise<string> {
  try {
    const shell = process.platform === "win32";
    return (await run("npm", [...args], { cwd, signal, shell })).stdout;
  } catch (error) {
    if (signal.aborted) throw error;
    const { stderr = "" } = error as { readonly stderr?: string };
    throw new OperationError(`npm ${args.join(" ")} failed:\n${stderr.trim()}`);
  }
}
