import type { EnforcementLevel } from "./described";
import type { JsonObject } from "./packs/pack-info";

/** What a pack has evaluated, and with which configuration: what evidence is made from. */
export interface PackEvaluation {
  readonly policyPack: string;
  readonly policyPackVersion: string;
  /** The folder that it was started from. */
  readonly directory: string;
  /** All that it has, in its order. */
  readonly policies: readonly PolicyEvaluation[];
  /** Those of its configuration, whatever their state. */
  readonly exemptions: readonly ConfiguredExemption[];
  /** False where the program failed before the stack as a whole could be evaluated. */
  readonly hasEvaluatedStack: boolean;
}

export interface PolicyEvaluation {
  readonly policy: string;
  readonly description: string;
  /** As configured. */
  readonly level: EnforcementLevel;
  /** What it is asked about: each resource, or the stack as a whole; undefined where an old SDK does not say it. */
  readonly scope: "resource" | "stack" | undefined;
  readonly parameters: JsonObject;
  /** The names of the parameters that differ from the defaults of the pack. */
  readonly changedParameters: readonly string[];
  /** Whether it has said of a resource, or of the stack, that it is not for it. One that never does may have looked at nothing. */
  readonly isSelective: boolean;
  /** Of the resources that it has evaluated; of the stack, where it evaluates that as a whole. */
  readonly urns: readonly string[];
}

/** An exemption as the configuration has it, of a pack whose schema has a list of such. */
export interface ConfiguredExemption {
  readonly policy: string;
  /** A pattern on URN or name, with `*` and `?`. */
  readonly resource: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day, YYYY-MM-DD. */
  readonly expires: string;
  readonly ticket?: string;
}
