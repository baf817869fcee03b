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

Processes a range of objects of the ingestion bucket again: objects under ${RAW_PREFIX} with data-transform, objects
under ${PROCESSED_PREFIX} with data-output. Invokes the function's live version with the event that EventBridge would
send for each object's current version, and waits for the response. Work that was already done with the same
specification is not repeated.

Options:
${STACK_HELP}
  --prefix PREFIX     such as ${RAW_PREFIX}2026-11-01
  --dataset NAME      only objects whose keys belong to this data set of lambdas/datasets/
  --since TIME        only objects stored at or after this time: 2026-11-01 or 2026-11-01T06:00:00Z
  --until TIME        only objects stored before this time
  --after KEY         only objects after this key, to continue an interrupted replay
  --concurrency N     objects in parallel: less than the function's reserved concurrency, so that new
                      objects are still processed (default: half of it, at most 20)
  --dry-run           only count the objects
  --json              print the result as JSON
  --help              print this

Permissions: s3:ListBucketVersions on the ingestion bucket, lambda:InvokeFunction on the alias live.

Exit status: ${EXIT.fine} success, ${EXIT.failed} some objects failed (they are listed), ${EXIT.wrongUse} usage error, ${EXIT.interrupted} interrupted.
It is always safe to run it again.
`;

export interface ReplayOptions {
  readonly stack: StackChoice;
  readonly prefix: string;
  /** Undefined for all objects, also those of no data set. */
  readonly dataset: string | undefined;
  readonly since: Date | undefined;
  readonly until: Date | undefined;
  readonly after: string | undefined;
  readonly concurrency: number | undefined;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** The prefixes that the functions read. */
const PREFIXES = [RAW_PREFIX, PROCESSED_PREFIX];
const MOST_AT_ONCE = 1000;
const TIME = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z)?$/;

/** Reads the arguments; returns undefined for --help. Throws UsageError. */
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
      `--prefix: expected ${RAW_PREFIX}... or ${PROCESSED_PREFIX}..., the prefixes that the functions read, got ${prefix ?? "none"}`,
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
