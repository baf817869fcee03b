import type { Command } from "../../../operations/command/command";
import { startCommand } from "../../../operations/command/start";
import { type ForeignProgramsOptions, HELP, readCommandLine } from "./command-line";
import type * as ForeignPrograms from "./foreign-programs";

const foreignProgramsCommand: Command<ForeignProgramsOptions> = {
  name: "foreign-programs",
  help: HELP,
  readCommandLine,
  load: () => (require("./foreign-programs") as typeof ForeignPrograms).foreignPrograms,
  // The preview's errors about a program are meant for the user.
  knownErrors: [Error],
  onInterrupt: "cut short",
};

startCommand(foreignProgramsCommand);
