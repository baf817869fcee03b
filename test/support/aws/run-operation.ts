import type { Command } from "../../../operations/command/command";
import { Interrupted } from "../../../operations/command/interruption";
import { runCommand } from "../../../operations/command/run";
import type { ScriptEnd } from "../programs/run-script";

/** What an operation says first of stack prod, on stderr. */
export const WHO =
  "stack prod in eu-central-1, account 123456789012, as arn:aws:sts::123456789012:user/moto\n";

/** Runs an operation in this process, as its own process would run it. */
export async function runOperation<Options>(
  command: Command<Options>,
  args: readonly string[],
  signal: AbortSignal = new AbortController().signal,
): Promise<ScriptEnd> {
  let stdout = "";
  let stderr = "";
  const status = await runCommand(command, args, {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    env: process.env,
    signal,
  });
  return { status, stdout, stderr };
}

/** A signal, and what gives it as Ctrl-C does. */
export function interruptible(): { readonly signal: AbortSignal; readonly interrupt: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, interrupt: () => controller.abort(new Interrupted(130)) };
}
