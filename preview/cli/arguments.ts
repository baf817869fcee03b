import { type ParseArgsConfig, parseArgs } from "node:util";
import { UsageError } from "../preview-error";

/** Reads arguments as Node.js does; throws a UsageError that names the one that is not understood. */
export function parseArguments<const Config extends Omit<ParseArgsConfig, "args">>(
  args: readonly string[],
  config: Config,
) {
  try {
    return parseArgs({ ...config, args: [...args] });
  } catch (error) {
    // What follows the first sentence is on arguments that begin with a dash.
    throw new UsageError(`${(error as Error).message.split(". ")[0]}.`);
  }
}
