import type { Specification } from "./specification-types";

/** One specification for all raw objects, or several data sets. */
export type Datasets = SingleDataset | DatasetList;

export interface SingleDataset {
  readonly specification: Specification;
}

export interface DatasetList {
  /** An object is of the first that its key fits. */
  readonly datasets: readonly Dataset[];
  /**
   * What becomes of an object that fits none: `fail`, so that its event ends in the failure queue, or
   * `setAside`, so that a note under rejects/ and a metric tell of it.
   */
  readonly otherwise: "fail" | "setAside";
  /** Prefixes that data sets had before: data-output may still remove outdated results there. */
  readonly formerOutputPrefixes?: readonly string[];
}

/** What becomes of the objects of one kind, and where their results go. */
export interface Dataset extends Specification {
  /** Lower-case letters, digits and hyphens: in manifests, logs and metrics. */
  readonly name: string;
  readonly keys: KeyChoice;
  /**
   * What the keys of its results begin with in the output bucket, before dt=YYYY-MM-DD/: the name and
   * a slash where not given.
   */
  readonly outputPrefix?: string;
}

/** About keys of raw objects, without raw/. All that are given must hold. */
export interface KeyChoice {
  readonly prefix?: string;
  /** A regular expression that the whole key must match. */
  readonly pattern?: string;
}
