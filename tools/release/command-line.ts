import { HELP_OPTION, readOptions } from "../../operations/command/arguments";
import { EXIT } from "../../operations/command/command";

export const HELP = `Usage: npm run release [-- --tag TAG]

Writes into build/release what a release consists of: the tarballs of the offline preview and of the policy pack, as
npm pack makes them, their checksums, and notes out of their changelogs. Nothing is published.

Options:
  --tag TAG  fails where the packages have another version than the tag (v1.2.3)
  --help     prints this

Exit status: ${EXIT.fine} written; ${EXIT.failed} versions, tag and changelogs disagree, or it could not be written; ${EXIT.wrongUse} wrong use; ${EXIT.interrupted} interrupted.
`;

export interface ReleaseOptions {
  readonly tag?: string;
}

export function readCommandLine(args: readonly string[]): ReleaseOptions | undefined {
  const values = readOptions(args, { ...HELP_OPTION, tag: { type: "string" } });
  if (values.help) return undefined;
  return values.tag === undefined ? {} : { tag: values.tag };
}
