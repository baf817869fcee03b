/**
 * Whether `text` matches a pattern in the way of IAM: `*` is any run of characters, also across
 * colons and slashes, `?` is one character, all else stands for itself.
 */
export function matchesWildcard(text: string, pattern: string): boolean {
  // No regular expression: one of many stars takes exponential time on a text that almost matches.
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
