/**
 * Whether `text` matches an IAM-style pattern: `*` matches any run of characters, including colons
 * and slashes, `?` one character, and all else itself.
 */
export function matchesWildcard(text: string, pattern: string): boolean {
  // Not a regular expression: one with many stars takes exponential time on a text that almost
  // matches.
  let [position, next] = [0, 0];
  let [star, taken] = [-1, 0];
  while (position < text.length) {
    if (pattern[next] === "*") {
      [star, taken] = [next, position];
      next += 1;
    } else if (pattern[next] === "?" || pattern[next] === text[position]) {
      position += 1;
      next += 1;
    } else if (star >= 0) {
      // The last star takes one character more.
      taken += 1;
      [position, next] = [taken, star + 1];
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(next));
}

/** Whether `text` matches one of the patterns. */
export function matchesAny(text: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesWildcard(text, pattern));
}

export function hasWildcard(pattern: string): boolean {
  return /[*?]/.test(pattern);
}
