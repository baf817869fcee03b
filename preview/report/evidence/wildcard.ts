/** Whether a text is like a pattern: `*` is any run of characters, `?` is one. */
export function matchesPattern(text: string, pattern: string): boolean {
  const parts = pattern.split(/\*+/);
  const [first = "", ...rest] = parts;
  if (rest.length === 0) return text.length === first.length && isAt(text, first, 0);
  const last = rest.pop() ?? "";
  if (text.length < first.length + last.length || !isAt(text, first, 0)) return false;
  const end = text.length - last.length;
  if (!isAt(text, last, end)) return false;
  // The leftmost place of each part leaves most for those that follow.
  let from = first.length;
  for (const part of rest) {
    while (from + part.length <= end && !isAt(text, part, from)) from += 1;
    if (from + part.length > end) return false;
    from += part.length;
  }
  return true;
}

function isAt(text: string, part: string, from: number): boolean {
  for (let index = 0; index < part.length; index += 1) {
    if (part[index] !== "?" && part[index] !== text[from + index]) return false;
  }
  return true;
}
