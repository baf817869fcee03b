import { resolve } from "node:path";
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { UsageError } from "./errors";

/** The options that name a stack, for each command that works on one. */
export const STACK_OPTIONS = {
  config: { type: "string", multiple: true },
  outputs: { type: "string" },
  stack: { type: "string" },
} as const satisfies ParseArgsOptionsConfig;

export const STACK_HELP = `  --stack NAME        the stack: region and names follow from Pulumi.NAME.yaml
  --outputs FILE      names from what is deployed: the JSON of pulumi stack output --json
  --config KEY=VALUE  a value over the stack's file; may be repeated`;

/** The stack that a command line names, not read yet. */
export interface StackChoice {
  readonly stack: string;
  readonly outputsFile: string | undefined;
  /** Over the stack's file. */
  readonly config: Readonly<Record<string, string>>;
}

/**
 * Reads arguments without positionals.
 * @throws UsageError naming the one that is not understood
 */
export function parseOptions<const Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError((error as Error).message.split(/\.(?:\s|$)/)[0]);
  }
}

/** Reads the options that name a stack; there must be one. */
export function readStackChoice(values: {
  readonly stack?: string | undefined;
  readonly outputs?: string | undefined;
  readonly config?: readonly string[] | undefined;
}): StackChoice {
  const { stack, outputs, config = [] } = values;
  if (stack === undefined) throw new UsageError("--stack is missing: expected the name of a stack");
  return {
    stack,
    outputsFile: outputs === undefined ? undefined : resolveName(outputs),
    config: Object.fromEntries(config.map(readSetting)),
  };
}

/** Reads a whole number between bounds. */
export function readCount(name: string, text: string, least: number, most: number): number {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (count >= least && count <= most) return count;
  throw new UsageError(`--${name}: expected a whole number from ${least} to ${most}, got ${text}`);
}

/** A path as the user means it: npm runs scripts in the project's folder, wherever it was called. */
export function resolveName(name: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: called } = process.env;
  return resolve(script !== undefined && called !== undefined ? called : ".", name);
}

function readSetting(setting: string): readonly [string, string] {
  const equals = setting.indexOf("=");
  if (equals < 1) throw new UsageError(`--config: expected KEY=VALUE, got ${setting}`);
  return [setting.slice(0, equals), setting.slice(equals + 1)];
}
