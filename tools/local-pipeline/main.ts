import type { Command } from "../../operations/command/command";
import { startCommand } from "../../operations/command/start";
import { HELP, type PipelineOptions, readCommandLine, type TrialOptions } from "./command-line";
import type * as Pipeline from "./pipeline";
import type * as Trial from "./trial/try-dataset";

const pipelineCommand: Command<PipelineOptions | TrialOptions> = {
  name: "pipeline",
  help: HELP,
  readCommandLine,
  load: () => (options, context) =>
    "dataset" in options
      ? (require("./trial/try-dataset") as typeof Trial).tryDataset(options, context)
      : (require("./pipeline") as typeof Pipeline).pipeline(options, context),
  // Errors of S3 servers and functions are for the user, without a stack trace.
  knownErrors: [Error],
  onInterrupt: "clean up",
};

startCommand(pipelineCommand);
