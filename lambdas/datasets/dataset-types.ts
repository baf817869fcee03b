import type { Specification } from "./specification-types";

/** One specification for all raw objects, or several data sets. */
export type Datasets = SingleDataset | DatasetList;

export interface SingleDataset {
  readonly specification: Specification;
}

export interface DatasetList {
  /** An object belongs to the first data set that matches its key. */
  readonly datasets: readonly Dataset[];
  /**
   * What happens to objects that match no data set: `fail` sends their events to the failure queue;
   * `setAside` writes a note under rejects/ and counts them in a metric.
   */
  readonly otherwise: "fail" | "setAside";
  /** Prefixes that data sets used before: data-output may still remove outdated results there. */
  readonly formerOutputPrefixes?: readonly string[];
}

/** How to transform objects of one kind, and where their results go. */
export interface Dataset extends Specification {
  /** Lower-case letters, digits and hyphens: appears in manifests, logs and metrics. */
  readonly name: string;
  readonly keys: KeyChoice;
  /**
   * The prefix of its results' keys in the output bucket, before dt=YYYY-MM-DD/. Defaults to the
   * name and a slash.
   */
  readonly outputPrefix?: string;
}

/** Conditions on the keys of raw objects, without raw/. All given conditions must hold. */
export interface KeyChoice {
  readonly prefix?: string;
  /** A regular expression that must match the whole key. */
  readonly pattern?: string;
}
