import type { Command } from "../../operations/command/command";
import { startCommand } from "../../operations/command/start";
import type * as Bench from "./bench";
import { type BenchOptions, HELP, readCommandLine } from "./command-line";

const benchCommand: Command<BenchOptions> = {
  name: "bench",
  help: HELP,
  readCommandLine,
  load: () => (require("./bench") as typeof Bench).bench,
  // Errors about what the machine lacks for a measurement are meant for the user.
  knownErrors: [Error],
  wrongUseStatus: 2,
  onInterrupt: "cut short",
};

startCommand(benchCommand);
