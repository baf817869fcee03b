import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { readOutputFormat, readSources } from "../../infra/config-values";
import {
  HELP_OPTION,
  JSON_OPTION,
  readArguments,
  readCount,
} from "../../operations/command/arguments";
import { EXIT } from "../../operations/command/command";
import { UsageError } from "../../operations/command/errors";
import { resolveUserPath } from "../../operations/command/user-path";
import { projectPath } from "../project-path";

const DEFAULT_SHOWN = 5;
const MOST_SHOWN = 1000;
const DEFAULT_OUTPUT = projectPath("build/pipeline");

export const HELP = `Usage: npm run pipeline -- FILE... [options]
       npm run pipeline -- --dataset FILE.ts FILE... [--show N] [--json]

Runs the built data-ingestion, data-transform and data-output on local files: on an S3 server, with the
events that EventBridge would send, and with the memory and timeout that the functions have in AWS.

With --dataset it only tries a data set: it shows the first records before and after the transform, and the
rejects by reason. It needs no build and writes nothing.

FILE is NDJSON or CSV (.ndjson, .jsonl, .json, .csv), plain, gzip (.gz) or zstd (.zst).

Options:
  --output DIR     the folder for the results (default: build/pipeline, replaced each time; another DIR
                   must be empty or new)
  --format FORMAT  ndjson (gzip) or parquet (default: ndjson)
  --endpoint URL   use a running S3 server (default: start one, and stop it at the end), with the
                   credentials AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY if they are set
  --prefix NAME    name the buckets NAME-source, NAME-ingestion and NAME-output (default: etl-local)
  --keep           keep the buckets; a server started by this command then runs until Ctrl-C
  --dataset FILE   a TypeScript module that exports a data set or a specification
  --show N         with --dataset: records to show per file (default: ${DEFAULT_SHOWN})
  --json           print the report as JSON
  --help           print this

A specification that redacts values reads REDACTION_SALT from the environment.

Exit status: ${EXIT.fine} success, ${EXIT.failed} a stage (with --dataset: a file) failed, ${EXIT.wrongUse} usage error, ${EXIT.interrupted} interrupted.
`;

/** An input file and the key of its object in the source bucket. */
export interface SourceFile {
  readonly path: string;
  readonly key: string;
  readonly bytes: number;
}

export interface TrialOptions {
  readonly files: readonly SourceFile[];
  /** The path of the data set's module. */
  readonly dataset: string;
  /** The number of records to show per file. */
  readonly show: number;
  readonly json: boolean;
}

export interface PipelineOptions {
  readonly files: readonly SourceFile[];
  readonly prefix: string;
  readonly format: string;
  readonly endpoint: string | undefined;
  /** The folder for the results. */
  readonly output: string;
  readonly isOutputReplaced: boolean;
  readonly keep: boolean;
  readonly json: boolean;
}

/**
 * Reads the arguments; returns undefined for --help.
 * @throws UsageError
 */
export function readCommandLine(
  args: readonly string[],
): PipelineOptions | TrialOptions | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  if (positionals.length === 0) throw new UsageError("no FILE is given: expected one or more");
  if (values.dataset !== undefined) return readTrial(values, values.dataset, positionals);
  if (values.show !== undefined) throw new UsageError("--show: expected only with --dataset");
  const { prefix = "etl-local", format = "ndjson", endpoint, output } = values;
  if (!/^[a-z0-9][a-z0-9-]{0,40}$/.test(prefix)) {
    throw new UsageError(
      `--prefix: expected up to 41 lower-case letters, digits and hyphens, got ${prefix}`,
    );
  }
  const reading = readOutputFormat(format);
  if ("expected" in reading) {
    throw new UsageError(`--format: expected ${reading.expected}, got ${format}`);
  }
  if (endpoint !== undefined && !/^https?:\/\/[^/]+\/?$/.test(endpoint)) {
    throw new UsageError(`--endpoint: expected http://HOST:PORT or https://HOST, got ${endpoint}`);
  }
  const files = readFiles(positionals);
  const sources = readSources(JSON.stringify(files.map(({ key }) => sourceUri(prefix, key))));
  if ("expected" in sources) {
    throw new UsageError(`the files can't be the sources of a stack: expected ${sources.expected}`);
  }
  return {
    files,
    prefix,
    format,
    endpoint,
    output: output === undefined ? DEFAULT_OUTPUT : chooseOutput(resolveUserPath(output)),
    isOutputReplaced: output === undefined,
    keep: values.keep,
    json: values.json,
  };
}

const NOT_IN_TRIALS = ["endpoint", "format", "keep", "output", "prefix"] as const;

function readTrial(
  values: ReturnType<typeof parse>["values"],
  dataset: string,
  positionals: readonly string[],
): TrialOptions {
  const other = NOT_IN_TRIALS.find((name) => values[name] !== undefined && values[name] !== false);
  if (other !== undefined) throw new UsageError(`--${other}: expected only without --dataset`);
  const { show = String(DEFAULT_SHOWN), json } = values;
  const [module] = readFiles([dataset]);
  return {
    files: readFiles(positionals),
    dataset: module?.path ?? dataset,
    show: readCount("show", show, 0, MOST_SHOWN),
    json,
  };
}

/** The URI of a file's object, as in a stack's configuration and an event for data-ingestion. */
export function sourceUri(prefix: string, key: string): string {
  return `s3://${prefix}-source/${key}`;
}

function parse(args: readonly string[]) {
  return readArguments(args, {
    ...HELP_OPTION,
    ...JSON_OPTION,
    dataset: { type: "string" },
    endpoint: { type: "string" },
    format: { type: "string" },
    keep: { type: "boolean", default: false },
    output: { type: "string" },
    prefix: { type: "string" },
    show: { type: "string" },
  });
}

// Results are never mixed with other files.
function chooseOutput(folder: string): string {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return folder;
  throw new UsageError(`--output: ${folder} is not empty`);
}

function readFiles(names: readonly string[]): readonly SourceFile[] {
  const paths = [...new Set(names.map(resolveUserPath))];
  const folder = paths.map(dirname).reduce(commonFolder);
  return paths.map((path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) throw new UsageError(`${path}: there is no such file`);
    if (!stats.isFile()) throw new UsageError(`${path}: expected a file`);
    const key = relative(folder, path).split(sep).join("/");
    return { path, key: key === "" ? basename(path) : key, bytes: stats.size };
  });
}

function commonFolder(a: string, b: string): string {
  const [left, right] = [a.split(sep), b.split(sep)];
  const end = left.findIndex((name, index) => name !== right[index]);
  return end === -1 ? a : join(sep, ...left.slice(0, end));
}
