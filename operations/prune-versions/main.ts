import { startCommand } from "../command/start";
import { pruneVersionsCommand } from "./definition";

startCommand(pruneVersionsCommand);
