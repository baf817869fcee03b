/** The candidate most similar to the word, ignoring case; undefined if none is close. */
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

/** The number of letters to insert, delete or replace (Levenshtein), row by row. */
function distance(one: string, other: string): number {
  const opposites = [...other];
  const first = [0, ...opposites.map((_, column) => column + 1)];
  const last = [...one].reduce((above, letter) => rowBelow(above, letter, opposites), first);
  return Number(last.at(-1));
}

function rowBelow(above: readonly number[], letter: string, opposites: readonly string[]) {
  const row = [Number(above[0]) + 1];
  for (const [column, opposite] of opposites.entries()) {
    const replaced = Number(above[column]) + (letter === opposite ? 0 : 1);
    row.push(Math.min(replaced, Number(above[column + 1]) + 1, Number(row[column]) + 1));
  }
  return row;
}
