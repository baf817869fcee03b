import type { Command } from "../../operations/command/command";
import { startCommand } from "../../operations/command/start";
import { type DescribeOptions, HELP, readCommandLine } from "./command-line";
import type * as Describe from "./describe";

const describeCommand: Command<DescribeOptions> = {
  name: "describe",
  help: HELP,
  readCommandLine,
  load: () => (require("./describe") as typeof Describe).describe,
  // Errors in a file are for the user, without a stack trace.
  knownErrors: [Error],
  onInterrupt: "cut short",
};

startCommand(describeCommand);
