/** Whether some text matches both patterns: `*` is any run of characters, `?` is one. */
export function patternsOverlap(left: string, right: string): boolean {
  const reached = new Set<string>();
  const overlapFrom = (i: number, j: number): boolean => {
    const state = `${i},${j}`;
    if (reached.has(state)) return false;
    reached.add(state);
    const [a, b] = [left[i], right[j]];
    if (a === undefined && b === undefined) return true;
    if (a === "*" && overlapFrom(i + 1, j)) return true;
    if (b === "*" && overlapFrom(i, j + 1)) return true;
    if (a === undefined || b === undefined) return false;
    if (a === "*") return overlapFrom(i, j + 1);
    if (b === "*") return overlapFrom(i + 1, j);
    return (a === b || a === "?" || b === "?") && overlapFrom(i + 1, j + 1);
  };
  return overlapFrom(0, 0);
}
