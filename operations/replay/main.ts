import type { Command } from "../command/command";
import { startCommand } from "../command/start";
import { HELP, type ReplayOptions, readCommandLine } from "./command-line";
import type * as Replay from "./replay";

export const replayCommand: Command<ReplayOptions> = {
  name: "replay",
  help: HELP,
  readCommandLine,
  load: () => (require("./replay") as typeof Replay).replay,
};

if (require.main === module) startCommand(replayCommand);
