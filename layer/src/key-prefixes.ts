/** What keys of the ingestion bucket begin with, by who writes them: data-ingestion and data-transform. */
export const RAW_PREFIX = "raw/";
export const PROCESSED_PREFIX = "processed/";
export const REJECTS_PREFIX = "rejects/";

/** What keys of the output bucket begin with: results by their date, and what names the current ones. */
export const DATE_PREFIX = "dt=";
export const OUTPUT_MANIFESTS_PREFIX = "_manifests/";
/** Notes on the works whose files may be among the results. */
export const OUTPUT_WORKS_PREFIX = "_works/";
