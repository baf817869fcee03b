const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Where a processed object goes in the output bucket.
 * @param metadata the processed object's metadata; `dt` is the date of the raw object it came from
 */
export function outputKey(
  processedKey: string,
  metadata: Readonly<Record<string, string>>,
): string {
  const { dt } = metadata;
  if (dt === undefined || !DATE.test(dt)) {
    throw new Error(
      `${processedKey} has no metadata "dt" of the form YYYY-MM-DD: not made by data-transform`,
    );
  }
  return `dt=${dt}/${processedKey.slice("processed/".length)}`;
}
