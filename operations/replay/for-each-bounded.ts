/**
 * Runs work on items, at most `concurrency` at once, in roughly their order. Takes no new item after an
 * abort or an error. Resolves when all started work has ended; rejects then with the first error.
 */
export async function forEachBounded<Item>(
  items: AsyncIterable<Item>,
  concurrency: number,
  signal: AbortSignal,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.asyncIterator]();
  const errors: unknown[] = [];
  const worker = async () => {
    try {
      while (!signal.aborted && errors.length === 0) {
        const next = await iterator.next();
        if (next.done === true) return;
        await work(next.value);
      }
    } catch (error) {
      errors.push(error);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  await iterator.return?.();
  if (errors.length > 0) throw errors[0];
}
