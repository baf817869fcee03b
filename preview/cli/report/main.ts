import { startCommand } from "../command";
import { reportCommand } from "./report-command";

startCommand(reportCommand());
