/**
 * The names, each after those that it refers to. Where names refer to each other in a circle, one
 * of them comes before what it refers to.
 */
export function inReferenceOrder(
  references: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const ordered = new Set<string>();
  const seen = new Set<string>();
  // A list instead of recursion, because a long chain of references would exhaust the call stack.
  const waiting = [...references.keys()].reverse();
  for (let name = waiting.at(-1); name !== undefined; name = waiting.at(-1)) {
    const unseen = seen.has(name)
      ? []
      : (references.get(name) ?? []).filter((each) => !seen.has(each));
    seen.add(name);
    if (unseen.length > 0) {
      waiting.push(...unseen);
    } else {
      ordered.add(name);
      waiting.pop();
    }
  }
  return [...ordered];
}
