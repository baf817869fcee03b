import { arnsOverlap } from "../values/arn-overlap";
import { isUnknown } from "../values/unknown";
import { hasWildcard, matchesWildcard } from "../values/wildcard";
import type { Condition } from "./iam-document";

/**
 * What a request has for a condition's key: a pattern, with `*` for unknown parts; null if the
 * request has no such key; undefined if that is unknown.
 */
export type Fact = string | null | undefined;

/** The facts of a request, by the key in lower case. */
export type Facts = (key: string) => Fact;

/** Whether a condition is met: certainly, never, or undecidable here. */
export type Outcome = "holds" | "fails" | "open";

function outcomeOf({ operator, key, values }: Condition, factOf: Facts): Outcome {
  const base = operator.replace(/^For(?:Any|All)Values:|IfExists$/gi, "");
  const fact = factOf(key);
  if (fact === undefined) return "open";
  if (/^Null$/i.test(base)) return outcomeOfNull(values, fact === null);
  if (fact !== null) return compare(base, fact, values);
  // A missing key satisfies negations, `IfExists` and `ForAllValues`, but never `ForAnyValue`.
  if (/^ForAnyValue:/i.test(operator)) return "fails";
  return isNegation(base) || /^ForAllValues:|IfExists$/i.test(operator) ? "holds" : "fails";
}

/** Whether all conditions are certainly met. */
export function hold(conditions: readonly Condition[], factOf: Facts): boolean {
  return conditions.every((condition) => outcomeOf(condition, factOf) === "holds");
}

/** Whether all conditions may be met. */
export function mayHold(conditions: readonly Condition[], factOf: Facts): boolean {
  return conditions.every((condition) => outcomeOf(condition, factOf) !== "fails");
}

function outcomeOfNull(values: readonly string[], isAbsent: boolean): Outcome {
  if (values.some(isUnknown)) return "open";
  return values.some((value) => /^true$/i.test(value) === isAbsent) ? "holds" : "fails";
}

const textOperator = /^(?:Bool|(?:String|Arn)(?:Not)?(?:Equals|EqualsIgnoreCase|Like))$/i;
const literalOperator = /^String(?:Not)?Equals(?:IgnoreCase)?$/i;

function isNegation(base: string): boolean {
  return /Not/i.test(base);
}

function compare(base: string, fact: string, values: readonly string[]): Outcome {
  if (!textOperator.test(base)) return "open";
  const found = values.map((value) => matchOf(base, value, fact));
  const outcome = found.includes("holds") ? "holds" : found.includes("open") ? "open" : "fails";
  return isNegation(base) ? opposites[outcome] : outcome;
}

const opposites: Readonly<Record<Outcome, Outcome>> = {
  holds: "fails",
  fails: "holds",
  open: "open",
};

function matchOf(base: string, given: string, fact: string): Outcome {
  if (isUnknown(given) || given.includes("${")) return "open";
  const ignoresCase = /^Bool$|IgnoreCase$/i.test(base);
  const [value, actual] = ignoresCase ? [given.toLowerCase(), fact.toLowerCase()] : [given, fact];
  // Literal operators treat a wildcard as a character, and no ARN contains that character.
  if (literalOperator.test(base) && hasWildcard(value)) return "fails";
  if (matchesWildcard(actual, withoutPartition(value, actual))) return "holds";
  return arnsOverlap(value, actual) ? "open" : "fails";
}

/**
 * If the partition is unknown, the value's is ignored: nobody writes a policy for another
 * partition.
 */
function withoutPartition(value: string, actual: string): string {
  return actual.startsWith("arn:*:") ? value.replace(/^arn:[^:]+:/, "arn:*:") : value;
}
