/** The same sample each time, so that a change is blamed for what it broke alone; TEST_SEED asks for another. */
export const testSeed = Number(process.env.TEST_SEED ?? 20_261_123);

/** As many of the list, chosen by the seed and in their order: `npm run test:slow` runs them all. */
export function seededSample<Element>(list: readonly Element[], size: number): readonly Element[] {
  const random = randomNumbers(testSeed);
  const ranks = new Map(list.map((element) => [element, random()]));
  const byRank = [...list].sort((one, other) => (ranks.get(one) ?? 0) - (ranks.get(other) ?? 0));
  const chosen = new Set(byRank.slice(0, size));
  return list.filter((element) => chosen.has(element));
}

/** Mulberry32: numbers from 0 to 1. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
