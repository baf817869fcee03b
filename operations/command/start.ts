import type { Command } from "./command";
import { Interrupted } from "./interruption";
import { runCommand } from "./run";

const INTERRUPTS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
// A terminal signals all its processes, and npm forwards the same signal once more.
const SAME_INTERRUPT_MS = 200;

/** Runs a command in this process, then exits. */
export function startCommand<Options>(command: Command<Options>): void {
  const { stdout, stderr, env } = process;
  const interrupt = new AbortController();
  let interruptedAt = 0;
  for (const [name, status] of Object.entries(INTERRUPTS)) {
    process.on(name, () => {
      const isSecond = interrupt.signal.aborted;
      if (!isSecond) interruptedAt = performance.now();
      const isOther = performance.now() - interruptedAt > SAME_INTERRUPT_MS;
      if (isSecond && isOther && command.onInterrupt !== "clean up") process.exit(status);
      interrupt.abort(new Interrupted(status));
    });
  }
  // A reader that closes the pipe (`| head`) ends the command without an error.
  stdout.on("error", () => interrupt.abort(new Interrupted(0)));
  const { signal } = interrupt;
  runCommand(command, process.argv.slice(2), { stdout, stderr, env, signal }).then((status) => {
    // Exits once everything is written: a write to a pipe may complete later.
    stdout.write("", () => process.exit(status));
    if (stdout.destroyed) process.exit(status);
  });
}
