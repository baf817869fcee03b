import { startCommand } from "../command/start";
import { redriveCommand } from "./definition";

startCommand(redriveCommand);
