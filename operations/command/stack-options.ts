import type { ParseArgsOptionsConfig } from "node:util";
import { UsageError } from "./errors";
import { resolveUserPath } from "./user-path";

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
    outputsFile: outputs === undefined ? undefined : resolveUserPath(outputs),
    config: Object.fromEntries(config.map(readSetting)),
  };
}

function readSetting(setting: string): readonly [string, string] {
  const equals = setting.indexOf("=");
  if (equals < 1) throw new UsageError(`--config: expected KEY=VALUE, got ${setting}`);
  return [setting.slice(0, equals), setting.slice(equals + 1)];
}
