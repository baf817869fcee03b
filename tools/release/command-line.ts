import { HELP_OPTION, readOptions } from "../../operations/command/arguments";
import { EXIT } from "../../operations/command/command";

export const HELP = `Usage: npm run release [-- --tag TAG]

Writes the files of a release to build/release: the npm tarballs of the offline preview and the policy pack, their
checksums, and notes from their changelogs. Nothing is published.

Options:
  --tag TAG  fail if the version of the packages differs from the tag (v1.2.3)
  --help     print this

Exit status: ${EXIT.fine} success, ${EXIT.failed} versions, tag and changelogs disagree, or writing failed, ${EXIT.wrongUse} usage error, ${EXIT.interrupted} interrupted.
`;

export interface ReleaseOptions {
  readonly tag?: string;
}

export function readCommandLine(args: readonly string[]): ReleaseOptions | undefined {
  const values = readOptions(args, { ...HELP_OPTION, tag: { type: "string" } });
  if (values.help) return undefined;
  return values.tag === undefined ? {} : { tag: values.tag };
}
