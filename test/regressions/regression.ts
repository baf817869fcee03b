import type { Edit } from "../support/stacks/program-copy";

/** A small change that breaks a requirement, and everything that must be said of it. */
export interface Regression {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** `prod` where not given. */
  readonly stack?: "dev" | "staging" | "prod";
  /** Configuration of the pack, as --policy-pack-config has it. */
  readonly packConfig?: Readonly<Record<string, unknown>>;
  /** `policy: resource, resource, ...`, each violation that is mandatory; nothing else may be. */
  readonly reports: readonly string[];
}
