import { isRecord } from "./canonical-values";

/**
 * Any value of a template as text. `String` fails for an object with a property `toString`, which a
 * template may have.
 */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(",");
  return isRecord(value) ? JSON.stringify(value) : String(value);
}
