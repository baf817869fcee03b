export type EnforcementLevel = "advisory" | "mandatory" | "remediate" | "disabled";

export type Severity = "low" | "medium" | "high" | "critical";

/** A policy of a pack, with the level that the configuration gives it. */
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

/** A pack that was started, as the summary names it. */
export interface StartedPack {
  readonly name: string;
  readonly version: string;
  /** The folder it was started from; empty where the pack is known by what an event stream says alone. */
  readonly directory: string;
  /** In the pack's order; absent where they are not known. */
  readonly policies?: readonly DescribedPolicy[];
  /** The policy whose configuration holds the pack's exemptions; absent where it takes none. */
  readonly exemptionsIn?: string;
  /** Types of the plan that no policy is about which is about certain types; absent where no policy says so. */
  readonly typesNotAskedAbout?: readonly string[];
}

/** Whether its configuration has disabled every policy that it has, so that nothing passes or fails. */
export function isOff({ policies = [] }: Pick<StartedPack, "policies">): boolean {
  return policies.length > 0 && policies.every(({ level }) => level === "disabled");
}

/** Whether there are packs, and all of them are off. */
export function areOff(packs: readonly Pick<StartedPack, "policies">[]): boolean {
  return packs.length > 0 && packs.every(isOff);
}

/** Where the program declares a resource: a file of the project, by a path with `/` relative to it; from 1. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
