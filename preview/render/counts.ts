import type { PlannedResource, PreviewResult } from "../model";
import { isDefaultProvider } from "./type-name";

export interface Counts {
  readonly create: number;
  /** Resources in the state of a deployed stack. */
  readonly deployed: number;
  readonly read: number;
  readonly mandatory: number;
  readonly advisory: number;
  /** Resources with at least one violation. */
  readonly violating: number;
  readonly remediated: number;
}

export type Outcome = "passed" | "violations" | "failed";

/** Resources without default providers, as Pulumi counts them. */
export function shownResources(result: PreviewResult): readonly PlannedResource[] {
  return result.resources.filter((resource) => !isDefaultProvider(resource));
}

export function countResult(result: PreviewResult): Counts {
  const resources = shownResources(result);
  const { violations, remediations } = result;
  const read = resources.filter(({ kind }) => kind === "read").length;
  const own = resources.length - read;
  const isState = result.judged === "state";
  return {
    create: isState ? 0 : own,
    deployed: isState ? own : 0,
    read,
    mandatory: violations.filter(({ level }) => level === "mandatory").length,
    advisory: violations.filter(({ level }) => level === "advisory").length,
    violating: new Set(violations.map(({ urn }) => urn)).size,
    remediated: new Set(remediations.map(({ urn }) => urn)).size,
  };
}

/** `failed` if the program failed, `violations` if one is mandatory, else `passed`. */
export function outcomeOf(result: PreviewResult): Outcome {
  if (result.programError !== undefined) return "failed";
  return result.violations.some(({ level }) => level === "mandatory") ? "violations" : "passed";
}

/** `1 resource`, `2 resources`, `1 policy`, `2 policies`, `2 days`. */
export function plural(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`;
  return `${count} ${/[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}
