import { hasWildcard } from "./wildcard";

/** Whether some text matches both patterns: `*` is any run of characters, `?` is one. */
export function patternsOverlap(left: string, right: string): boolean {
  // Most patterns are plain texts, and comparing those is much faster.
  if (!hasWildcard(left) && !hasWildcard(right)) return left === right;
  // For each prefix of `right`, whether some text matches both it and the prefix of `left` so far.
  const first = [true, ...Array.from(right, (_, index) => /^\**$/.test(right.slice(0, index + 1)))];
  const last = left.split("").reduce((above, a) => {
    const row = [a === "*" && above[0] === true];
    for (let j = 1; j <= right.length; j += 1) {
      const b = right[j - 1];
      const isStar = a === "*" || b === "*";
      row[j] = isStar
        ? above[j] === true || row[j - 1] === true
        : above[j - 1] === true && (a === b || a === "?" || b === "?");
    }
    return row;
  }, first);
  return last[right.length] === true;
}
