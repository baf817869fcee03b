import { patternsOverlap } from "./wildcard-overlap";

/**
 * Whether some ARN matches both patterns. They are compared part by part if both have all parts:
 * otherwise a star for an account would match parts of a name too.
 */
export function arnsOverlap(one: string, other: string): boolean {
  const [parts, others] = [partsOf(one), partsOf(other)];
  if (parts.length !== others.length) return patternsOverlap(one, other);
  return parts.every((part, index) => patternsOverlap(part, String(others[index])));
}

function partsOf(pattern: string): readonly string[] {
  const [, ...parts] = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/.exec(pattern) ?? [];
  return parts.length > 0 ? parts : [pattern];
}
