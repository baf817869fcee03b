import type { Command } from "../../operations/command/command";
import { startCommand } from "../../operations/command/start";
import { HELP, type ReleaseOptions, readCommandLine } from "./command-line";
import type * as Release from "./release";

const releaseCommand: Command<ReleaseOptions> = {
  name: "release",
  help: HELP,
  readCommandLine,
  load: () => (require("./release") as typeof Release).release,
  onInterrupt: "cut short",
};

startCommand(releaseCommand);
