/**
 * Whether `text` matches a pattern in the way of IAM: `*` is any run of characters, also across
 * colons and slashes, `?` is one character, all else stands for itself.
 */
export function matchesWildcard(text: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s").test(text);
}
