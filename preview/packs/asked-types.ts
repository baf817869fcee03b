/** By type, the policies that said of each resource of the type that it is not for them. */
export type NotApplicable = Map<string, readonly string[]>;

/** Notes what the policies of a pack said of a resource. */
export function recordNotApplicable(
  known: NotApplicable,
  type: string,
  policies: readonly string[],
): void {
  const before = known.get(type);
  known.set(type, before?.filter((name) => policies.includes(name)) ?? policies);
}

/**
 * The types that none of the policies is about which are about certain types. Those that are about every type, or about the
 * stack as a whole, don't say what they look at. Undefined where no policy says it.
 */
export function typesNotAskedAbout(known: NotApplicable): readonly string[] | undefined {
  const limited = new Set([...known.values()].flat());
  if (limited.size === 0) return undefined;
  return [...known]
    .filter(([, policies]) => new Set(policies).size === limited.size)
    .map(([type]) => type)
    .sort();
}
