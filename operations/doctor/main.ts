import type { Command } from "../command/command";
import { startCommand } from "../command/start";
import { type DoctorOptions, HELP, readCommandLine, STATUS } from "./command-line";
import type * as Doctor from "./doctor";

export const doctorCommand: Command<DoctorOptions> = {
  name: "doctor",
  help: HELP,
  readCommandLine,
  load: () => (require("./doctor") as typeof Doctor).doctor,
  failedStatus: STATUS.incomplete,
  onInterrupt: "cut short",
};

if (require.main === module) startCommand(doctorCommand);
