import type { Command } from "../../../operations/command/command";
import { startCommand } from "../../../operations/command/start";
import { HELP, readCommandLine, type StrykerOptions } from "./command-line";
import type * as Mutation from "./mutation";

const mutationCommand: Command<StrykerOptions> = {
  name: "mutation",
  help: HELP,
  readCommandLine,
  load: () => (require("./mutation") as typeof Mutation).mutation,
  onInterrupt: "cut short",
};

startCommand(mutationCommand);
