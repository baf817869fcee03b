import { statSync } from "node:fs";
import { DATASET_NAME, DATASET_NAME_TEXT } from "../../lambdas/datasets/choose-dataset";
import { HELP_OPTION, readArguments, readCount } from "../../operations/command/arguments";
import { EXIT } from "../../operations/command/command";
import { UsageError } from "../../operations/command/errors";
import { resolveUserPath } from "../../operations/command/user-path";

const DEFAULT_SAMPLE_MB = 4;

export const HELP = `Usage: npm run describe -- FILE [options]

Proposes a data set for files like FILE: its format, and for each column the type, the words for missing
values and the range. Prints the module to stdout, to be saved in lambdas/datasets/ and edited, and the result
of trying it on FILE to stderr.

FILE is CSV or JSON, plain, gzip or zstd.

Options:
  --name NAME      the data set's name (default: derived from the file's name)
  --sample-mb N    how much of the file to read for the proposal (default: ${DEFAULT_SAMPLE_MB})
  --help           print this

Exit status: ${EXIT.fine} success, ${EXIT.failed} FILE can't be read, or fails with the proposal, ${EXIT.wrongUse} usage error.
`;

export interface DescribeOptions {
  readonly file: string;
  readonly name: string | undefined;
  readonly sampleBytes: number;
}

/** Reads the arguments; returns undefined for --help. Throws UsageError. */
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
