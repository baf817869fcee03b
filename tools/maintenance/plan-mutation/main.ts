import type { Command } from "../../../operations/command/command";
import { startCommand } from "../../../operations/command/start";
import { HELP, type PlanMutationOptions, readCommandLine } from "./command-line";
import type * as PlanMutation from "./plan-mutation";

const planMutationCommand: Command<PlanMutationOptions> = {
  name: "plan-mutation",
  help: HELP,
  readCommandLine,
  load: () => (require("./plan-mutation") as typeof PlanMutation).planMutation,
  onInterrupt: "cut short",
};

startCommand(planMutationCommand);
