/** The data set that an object is of, where the pipeline has several. */
export interface DatasetIdentity {
  readonly name: string;
  /** What the keys of its results begin with in the output bucket, before their date. */
  readonly outputPrefix: string;
}

/** Folders whose names Hive and others don't hide. Each ends with a slash. */
export const OUTPUT_PREFIX = /^(?:[a-z0-9][a-z0-9_-]*\/)+$/;
