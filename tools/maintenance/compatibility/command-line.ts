import { HELP_OPTION, readArguments } from "../../../operations/command/arguments";
import { EXIT } from "../../../operations/command/command";
import { UsageError } from "../../../operations/command/errors";
import { type Combination, combinations } from "./combinations";

export const STATUS = { ...EXIT, different: 1, failed: 2 } as const;

export const HELP = `Usage: npm run compatibility -- [options]

Packs the policy pack as pulumi policy publish does, installs the tarball in empty folders with older and newer
versions of the SDK, starts it on older and newer versions of Node.js, and lets it evaluate a good and a bad resource.
Says whether each combination comes out as docs/publishing.md has it. Everything comes from npm, and is gone
afterwards.

Options:
  --node VERSION  the combinations with this Node.js only; may be repeated
  --help          prints this

Exit status: ${STATUS.fine} all came out so, ${STATUS.different} one did not, ${STATUS.failed} something can't be installed, ${STATUS.wrongUse} usage error, ${STATUS.interrupted} interrupted.
`;

/**
 * Reads the combinations to try from the arguments; undefined if help is requested.
 * @throws UsageError
 */
export function readCommandLine(args: readonly string[]): readonly Combination[] | undefined {
  const { values, positionals } = readArguments(args, {
    ...HELP_OPTION,
    node: { type: "string", multiple: true },
  });
  if (values.help) return undefined;
  if (positionals.length > 0) throw new UsageError(`'${positionals[0]}' is not expected`);
  if (values.node === undefined) return combinations;
  return values.node.flatMap(combinationsOn);
}

function combinationsOn(version: string): readonly Combination[] {
  const found = combinations.filter(({ node }) => node === version);
  if (found.length > 0) return found;
  const known = [...new Set(combinations.map(({ node }) => node))];
  throw new UsageError(`--node ${version} is in no combination; there are: ${known.join(", ")}`);
}
