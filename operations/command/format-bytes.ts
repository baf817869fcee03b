/** A size in decimal units (powers of 1000), to three digits: 12.3 kB. */
export function formatBytes(bytes: number): string {
  const unit = ["B", "kB", "MB", "GB"].findIndex((_, power) => bytes < 999.5 * 1000 ** power);
  const power = unit === -1 ? 3 : unit;
  const value = bytes / 1000 ** power;
  const digits = power === 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  return `${value.toFixed(digits)} ${["B", "kB", "MB", "GB"][power]}`;
}
