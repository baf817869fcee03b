/** The candidate that is most like the word, case aside, where one is near; else undefined. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const maxDistance = Math.max(2, Math.floor(word.length / 3));
  return candidates
    .map((candidate) => ({ candidate, distance: distance(fold(word), fold(candidate)) }))
    .filter((each) => each.distance <= maxDistance)
    .toSorted((one, other) => one.distance - other.distance)[0]?.candidate;
}

function fold(word: string): string {
  return word.toLowerCase();
}

/** How many letters must be put in, taken out or replaced (Levenshtein), row by row. */
function distance(one: string, other: string): number {
  const first = Array.from({ length: other.length + 1 }, (_, column) => column);
  const last = [...one].reduce((above, letter, row) => {
    const current = [row + 1];
    for (const [column, opposite] of [...other].entries()) {
      const [left = 0, up = 0, diagonal = 0] = [current[column], above[column + 1], above[column]];
      current.push(Math.min(left + 1, up + 1, diagonal + (letter === opposite ? 0 : 1)));
    }
    return current;
  }, first);
  return last[other.length] ?? 0;
}
