import { checkConfigCommand } from "./check-config/check-config-command";
import { startCommand } from "./command";
import { previewCommand } from "./preview-command";
import { programName } from "./program-name";
import { reportCommand } from "./report/report-command";

const otherCommands = `Other commands:
  ${programName} check-config
      finds mistakes in configurations of a policy pack
  ${programName} report
      makes reports from exported results, and from what the real Pulumi CLI found`;

/** Runs the command that the first argument names, else the preview. */
export function startCli(args: readonly string[]): void {
  const [first = "", ...rest] = args;
  if (first === "check-config") startCommand(checkConfigCommand(), rest);
  else if (first === "report") startCommand(reportCommand(), rest);
  else startCommand(previewCommand({ moreHelp: [otherCommands] }), args);
}
