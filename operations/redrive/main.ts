import type { Command } from "../command/command";
import { startCommand } from "../command/start";
import { HELP, type RedriveOptions, readCommandLine } from "./command-line";
import type * as Redrive from "./redrive";

export const redriveCommand: Command<RedriveOptions> = {
  name: "redrive",
  help: HELP,
  readCommandLine,
  load: () => (require("./redrive") as typeof Redrive).redrive,
};

if (require.main === module) startCommand(redriveCommand);
