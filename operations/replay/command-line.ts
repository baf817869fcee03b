import { PROCESSED_PREFIX, RAW_PREFIX } from "@lambda-etl/shared/key-prefixes";
import { HELP_OPTION, JSON_OPTION, readCount, readOptions } from "../command/arguments";
import { EXIT } from "../command/command";
import { UsageError } from "../command/errors";
import {
  readStackChoice,
  STACK_HELP,
  STACK_OPTIONS,
  type StackChoice,
} from "../command/stack-options";

export const HELP = `Usage: npm run replay -- --stack NAME --prefix PREFIX [options]

Processes a range of objects of the ingestion bucket again: those under ${RAW_PREFIX} with data-transform, those
under ${PROCESSED_PREFIX} with data-output. Each object's current version goes to the live version of the function
as the event that EventBridge would send, and the answer is waited for. What was done before with the same
specification is found, and not done again.

Options:
${STACK_HELP}
  --prefix PREFIX     such as ${RAW_PREFIX}2026-11-01
  --dataset NAME      only objects of this data set, by their keys as lambdas/datasets/ chooses them
  --since TIME        only objects stored at or after this time: 2026-11-01 or 2026-11-01T06:00:00Z
  --until TIME        only objects stored before this time
  --after KEY         only objects after this key: where an interrupted replay goes on
  --concurrency N     how many objects at once: less than the function's reserved concurrency, so that
                      new objects get through (default: half of it, at most 20)
  --dry-run           only count the objects
  --json              print the result as JSON
  --help              print this

Rights: s3:ListBucketVersions on the ingestion bucket, lambda:InvokeFunction on the alias live.

Exit status: ${EXIT.fine} done, ${EXIT.failed} some objects failed (they are told), ${EXIT.wrongUse} wrong use, ${EXIT.interrupted} interrupted.
It is always safe to run it again.
`;

export interface ReplayOptions {
  readonly stack: StackChoice;
  readonly prefix: string;
  /** Undefined: of all, and of none. */
  readonly dataset: string | undefined;
  readonly since: Date | undefined;
  readonly until: Date | undefined;
  readonly after: string | undefined;
  readonly concurrency: number | undefined;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** What the functions read. */
const PREFIXES = [RAW_PREFIX, PROCESSED_PREFIX];
const MOST_AT_ONCE = 1000;
const TIME = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z)?$/;

/** Reads the arguments; undefined where help is asked for. Throws UsageError. */
export function readCommandLine(args: readonly string[]): ReplayOptions | undefined {
  const values = readOptions(args, {
    ...HELP_OPTION,
    ...JSON_OPTION,
    ...STACK_OPTIONS,
    after: { type: "string" },
    concurrency: { type: "string" },
    dataset: { type: "string" },
    "dry-run": { type: "boolean", default: false },
    prefix: { type: "string" },
    since: { type: "string" },
    until: { type: "string" },
  });
  if (values.help) return undefined;
  const { prefix, after, concurrency } = values;
  if (prefix === undefined || !PREFIXES.some((known) => prefix.startsWith(known))) {
    throw new UsageError(
      `--prefix: expected ${RAW_PREFIX}... or ${PROCESSED_PREFIX}..., got ${prefix ?? "none"}: these are what the functions read`,
    );
  }
  return {
    stack: readStackChoice(values),
    prefix,
    dataset: values.dataset,
    since: readTime("since", values.since),
    until: readTime("until", values.until),
    after,
    concurrency:
      concurrency === undefined
        ? undefined
        : readCount("concurrency", concurrency, 1, MOST_AT_ONCE),
    dryRun: values["dry-run"],
    json: values.json,
  };
}

function readTime(name: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const time = TIME.test(text) ? new Date(text) : new Date(Number.NaN);
  if (!Number.isNaN(time.getTime())) return time;
  throw new UsageError(
    `--${name}: expected a date or a time in UTC, 2026-11-01 or 2026-11-01T06:00:00Z, got ${text}`,
  );
}
