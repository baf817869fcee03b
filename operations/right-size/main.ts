import { PreviewError } from "../../preview/preview-error";
import type { Command } from "../command/command";
import { startCommand } from "../command/start";
import { CostError } from "../pricing/price-list";
import { HELP, type RightSizeOptions, readCommandLine } from "./command-line";
import type * as RightSize from "./right-size";

const rightSizeCommand: Command<RightSizeOptions> = {
  name: "right-size",
  help: HELP,
  readCommandLine,
  load: () => (require("./right-size") as typeof RightSize).rightSize,
  knownErrors: [CostError, PreviewError],
};

startCommand(rightSizeCommand);
