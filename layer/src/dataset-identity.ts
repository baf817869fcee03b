/** The data set that an object belongs to, if the pipeline has several. */
export interface DatasetIdentity {
  readonly name: string;
  /** The prefix of its results in the output bucket, before the date. */
  readonly outputPrefix: string;
}

/** One or more folders, each with a final slash. Hive and others hide names that start with _ or a dot. */
export const OUTPUT_PREFIX = /^(?:[a-z0-9][a-z0-9_-]*\/)+$/;
