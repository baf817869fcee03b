import { startCommand } from "../command";
import { checkConfigCommand } from "./check-config-command";

startCommand(checkConfigCommand());
