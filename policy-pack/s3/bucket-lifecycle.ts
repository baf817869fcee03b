import type { LabeledValue } from "../values/labeled-value";
import { isPresent, isUnknown, known, UnknownInput } from "../values/unknown";
import { valuesAt } from "../values/values-at";

/** Something that lifecycle rules do after a number of days. */
export interface LifecycleGoal {
  /** What messages say if no rule does it, as in "objects are not expired". */
  readonly failure: string;
  /** Where rules of each shape set the days. */
  readonly paths: readonly string[];
  /** Properties besides the filter that keep a rule from applying to everything it could. */
  readonly narrowedBy?: readonly string[];
}

/**
 * Why no enabled rule does it for the whole bucket within that many days; undefined if one does.
 * @throws UnknownInput if that depends on an unknown value.
 */
export function lifecycleProblem(
  rules: readonly LabeledValue[],
  goal: LifecycleGoal,
  maxDays: number,
): string | undefined {
  const answers = rules.flatMap((rule, index) => shortfall(rule, index, goal, maxDays));
  if (answers.includes(undefined)) return undefined;
  const undecided = answers.find((answer) => answer instanceof UnknownInput);
  if (undecided) throw undecided;
  const reasons = answers.length === 0 ? "" : `: ${answers.join(", ")}`;
  return `${goal.failure} within ${maxDays} days in the whole bucket${reasons}`;
}

/** Why the rule is not enough; empty if it does something else. */
function shortfall(
  { label, value }: LabeledValue,
  index: number,
  { paths, narrowedBy = [] }: LifecycleGoal,
  maxDays: number,
): readonly (string | UnknownInput | undefined)[] {
  if (isUnknown(value)) return [new UnknownInput(label)];
  const days = paths.flatMap((path) => valuesAt(value, path)).filter(isPresent);
  if (days.length === 0) return [];
  const [id = index + 1] = valuesAt(value, "id").filter(isPresent);
  const name = `rule '${isUnknown(id) ? index + 1 : id}'`;
  try {
    const least = Math.min(...days.map((each) => numberOf(each, name)));
    const narrowing = [...narrowingPaths, ...narrowedBy];
    return [ruleShortfall(value, name, { days: least, narrowing }, maxDays)];
  } catch (error) {
    return [error as UnknownInput];
  }
}

function ruleShortfall(
  rule: unknown,
  name: string,
  { days, narrowing }: { readonly days: number; readonly narrowing: readonly string[] },
  maxDays: number,
) {
  const [state] = ["status", "enabled"].flatMap((path) => valuesAt(rule, path)).filter(isPresent);
  const isEnabled = ["Enabled", true].includes(
    known(state, `status of ${name}`) as string | boolean,
  );
  if (!isEnabled) return `${name} is not enabled`;
  const narrowed = narrowing.filter((path) => narrows(rule, path, name));
  if (narrowed.length > 0) return `${name} is narrowed by ${narrowed.join(" and ")}`;
  return days > maxDays ? `${name} takes ${days} days` : undefined;
}

const narrowingPaths = [
  "prefix",
  "tags",
  "filter.prefix",
  "filter.tag",
  "filter.objectSizeGreaterThan",
  "filter.objectSizeLessThan",
  "filter.and.prefix",
  "filter.and.tags",
  "filter.and.objectSizeGreaterThan",
  "filter.and.objectSizeLessThan",
];

/** A filter with an empty prefix, a size above 0 or no tags narrows nothing. */
function narrows(rule: unknown, path: string, name: string): boolean {
  return valuesAt(rule, path)
    .map((value) => known(value, `${path} of ${name}`))
    .some((value) => {
      const isEmpty =
        typeof value === "object" && value !== null && Object.keys(value).length === 0;
      return isPresent(value) && value !== 0 && !isEmpty;
    });
}

function numberOf(value: unknown, name: string): number {
  return Number(known(value, `days of ${name}`));
}
