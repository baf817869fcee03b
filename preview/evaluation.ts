import type { EnforcementLevel } from "./described";
import type { JsonObject } from "./packs/pack-info";

/** What a pack has evaluated, with its configuration. Evidence is made from it. */
export interface PackEvaluation {
  readonly policyPack: string;
  readonly policyPackVersion: string;
  /** The folder that the pack was started from. */
  readonly directory: string;
  /** All policies of the pack, in its order. */
  readonly policies: readonly PolicyEvaluation[];
  /** All configured exemptions, expired ones too. */
  readonly exemptions: readonly ConfiguredExemption[];
  /** False if the program failed before the stack policies ran. */
  readonly hasEvaluatedStack: boolean;
}

export interface PolicyEvaluation {
  readonly policy: string;
  readonly description: string;
  /** The configured level. */
  readonly level: EnforcementLevel;
  /** What it evaluates: each resource, or the stack as a whole. Undefined if the pack's SDK is too old to report it. */
  readonly scope: "resource" | "stack" | undefined;
  readonly parameters: JsonObject;
  /** The parameters that differ from the pack's defaults. */
  readonly changedParameters: readonly string[];
  /** Whether it has reported "not applicable" at least once. A policy that never does may have checked nothing. */
  readonly isSelective: boolean;
  /** The resources that it has evaluated; the root stack for a stack policy. */
  readonly urns: readonly string[];
}

/** An exemption from the configuration of a pack whose schema defines a list of them. */
export interface ConfiguredExemption {
  readonly policy: string;
  /** A pattern for URN or name, with `*` and `?`. */
  readonly resource: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day, YYYY-MM-DD. */
  readonly expires: string;
  readonly ticket?: string;
}
