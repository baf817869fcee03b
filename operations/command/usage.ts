import { type ParseArgsOptionsConfig, parseArgs } from "node:util";

/** A mistake of the user's on the command line, told without a stack. */
export class UsageError extends Error {}

/**
 * The values of the options, and what else was given.
 * @throws UsageError
 */
export function readArguments<const Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError((error as Error).message.split(". ")[0]);
  }
}
