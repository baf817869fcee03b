import { percent } from "../command/money";
import type { MeasuredValue, Percentiles, SizedFunction } from "./judge";

export type Verdict =
  | "right"
  | "change"
  | "too small"
  | "above the ceiling"
  | "undecided"
  | "no data";

export interface Decision {
  readonly verdict: Verdict;
  /** Whole sentences for a person. */
  readonly advice: string;
}

export interface Facts {
  readonly invocations: number;
  readonly durations?: Percentiles;
  readonly maxMemoryUsedMb?: number;
  readonly timeouts: number;
  readonly values: readonly MeasuredValue[];
}

// AWS Compute Optimizer asks for as many before it says anything.
const MIN_INVOCATIONS = 50;
const FULL_SHARE = 0.9;
const IDLE_SHARE = 0.6;
const TIMEOUT_SHARE = 0.8;
// Measurements differ by as much from run to run.
const WORTH_SAVING = 0.1;

/** Says whether a function's memory is right; where the observations don't tell, that they don't. */
export function decide(subject: SizedFunction, facts: Facts): Decision {
  const { memoryMb, ceilingMb } = subject;
  if (memoryMb > ceilingMb) {
    const advice = `${memoryMb} MB is more than the ${ceilingMb} MB that the policy allows.`;
    return { verdict: "above the ceiling", advice };
  }
  if (facts.invocations === 0 && facts.values.length === 0) {
    return { verdict: "no data", advice: "No data, no guess." };
  }
  const strain = describeStrain(subject, facts);
  if (strain !== undefined) return { verdict: "too small", advice: `${strain} ${raise(subject)}` };
  const current = valueAt(facts.values, memoryMb);
  const others = facts.values.filter((value) => value.memoryMb !== memoryMb);
  if (current === undefined) {
    return undecided(`Nothing was measured under the ${memoryMb} MB that it has.`);
  }
  return others.length === 0
    ? judgeUse(facts, memoryMb)
    : judgeCost(subject, facts, current, others);
}

/** Why the memory is too small, as it was seen. */
function describeStrain({ memoryMb, timeoutSeconds }: SizedFunction, facts: Facts) {
  const { invocations, timeouts, maxMemoryUsedMb = 0, durations } = facts;
  if (timeouts > 0) return `${timeouts} of ${invocations} invocations timed out.`;
  if (maxMemoryUsedMb >= memoryMb * FULL_SHARE) {
    return `Up to ${share(maxMemoryUsedMb, memoryMb)} of the memory was used.`;
  }
  const isNear = (durations?.p99Ms ?? 0) >= timeoutSeconds * 1000 * TIMEOUT_SHARE;
  if (!isNear || invocations < MIN_INVOCATIONS) return undefined;
  return `One invocation in a hundred took ${share(durations?.p99Ms ?? 0, timeoutSeconds * 1000)} of the timeout or more.`;
}

function raise({ memoryMb, ceilingMb }: SizedFunction): string {
  return memoryMb < ceilingMb
    ? `Raise it: the policy allows up to ${ceilingMb} MB.`
    : `The policy's ceiling of ${ceilingMb} MB allows no more: smaller objects, or a higher ceiling.`;
}

function judgeUse({ invocations, maxMemoryUsedMb = 0 }: Facts, memoryMb: number): Decision {
  const elsewhere =
    "Whether another value costs less is not known: measure some with Lambda Power Tuning.";
  if (maxMemoryUsedMb === 0) return undecided(`Only one value was measured. ${elsewhere}`);
  const used = `Up to ${share(maxMemoryUsedMb, memoryMb)} of the memory was used in ${invocations} invocations.`;
  if (invocations < MIN_INVOCATIONS) return undecided(`${used} That is too few to judge by.`);
  if (maxMemoryUsedMb < memoryMb * IDLE_SHARE) return undecided(`${used} ${elsewhere}`);
  return { verdict: "right", advice: `${used} ${elsewhere}` };
}

function judgeCost(
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
      advice: `No measured value that the policy allows costs less by ${WORTH_SAVING * 100} % or more.`,
    };
  }
  const saving = share(current.usdPerMillion - best.usdPerMillion, current.usdPerMillion);
  const durations = `${Math.round(best.averageDurationMs)} ms in place of ${Math.round(current.averageDurationMs)} ms`;
  const finding = `${best.memoryMb} MB costs ${saving} less: ${durations}.`;
  if (best.memoryMb > memoryMb) return { verdict: "change", advice: finding };
  if (maxMemoryUsedMb === undefined) {
    return undecided(`${finding} Whether it is enough memory is not known without REPORT lines.`);
  }
  if (invocations < MIN_INVOCATIONS) {
    return undecided(
      `${finding} How much memory is used is known of ${invocations} invocations only.`,
    );
  }
  return { verdict: "change", advice: finding };
}

/** Power Tuning compares like with like; logs of the same memory come second. */
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
