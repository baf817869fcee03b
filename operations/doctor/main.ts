import { startCommand } from "../command/start";
import { doctorCommand } from "./definition";

startCommand(doctorCommand);
