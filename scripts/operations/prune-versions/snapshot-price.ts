// AWS price list of September 2026, us-east-1; the same for both architectures. What Lambda bills
// least, three hours, is less than a version lives.
const USD_PER_GB_SECOND = 0.000_001_504_6;
const SECONDS_PER_MONTH = 30 * 24 * 3600;

/** What keeping the snapshot of one version costs in 30 days. */
export function snapshotUsdPerMonth(memoryMb: number): number {
  return (memoryMb / 1024) * SECONDS_PER_MONTH * USD_PER_GB_SECOND;
}
