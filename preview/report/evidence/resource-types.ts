/** Whether a type is one of these; with `*` at the end, one stands for all that start like it. */
export function isOfTypes(type: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith("*") ? type.startsWith(pattern.slice(0, -1)) : type === pattern,
  );
}
