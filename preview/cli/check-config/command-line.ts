import { resolve } from "node:path";
import { readArguments, UsageError } from "../../../operations/command/usage";
import { PROJECT_ROOT } from "../../../tools/build/build-stamp";

export const EXIT = { fine: 0, mistakes: 1, failed: 2, wrongUse: 64, interrupted: 130 } as const;

export const HELP = `Usage: npm run check-config -- FILE... [options]

Says what is wrong in configurations of a policy pack (files for --policy-pack-config): names of policies and
properties that the pack does not have, with the nearest that it has, levels and values that it does not take,
and exemptions from policies that there are not. The engine passes most of that over in silence.

Options:
  --policy-pack DIR  the pack (default: policy-pack, of this repository)
  --json             prints the result as JSON
  --help             prints this

Exit status: ${EXIT.fine} fine, ${EXIT.mistakes} there are mistakes, ${EXIT.failed} the pack could not be started, ${EXIT.wrongUse} wrong use, ${EXIT.interrupted} interrupted.
`;

export interface CheckOptions {
  readonly files: readonly string[];
  /** The folder of the pack. */
  readonly pack: string;
  readonly json: boolean;
}

/**
 * Reads the arguments; undefined where help is asked for. Paths are relative to `folder`.
 * @throws UsageError
 */
export function readCommandLine(args: readonly string[], folder: string): CheckOptions | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  if (positionals.length === 0) throw new UsageError("no FILE is given: expected one or more");
  const { "policy-pack": pack, json } = values;
  return {
    files: positionals.map((file) => resolve(folder, file)),
    pack: pack === undefined ? resolve(PROJECT_ROOT, "policy-pack") : resolve(folder, pack),
    json,
  };
}

function parse(args: readonly string[]) {
  return readArguments(args, {
    help: { type: "boolean", short: "h", default: false },
    json: { type: "boolean", default: false },
    "policy-pack": { type: "string" },
  });
}
