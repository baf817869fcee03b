/** By type, the policies that do not apply to any resource of the type. */
export type NotApplicable = Map<string, readonly string[]>;

/** Records the policies that do not apply to a resource. */
export function recordNotApplicable(
  known: NotApplicable,
  type: string,
  policies: readonly string[],
): void {
  const before = known.get(type);
  known.set(type, before?.filter((name) => policies.includes(name)) ?? policies);
}

/**
 * The types that no type-specific policy covers. Policies for all types, or for the whole stack, don't report what they
 * cover. Undefined if no policy reports it.
 */
export function typesNotAskedAbout(known: NotApplicable): readonly string[] | undefined {
  const limited = new Set([...known.values()].flat());
  if (limited.size === 0) return undefined;
  return [...known]
    .filter(([, policies]) => new Set(policies).size === limited.size)
    .map(([type]) => type)
    .sort();
}
