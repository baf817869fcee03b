import type { ParseArgsOptionsConfig } from "node:util";
import { UsageError } from "./errors";
import { resolveUserPath } from "./user-path";

/** The options of every command that works on a stack. */
export const STACK_OPTIONS = {
  config: { type: "string", multiple: true },
  outputs: { type: "string" },
  stack: { type: "string" },
} as const satisfies ParseArgsOptionsConfig;

export const STACK_HELP = `  --stack NAME        the stack: its region and names come from Pulumi.NAME.yaml
  --outputs FILE      take names from the deployed stack: the JSON of pulumi stack output --json
  --config KEY=VALUE  overrides a value of the stack's file; may be repeated`;

/** The stack that a command line names. */
export interface StackChoice {
  readonly stack: string;
  readonly outputsFile: string | undefined;
  /** Overrides the stack's file. */
  readonly config: Readonly<Record<string, string>>;
}

/** Reads the options that name a stack. @throws UsageError if --stack is missing */
export function readStackChoice(values: {
  readonly stack?: string | undefined;
  readonly outputs?: string | undefined;
  readonly config?: readonly string[] | undefined;
}): StackChoice {
  const { stack, outputs, config = [] } = values;
  if (stack === undefined) throw new UsageError("--stack is missing: expected the name of a stack");
  return {
    stack,
    outputsFile: outputs === undefined ? undefined : resolveUserPath(outputs),
    config: Object.fromEntries(config.map(readSetting)),
  };
}

function readSetting(setting: string): readonly [string, string] {
  const equals = setting.indexOf("=");
  if (equals < 1) throw new UsageError(`--config: expected KEY=VALUE, got ${setting}`);
  return [setting.slice(0, equals), setting.slice(equals + 1)];
}
