import type { Command } from "../../operations/command/command";
import { startCommand } from "../../operations/command/start";
import { HELP, type PipelineOptions, readCommandLine } from "./command-line";
import type * as Pipeline from "./pipeline";

const pipelineCommand: Command<PipelineOptions> = {
  name: "pipeline",
  help: HELP,
  readCommandLine,
  load: () => (require("./pipeline") as typeof Pipeline).pipeline,
  // What S3 servers and functions say is for the user.
  knownErrors: [Error],
  onInterrupt: "clean up",
};

startCommand(pipelineCommand);
