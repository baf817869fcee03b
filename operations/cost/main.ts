import { PreviewError } from "../../preview/preview-error";
import type { Command } from "../command/command";
import { startCommand } from "../command/start";
import { CostError } from "../pricing/price-list";
import { type CostOptions, HELP, readCommandLine } from "./command-line";
import type * as Cost from "./cost";

const costCommand: Command<CostOptions> = {
  name: "cost",
  help: HELP,
  readCommandLine,
  load: () => (require("./cost") as typeof Cost).cost,
  knownErrors: [CostError, PreviewError],
};

startCommand(costCommand);
