import type { Command } from "../../../operations/command/command";
import { startCommand } from "../../../operations/command/start";
import { HELP, readCommandLine, type SourceOptions } from "./source-command-line";
import type * as WriteSource from "./write-source";

const sourceCommand: Command<SourceOptions> = {
  name: "compliance-source",
  help: HELP,
  readCommandLine,
  load: () => (require("./write-source") as typeof WriteSource).writeSource,
  onInterrupt: "cut short",
};

startCommand(sourceCommand);
