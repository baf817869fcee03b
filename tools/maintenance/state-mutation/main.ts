import type { Command } from "../../../operations/command/command";
import { startCommand } from "../../../operations/command/start";
import { HELP, readCommandLine, type StateMutationOptions } from "./command-line";
import type * as StateMutation from "./state-mutation";

const stateMutationCommand: Command<StateMutationOptions> = {
  name: "state-mutation",
  help: HELP,
  readCommandLine,
  load: () => (require("./state-mutation") as typeof StateMutation).stateMutation,
  onInterrupt: "cut short",
};

startCommand(stateMutationCommand);
