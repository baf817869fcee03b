import { countOf } from "../command/counts";
import { percent } from "../command/money";
import type { MeasuredValue, Percentiles, SizedFunction } from "./advise-size";

export type Verdict =
  | "right"
  | "change"
  | "too small"
  | "above the ceiling"
  | "undecided"
  | "no data";

export interface Decision {
  readonly verdict: Verdict;
  /** Full sentences. */
  readonly advice: string;
}

export interface Facts {
  readonly invocations: number;
  readonly durations?: Percentiles;
  readonly maxMemoryUsedMb?: number;
  readonly timeouts: number;
  readonly values: readonly MeasuredValue[];
}

// The number that AWS Compute Optimizer requires for a recommendation.
const MIN_INVOCATIONS = 50;
const FULL_SHARE = 0.9;
const IDLE_SHARE = 0.6;
const TIMEOUT_SHARE = 0.8;
// Measurements vary by about this much between runs.
const WORTH_SAVING = 0.1;

/** Decides whether a function's memory is right; "undecided" if the observations don't suffice. */
export function decide(subject: SizedFunction, facts: Facts): Decision {
  const { memoryMb, ceilingMb } = subject;
  if (memoryMb > ceilingMb) {
    const advice = `${memoryMb} MB is more than the ${ceilingMb} MB that the policy allows.`;
    return { verdict: "above the ceiling", advice };
  }
  if (facts.invocations === 0 && facts.values.length === 0) {
    return { verdict: "no data", advice: "No data, so no recommendation." };
  }
  const shortage = describeShortage(subject, facts);
  if (shortage !== undefined)
    return { verdict: "too small", advice: `${shortage} ${raise(subject)}` };
  const current = valueAt(facts.values, memoryMb);
  const others = facts.values.filter((value) => value.memoryMb !== memoryMb);
  if (current === undefined) {
    return undecided(`Nothing was measured at its current ${memoryMb} MB.`);
  }
  return others.length === 0
    ? adviseByUsage(facts, memoryMb)
    : adviseByCost(subject, facts, current, others);
}

/** The observation that shows that the memory is too small; undefined if there is none. */
function describeShortage({ memoryMb, timeoutSeconds }: SizedFunction, facts: Facts) {
  const { invocations, timeouts, maxMemoryUsedMb = 0, durations } = facts;
  if (timeouts > 0) return `${timeouts} of ${countOf(invocations, "invocation")} timed out.`;
  if (maxMemoryUsedMb >= memoryMb * FULL_SHARE) {
    return `Up to ${share(maxMemoryUsedMb, memoryMb)} of the memory was used.`;
  }
  const isNear = (durations?.p99Ms ?? 0) >= timeoutSeconds * 1000 * TIMEOUT_SHARE;
  if (!isNear || invocations < MIN_INVOCATIONS) return undefined;
  return `1 % of the invocations took ${share(durations?.p99Ms ?? 0, timeoutSeconds * 1000)} of the timeout or more.`;
}

function raise({ memoryMb, ceilingMb }: SizedFunction): string {
  return memoryMb < ceilingMb
    ? `Raise it: the policy allows up to ${ceilingMb} MB.`
    : `It is already at the policy's ceiling of ${ceilingMb} MB: use smaller objects or raise the ceiling.`;
}

function adviseByUsage({ invocations, maxMemoryUsedMb = 0 }: Facts, memoryMb: number): Decision {
  const measureMore = "Another value may cost less: measure some with Lambda Power Tuning.";
  if (maxMemoryUsedMb === 0) return undecided(`Only one value was measured. ${measureMore}`);
  const used = `Up to ${share(maxMemoryUsedMb, memoryMb)} of the memory was used in ${countOf(invocations, "invocation")}.`;
  if (invocations < MIN_INVOCATIONS)
    return undecided(`${used} That is too few for a recommendation.`);
  if (maxMemoryUsedMb < memoryMb * IDLE_SHARE) return undecided(`${used} ${measureMore}`);
  return { verdict: "right", advice: `${used} ${measureMore}` };
}

function adviseByCost(
  { memoryMb, timeoutSeconds }: SizedFunction,
  { invocations, maxMemoryUsedMb }: Facts,
  current: MeasuredValue,
  others: readonly MeasuredValue[],
): Decision {
  const isPossible = (value: MeasuredValue) =>
    value.isAllowed &&
    value.averageDurationMs < timeoutSeconds * 1000 * TIMEOUT_SHARE &&
    (maxMemoryUsedMb ?? 0) < value.memoryMb * FULL_SHARE;
  const [best] = others
    .filter(isPossible)
    .toSorted((one, other) => one.usdPerMillion - other.usdPerMillion);
  if (best === undefined || best.usdPerMillion > current.usdPerMillion * (1 - WORTH_SAVING)) {
    return {
      verdict: "right",
      advice: `No measured value within the ceiling saves ${WORTH_SAVING * 100} % or more.`,
    };
  }
  const saving = share(current.usdPerMillion - best.usdPerMillion, current.usdPerMillion);
  const durations = `${Math.round(best.averageDurationMs)} ms instead of ${Math.round(current.averageDurationMs)} ms`;
  const finding = `${best.memoryMb} MB costs ${saving} less: ${durations}.`;
  if (best.memoryMb > memoryMb) return { verdict: "change", advice: finding };
  if (maxMemoryUsedMb === undefined) {
    return undecided(
      `${finding} Without REPORT lines it is unknown whether that is enough memory.`,
    );
  }
  if (invocations < MIN_INVOCATIONS) {
    return undecided(
      `${finding} The memory in use is known for only ${countOf(invocations, "invocation")}.`,
    );
  }
  return { verdict: "change", advice: finding };
}

/** The value measured at this memory; Power Tuning is preferred, since it runs all values on the same input. */
function valueAt(values: readonly MeasuredValue[], memoryMb: number): MeasuredValue | undefined {
  const here = values.filter((value) => value.memoryMb === memoryMb);
  return here.find(({ source }) => source === "power tuning") ?? here[0];
}

function undecided(advice: string): Decision {
  return { verdict: "undecided", advice };
}

function share(part: number, whole: number): string {
  return percent(part / whole);
}
