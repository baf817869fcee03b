import type { Command } from "../../operations/command/command";
import { startCommand } from "../../operations/command/start";
import { type CreatePolicyOptions, HELP, readCommandLine } from "./command-line";
import type * as CreatePolicy from "./create-policy";

const createPolicyCommand: Command<CreatePolicyOptions> = {
  name: "create-policy",
  help: HELP,
  readCommandLine,
  load: () => (require("./create-policy") as typeof CreatePolicy).createPolicy,
};

startCommand(createPolicyCommand);
