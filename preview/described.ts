import type { EnforcementLevel, PolicyViolation } from "./model";

/** A policy of a pack, with the level that the configuration gives it. */
export interface DescribedPolicy {
  readonly name: string;
  readonly displayName?: string;
  readonly description: string;
  readonly level: EnforcementLevel;
  readonly severity?: PolicyViolation["severity"];
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
}

/** US dollars a month, from the least to the most that is to be expected. */
export interface CostRange {
  readonly low: number;
  readonly high: number;
}

/** What a function costs in a month, and did before it was optimised; no figures where nothing is known. */
export interface FunctionCost {
  readonly functionName: string;
  readonly before?: CostRange;
  readonly after?: CostRange;
  /** What the figures rest on, or why there are none. */
  readonly basis: string;
}

/** Where the program declares a resource: a file of the project, by a path with `/` relative to it; from 1. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
