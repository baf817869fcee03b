import type { Command } from "../command/command";
import { HELP, type ReplayOptions, readCommandLine } from "./command-line";
import type * as Replay from "./replay";

export const replayCommand: Command<ReplayOptions> = {
  name: "replay",
  help: HELP,
  readCommandLine,
  load: () => (require("./replay") as typeof Replay).replay,
};
