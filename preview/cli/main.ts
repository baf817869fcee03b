import { startCommand } from "./command";
import { previewCommand } from "./preview-command";

startCommand(previewCommand());
