import type { Command } from "../../operations/command/command";
import { startCommand } from "../../operations/command/start";
import { HELP, readCommandLine, type TableOptions } from "./command-line";
import type * as Table from "./table";

const tableCommand: Command<TableOptions> = {
  name: "table",
  help: HELP,
  readCommandLine,
  load: () => (require("./table") as typeof Table).table,
  onInterrupt: "cut short",
};

startCommand(tableCommand);
