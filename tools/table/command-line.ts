import { readBucketName, readOutputFormat } from "../../infra/config-values";
import type { OutputFormat } from "../../lambdas/data-output/output-manifest";
import { HELP_OPTION, readOptions } from "../../operations/command/arguments";
import { EXIT } from "../../operations/command/command";
import { UsageError } from "../../operations/command/errors";
import {
  readStackChoice,
  STACK_OPTIONS,
  type StackChoice,
} from "../../operations/command/stack-options";

const DEFAULT_SINCE = "2026-01-01";

export const HELP = `Usage: npm run table -- (--stack NAME | --bucket NAME) [options]

Prints the statement that makes a table of a data set's results in Athena. Its partitions are projected on dt: no
crawler and no repair. Nothing is asked of AWS.

Options:
  --stack NAME        bucket and format of its configuration, Pulumi.NAME.yaml
  --config KEY=VALUE  a value over the stack's file; may be repeated
  --bucket NAME       the output bucket, instead of a stack
  --format FORMAT     ndjson or parquet (default: the stack's, or else ndjson)
  --dataset NAME      of lambdas/datasets/datasets.ts, where there are several
  --name NAME         of the table (default: the data set's name, or results)
  --since DATE        the first date of the partitions (default: ${DEFAULT_SINCE})
  --help              print this

Exit status: ${EXIT.fine} done, ${EXIT.wrongUse} wrong use.
`;

export interface TableOptions {
  readonly place: { readonly stack: StackChoice } | { readonly bucket: string };
  readonly format: OutputFormat | undefined;
  readonly dataset: string | undefined;
  readonly name: string | undefined;
  readonly since: string;
}

/** Reads the arguments; undefined where help is asked for. Throws UsageError. */
export function readCommandLine(args: readonly string[]): TableOptions | undefined {
  const { outputs: _, ...stackOptions } = STACK_OPTIONS;
  const values = readOptions(args, {
    ...HELP_OPTION,
    ...stackOptions,
    bucket: { type: "string" },
    dataset: { type: "string" },
    format: { type: "string" },
    name: { type: "string" },
    since: { type: "string", default: DEFAULT_SINCE },
  });
  if (values.help) return undefined;
  const { bucket, stack, dataset, name, since } = values;
  if ((bucket === undefined) === (stack === undefined)) {
    throw new UsageError("expected --stack or --bucket, and not both");
  }
  if (name !== undefined && !/^[a-z_][a-z0-9_]*$/.test(name)) {
    throw new UsageError(
      `--name: expected lower-case letters, digits and underscores, got ${name}`,
    );
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(since) || Number.isNaN(Date.parse(since))) {
    throw new UsageError(`--since: expected a date such as ${DEFAULT_SINCE}, got ${since}`);
  }
  return {
    place:
      bucket === undefined
        ? { stack: readStackChoice(values) }
        : { bucket: checked("bucket", bucket, readBucketName) },
    format:
      values.format === undefined ? undefined : checked("format", values.format, readOutputFormat),
    dataset,
    name,
    since,
  };
}

function checked<Value>(
  name: string,
  text: string,
  read: (text: string) => { readonly value: Value } | { readonly expected: string },
): Value {
  const reading = read(text);
  if ("value" in reading) return reading.value;
  throw new UsageError(`--${name}: expected ${reading.expected}, got ${text}`);
}
