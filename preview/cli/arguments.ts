import { type ParseArgsConfig, parseArgs } from "node:util";
import { didYouMean } from "../packs/suggestion";
import { UsageError } from "../preview-error";
import { type Environment, optionsReadByNpm } from "./npm-options";

/** Parses arguments like Node.js. Throws a UsageError that names the argument that is not valid. */
export function parseArguments<const Config extends Omit<ParseArgsConfig, "args">>(
  args: readonly string[],
  config: Config,
  env: Environment = process.env,
) {
  const readByNpm = optionsReadByNpm(args, config.options ?? {}, env);
  if (readByNpm !== undefined) throw new UsageError(readByNpm);
  try {
    return parseArgs({ ...config, args: [...args] });
  } catch (error) {
    // The sentences after the first explain arguments that begin with a dash.
    const [message = ""] = (error as Error).message.split(". ");
    throw new UsageError(`${message.replace(/\.$/, "")}.${suggestOption(message, config)}`);
  }
}

function suggestOption(message: string, { options = {} }: ParseArgsConfig): string {
  const [, unknown] = /^Unknown option '(--[^']+)'/.exec(message) ?? [];
  if (unknown === undefined) return "";
  return didYouMean(
    unknown,
    Object.keys(options).map((option) => `--${option}`),
  );
}
