import type { JsonObject } from "../packs/pack-info";

/** Which controls the policies of a pack answer: its file `compliance.json` (`compliance.schema.json`), with what it extends. */
export interface Compliance {
  readonly source?: ComplianceSource;
  /** What the message of a finding ends with where the policy leaves its decision to the update. */
  readonly undecidedMessage?: string;
  /** By id. */
  readonly frameworks: Readonly<Record<string, Framework>>;
  /** By policy. */
  readonly policies: Readonly<Record<string, readonly PolicyAnswer[]>>;
}

/** Where the map from policies to controls is from. */
export interface ComplianceSource {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly url?: string;
  /** YYYY-MM-DD. */
  readonly date: string;
}

export interface Framework {
  readonly name: string;
  readonly version: string;
  readonly url?: string;
  /** By id: those that are reported also where no policy answers them. */
  readonly controls?: Readonly<Record<string, ControlNote>>;
}

export interface ControlNote {
  readonly title?: string;
  /** Why no policy can decide it. */
  readonly undecidable?: string;
}

export interface PolicyAnswer {
  /** With `*` at the end, all that start like this; absent for all that the policy evaluates. */
  readonly resourceTypes?: readonly string[];
  /** What parameters of the policy must be. */
  readonly parameters?: JsonObject;
  /** Ids, by framework. */
  readonly controls: Readonly<Record<string, readonly string[]>>;
}

/** Of two files, what the first says goes before, by framework and policy. */
export function mergeCompliance(own: Compliance, base: Compliance): Compliance {
  return {
    ...base,
    ...own,
    frameworks: { ...base.frameworks, ...own.frameworks },
    policies: { ...base.policies, ...own.policies },
  };
}
