import { startCommand } from "../command/start";
import { replayCommand } from "./definition";

startCommand(replayCommand);
