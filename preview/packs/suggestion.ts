import { closestMatch } from "leven";

/** ` Did you mean "x"?` with the nearest of `candidates`; empty if none is near. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const maxDistance = Math.max(2, Math.floor(word.length / 3));
  const near = closestMatch(word, candidates, { maxDistance });
  return near === undefined ? "" : ` Did you mean "${near}"?`;
}
