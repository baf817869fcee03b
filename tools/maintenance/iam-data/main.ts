import type { Command } from "../../../operations/command/command";
import { startCommand } from "../../../operations/command/start";
import { HELP, type IamDataOptions, readCommandLine } from "./command-line";
import type * as IamData from "./iam-data";

const iamDataCommand: Command<IamDataOptions> = {
  name: "iam-data",
  help: HELP,
  readCommandLine,
  load: () => (require("./iam-data") as typeof IamData).writeIamData,
  onInterrupt: "cut short",
};

startCommand(iamDataCommand);
