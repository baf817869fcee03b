import type { Command } from "../../../operations/command/command";
import { startCommand } from "../../../operations/command/start";
import type { Combination } from "./combinations";
import { HELP, readCommandLine, STATUS } from "./command-line";
import type * as Compatibility from "./compatibility";

const compatibilityCommand: Command<readonly Combination[]> = {
  name: "compatibility",
  help: HELP,
  readCommandLine,
  load: () => (require("./compatibility") as typeof Compatibility).compatibility,
  failedStatus: STATUS.failed,
};

startCommand(compatibilityCommand);
