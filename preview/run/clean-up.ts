export type End = () => void | Promise<void>;

/** Runs `work`, then the functions that it passed to `endLater`, last one first, even if it failed. */
export async function withCleanUp<Result>(
  work: (endLater: (end: End) => void) => Promise<Result>,
): Promise<Result> {
  const ends: End[] = [];
  try {
    return await work((end) => ends.push(end));
  } finally {
    for (const end of ends.reverse()) await end();
  }
}
