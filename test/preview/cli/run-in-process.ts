import { type Command, type Outcome, runCommand } from "../../../preview/cli/command";

/** Runs a command in this process; `errors` are what its own process would print to stderr. */
export async function runInProcess<Options>(
  command: Command<Options>,
  args: readonly string[] = [],
  signal: AbortSignal = new AbortController().signal,
): Promise<Outcome & { readonly errors: readonly unknown[] }> {
  const errors: unknown[] = [];
  const outcome = await runCommand(command, args, signal, (error) => errors.push(error));
  return { ...outcome, errors };
}
