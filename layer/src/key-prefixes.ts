/** The prefixes of the ingestion bucket: data-ingestion writes raw/, data-transform the others. */
export const RAW_PREFIX = "raw/";
export const PROCESSED_PREFIX = "processed/";
export const REJECTS_PREFIX = "rejects/";

/** The prefixes of the output bucket: results by date, and manifests that name the current results. */
export const DATE_PREFIX = "dt=";
export const OUTPUT_MANIFESTS_PREFIX = "_manifests/";
/** Notes on work whose files may be among the results. */
export const OUTPUT_WORKS_PREFIX = "_works/";
