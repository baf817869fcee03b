import type { JsonObject } from "../packs/pack-info";

/** The controls that the policies of a pack cover: its file `compliance.json` (`compliance.schema.json`), merged with what it extends. */
export interface Compliance {
  readonly source?: ComplianceSource;
  /** The end of a finding's message if the policy can only decide after the update. */
  readonly undecidedMessage?: string;
  /** By framework id. */
  readonly frameworks: Readonly<Record<string, Framework>>;
  /** By policy name. */
  readonly policies: Readonly<Record<string, readonly PolicyAnswer[]>>;
}

/** The source of the mapping from policies to controls. */
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
  /** By control id: controls that are reported even if no policy covers them. */
  readonly controls?: Readonly<Record<string, ControlNote>>;
}

export interface ControlNote {
  readonly title?: string;
  /** Why no policy can evaluate it. */
  readonly undecidable?: string;
}

export interface PolicyAnswer {
  /** `*` at the end matches any rest. Absent for all types that the policy evaluates. */
  readonly resourceTypes?: readonly string[];
  /** Required values of the policy's parameters. */
  readonly parameters?: JsonObject;
  /** Control ids, by framework. */
  readonly controls: Readonly<Record<string, readonly string[]>>;
}

/** Merges two files. Frameworks and policies of `own` override those of `base`. */
export function mergeCompliance(own: Compliance, base: Compliance): Compliance {
  return {
    ...base,
    ...own,
    frameworks: { ...base.frameworks, ...own.frameworks },
    policies: { ...base.policies, ...own.policies },
  };
}
