import { statSync } from "node:fs";
import { DATASET_NAME, DATASET_NAME_TEXT } from "../../lambdas/datasets/choose-dataset";
import { HELP_OPTION, readArguments, readCount } from "../../operations/command/arguments";
import { EXIT } from "../../operations/command/command";
import { UsageError } from "../../operations/command/errors";
import { resolveUserPath } from "../../operations/command/user-path";

const DEFAULT_SAMPLE_MB = 4;

export const HELP = `Usage: npm run describe -- FILE [options]

Proposes a data set for files like FILE: how it is written, the type of each column, the words in it that stand
for no value, and the range of its values. The module goes to stdout, to be put into lambdas/datasets/ and edited;
what comes of FILE with it, to stderr.

FILE is CSV or JSON, plain, gzip or zstd.

Options:
  --name NAME      of the data set (default: made of the file's name)
  --sample-mb N    how much of the file is looked at (default: ${DEFAULT_SAMPLE_MB})
  --help           print this

Exit status: ${EXIT.fine} done, ${EXIT.failed} FILE can't be read, or fails with what is proposed, ${EXIT.wrongUse} wrong use.
`;

export interface DescribeOptions {
  readonly file: string;
  readonly name: string | undefined;
  readonly sampleBytes: number;
}

/** Reads the arguments; undefined where help is asked for. Throws UsageError. */
export function readCommandLine(args: readonly string[]): DescribeOptions | undefined {
  const { values, positionals } = readArguments(args, {
    ...HELP_OPTION,
    name: { type: "string" },
    "sample-mb": { type: "string", default: String(DEFAULT_SAMPLE_MB) },
  });
  if (values.help) return undefined;
  const [given, ...more] = positionals;
  if (given === undefined || more.length > 0) {
    throw new UsageError(`expected one FILE, got ${positionals.length}`);
  }
  const file = resolveUserPath(given);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new UsageError(`${file}: expected a file`);
  }
  if (values.name !== undefined && !DATASET_NAME.test(values.name)) {
    throw new UsageError(`--name: expected ${DATASET_NAME_TEXT}, got ${values.name}`);
  }
  const megabytes = readCount("sample-mb", values["sample-mb"], 1, 256);
  return { file, name: values.name, sampleBytes: megabytes * 1_000_000 };
}
