import { HELP_OPTION, JSON_OPTION, readArguments } from "../command/arguments";
import { EXIT } from "../command/command";
import { UsageError } from "../command/errors";
import { resolveUserPath } from "../command/user-path";
import { DEFAULT_WORKLOAD } from "../pricing/estimate";
import { PRICE_LISTS } from "../pricing/price-list";
import type { Workload } from "../pricing/usage";
import type { ResourceSource } from "../stack-resources";

const { objects, objectMb, coldStartShare, deploymentsPerMonth, retainedVersions } =
  DEFAULT_WORKLOAD;

export const HELP = `Usage: npm run cost -- [options]

Shows what a month of a stack costs, function by function, and what it would have cost before: with
3008 MB, on x86_64, without layer, SnapStart and tracing. In US dollars, prices and measurements of
the dates that it names; docs/cost.md says how it is computed.

Options:
  --stack NAME                the stack whose settings count, by its plan (default: dev)
  --from plan                 the settings of the plan, made on this machine (default)
  --from state FILE           those of FILE, made with pulumi stack export or npm run preview -- --json
  --objects N                 objects in a month (default: ${objects})
  --object-mb N               size of each, uncompressed, up to 1000 (default: ${objectMb})
  --region NAME               prices of: ${PRICE_LISTS.map(({ region }) => region).join(", ")}
                              (default: the region of the stack)
  --durations FILE            figures of CloudWatch (JSON or CSV: docs/cost.md) instead of the
                              project's measurements; with their invocations unless --objects is given
  --cold-start-percent N      of the invocations (default: ${coldStartShare * 100})
  --deployments-per-month N   each publishes a version (default: ${deploymentsPerMonth})
  --retained-versions N       published versions that are kept (default: ${retainedVersions})
  --no-free-tier              as if another stack of the account had used it up
  --json                      print the estimate as JSON
  --help                      print this

Exit status: ${EXIT.fine} fine, ${EXIT.failed} the estimate can't be made, ${EXIT.wrongUse} wrong use, ${EXIT.interrupted} interrupted.
`;

export interface CostOptions {
  readonly source: ResourceSource;
  readonly workload: Partial<Workload>;
  readonly region: string | undefined;
  readonly durations: string | undefined;
  readonly hasFreeTier: boolean;
  readonly json: boolean;
}

/**
 * Reads the arguments; undefined where help is asked for.
 * @throws UsageError
 */
export function readCommandLine(args: readonly string[]): CostOptions | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  const count = (name: "objects" | "deployments-per-month" | "retained-versions") =>
    readNumber(name, values[name], Number.isSafeInteger, "a whole number from 0");
  const number = (
    name: "object-mb" | "cold-start-percent",
    isFine: (value: number) => boolean,
    what: string,
  ) => readNumber(name, values[name], isFine, what);
  const percent = number("cold-start-percent", (value) => value <= 100, "a number from 0 to 100");
  const size = number("object-mb", (value) => value > 0, "a number above 0");
  return {
    source: readSource(values, positionals),
    workload: {
      ...given("objects", count("objects")),
      ...given("objectMb", size),
      ...given("coldStartShare", percent === undefined ? undefined : percent / 100),
      ...given("deploymentsPerMonth", count("deployments-per-month")),
      ...given("retainedVersions", count("retained-versions")),
    },
    region: values.region,
    durations: values.durations === undefined ? undefined : resolveUserPath(values.durations),
    hasFreeTier: !values["no-free-tier"],
    json: values.json,
  };
}

function parse(args: readonly string[]) {
  return readArguments(args, {
    ...HELP_OPTION,
    ...JSON_OPTION,
    "cold-start-percent": { type: "string" },
    "deployments-per-month": { type: "string" },
    durations: { type: "string" },
    from: { type: "string", default: "plan" },
    "no-free-tier": { type: "boolean", default: false },
    "object-mb": { type: "string" },
    objects: { type: "string" },
    region: { type: "string" },
    "retained-versions": { type: "string" },
    stack: { type: "string", short: "s" },
  });
}

function readSource(
  { from, stack }: { readonly from: string; readonly stack?: string | undefined },
  positionals: readonly string[],
): ResourceSource {
  const [file, ...more] = positionals;
  if (from === "plan" && file === undefined) return { stack: stack ?? "dev" };
  if (from === "plan") throw new UsageError(`unexpected argument ${file}`);
  if (from !== "state") throw new UsageError(`--from: expected plan or state FILE, got ${from}`);
  if (file === undefined) throw new UsageError("--from state: expected a FILE after it");
  if (more.length > 0) throw new UsageError(`unexpected argument ${more[0]}`);
  if (stack !== undefined) throw new UsageError("--stack and --from state exclude each other");
  return { file: resolveUserPath(file) };
}

function readNumber(
  name: string,
  text: string | undefined,
  isFine: (value: number) => boolean,
  what: string,
): number | undefined {
  if (text === undefined) return undefined;
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isFinite(value) && value >= 0 && isFine(value)) return value;
  throw new UsageError(`--${name}: expected ${what}, got ${text === "" ? "nothing" : text}`);
}

function given<Key extends keyof Workload>(key: Key, value: Workload[Key] | undefined) {
  return value === undefined ? {} : { [key]: value };
}
