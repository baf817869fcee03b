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

Prints the statement that creates an Athena table of a data set's results. The table uses partition projection
on dt, so it needs no crawler and no repair. The command makes no request to AWS.

Options:
  --stack NAME        take bucket and format from Pulumi.NAME.yaml
  --config KEY=VALUE  overrides a value of the stack's file; may be repeated
  --bucket NAME       the output bucket, instead of a stack
  --format FORMAT     ndjson or parquet (default: the stack's, or else ndjson)
  --dataset NAME      the data set in lambdas/datasets/datasets.ts, if there are several
  --name NAME         the table's name (default: the data set's name, or results)
  --since DATE        the first date of the partitions (default: ${DEFAULT_SINCE})
  --help              print this

Exit status: ${EXIT.fine} success, ${EXIT.wrongUse} usage error.
`;

export interface TableOptions {
  readonly source: { readonly stack: StackChoice } | { readonly bucket: string };
  readonly format: OutputFormat | undefined;
  readonly dataset: string | undefined;
  readonly name: string | undefined;
  readonly since: string;
}

/** Reads the arguments; returns undefined for --help. Throws UsageError. */
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
    throw new UsageError("expected either --stack or --bucket");
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
    source:
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
