import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { type Environment, optionsReadByNpm } from "../../preview/cli/npm-options";
import { UsageError } from "./errors";

export const HELP_OPTION = {
  help: { type: "boolean", short: "h", default: false },
} as const satisfies ParseArgsOptionsConfig;

export const JSON_OPTION = {
  json: { type: "boolean", default: false },
} as const satisfies ParseArgsOptionsConfig;

/**
 * Parses options and positional arguments.
 * @throws UsageError that names the invalid argument
 */
export function readArguments<const Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
  env: Environment = process.env,
) {
  refuseOptionsReadByNpm(args, options, env);
  return orUsageError(() => parseArgs({ args: [...args], options, allowPositionals: true }));
}

/**
 * Parses the arguments of a command that takes only options.
 * @throws UsageError that names the invalid argument
 */
export function readOptions<const Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
  env: Environment = process.env,
) {
  refuseOptionsReadByNpm(args, options, env);
  return orUsageError(
    () => parseArgs({ args: [...args], options, allowPositionals: false }).values,
  );
}

/** Parses a whole number from `least` to `most`. @throws UsageError */
export function readCount(name: string, text: string, least: number, most: number): number {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (count >= least && count <= most) return count;
  throw new UsageError(`--${name}: expected a whole number from ${least} to ${most}, got ${text}`);
}

function refuseOptionsReadByNpm(
  args: readonly string[],
  options: ParseArgsOptionsConfig,
  env: Environment,
): void {
  const readByNpm = optionsReadByNpm(args, options, env);
  if (readByNpm !== undefined) throw new UsageError(readByNpm);
}

function orUsageError<Result>(parse: () => Result): Result {
  try {
    return parse();
  } catch (error) {
    // The sentences after the first are general advice on parseArgs.
    throw new UsageError((error as Error).message.split(/\.(?:\s|$)/)[0]);
  }
}
