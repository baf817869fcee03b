import type { Command } from "../command/command";
import { startCommand } from "../command/start";
import { HELP, type PruneOptions, readCommandLine } from "./command-line";
import type * as Prune from "./prune";

export const pruneVersionsCommand: Command<PruneOptions> = {
  name: "prune-versions",
  help: HELP,
  readCommandLine,
  load: () => (require("./prune") as typeof Prune).prune,
};

if (require.main === module) startCommand(pruneVersionsCommand);
