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

Estimates the monthly cost of a stack in US dollars, function by function, and compares it with the
baseline: 3008 MB, x86_64, no layer, no SnapStart, no tracing. The output names the dates of the prices
and measurements; docs/cost.md explains the method.

Options:
  --stack NAME                the stack (default: dev)
  --from plan                 take the settings from the stack's plan, made on this machine (default)
  --from state FILE           take them from FILE: pulumi stack export or npm run preview -- --json
  --objects N                 objects per month (default: ${objects})
  --object-mb N               size of each, uncompressed, up to 1000 (default: ${objectMb})
  --region NAME               use the prices of ${PRICE_LISTS.map(({ region }) => region).join(", ")}
                              (default: the region of the stack)
  --durations FILE            use CloudWatch figures (JSON or CSV: docs/cost.md) instead of the project's
                              measurements; their invocations count unless --objects is given
  --cold-start-percent N      cold starts in percent of the invocations (default: ${coldStartShare * 100})
  --deployments-per-month N   each publishes a version (default: ${deploymentsPerMonth})
  --retained-versions N       published versions that are kept (default: ${retainedVersions})
  --no-free-tier              assume that the account's free tier is used up
  --json                      print the estimate as JSON
  --help                      print this

Exit status: ${EXIT.fine} success, ${EXIT.failed} no estimate, ${EXIT.wrongUse} usage error, ${EXIT.interrupted} interrupted.
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
 * Reads the arguments; returns undefined for --help.
 * @throws UsageError
 */
export function readCommandLine(args: readonly string[]): CostOptions | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  const count = (name: "objects" | "deployments-per-month" | "retained-versions") =>
    readNumber(name, values[name], Number.isSafeInteger, "a whole number from 0");
  const number = (
    name: "object-mb" | "cold-start-percent",
    isValid: (value: number) => boolean,
    expected: string,
  ) => readNumber(name, values[name], isValid, expected);
  const percent = number("cold-start-percent", (value) => value <= 100, "a number from 0 to 100");
  const size = number("object-mb", (value) => value > 0, "a number above 0");
  return {
    source: readSource(values, positionals),
    workload: {
      ...ifGiven("objects", count("objects")),
      ...ifGiven("objectMb", size),
      ...ifGiven("coldStartShare", percent === undefined ? undefined : percent / 100),
      ...ifGiven("deploymentsPerMonth", count("deployments-per-month")),
      ...ifGiven("retainedVersions", count("retained-versions")),
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
  isValid: (value: number) => boolean,
  expected: string,
): number | undefined {
  if (text === undefined) return undefined;
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isFinite(value) && value >= 0 && isValid(value)) return value;
  throw new UsageError(`--${name}: expected ${expected}, got ${text === "" ? "nothing" : text}`);
}

function ifGiven<Key extends keyof Workload>(key: Key, value: Workload[Key] | undefined) {
  return value === undefined ? {} : { [key]: value };
}
