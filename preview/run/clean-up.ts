export type End = () => void | Promise<void>;

/** Does the work, which says what is to be ended; then ends that, the last first, however the work went. */
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
