export type EnforcementLevel = "advisory" | "mandatory" | "remediate" | "disabled";

export type Severity = "low" | "medium" | "high" | "critical";

/** Worst first. */
export const severities: readonly Severity[] = ["critical", "high", "medium", "low"];

/** The place of a severity in an order: worst first, and last what has none. */
export function rankOfSeverity(severity: Severity | undefined): number {
  return severity === undefined ? severities.length : severities.indexOf(severity);
}

/** A policy of a pack, with its configured level. */
export interface DescribedPolicy {
  readonly name: string;
  readonly displayName?: string;
  readonly description: string;
  readonly level: EnforcementLevel;
  readonly severity?: Severity;
  readonly framework?: string;
  readonly tags?: readonly string[];
  readonly remediationSteps?: string;
  readonly url?: string;
}

/** A pack that was started, as results describe it. */
export interface StartedPack {
  readonly name: string;
  readonly version: string;
  /** The folder that it was started from; empty if the pack is known only from an event stream. */
  readonly directory: string;
  /** In the pack's order; absent if not known. */
  readonly policies?: readonly DescribedPolicy[];
  /** The policy whose configuration holds the exemptions; absent if the pack has no exemptions. */
  readonly exemptionsIn?: string;
  /** Types of the plan that no type-specific policy covers; absent if no policy reports which resources it covers. */
  readonly typesNotAskedAbout?: readonly string[];
}

/** Whether every policy of the pack is disabled by configuration. */
export function isOff({ policies = [] }: Pick<StartedPack, "policies">): boolean {
  return policies.length > 0 && policies.every(({ level }) => level === "disabled");
}

/** Whether there are packs and all of them are off. */
export function areOff(packs: readonly Pick<StartedPack, "policies">[]): boolean {
  return packs.length > 0 && packs.every(isOff);
}

/** Where the program declares a resource. The path is relative to the project, with `/`; line and column start at 1. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
