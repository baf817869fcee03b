/** Compares numbers with numbers and texts with texts; nothing else is at least anything. */
export function isAtLeast(value: unknown, limit: unknown): boolean {
  if (typeof value === "number" && typeof limit === "number") return value >= limit;
  if (typeof value === "bigint" && typeof limit === "bigint") return value >= limit;
  return typeof value === "string" && typeof limit === "string" && value >= limit;
}
