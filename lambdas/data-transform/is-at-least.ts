/** Compares numbers with numbers and texts with texts; false for all other values. */
export function isAtLeast(value: unknown, limit: unknown): boolean {
  if (typeof value === "number" && typeof limit === "number") return value >= limit;
  if (typeof value === "bigint" && typeof limit === "bigint") return value >= limit;
  return typeof value === "string" && typeof limit === "string" && value >= limit;
}
