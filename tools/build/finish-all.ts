/**
 * Waits for all of the work, also if some of it fails: a failure ends the process, and work that is
 * cut off leaves half-filled folders behind.
 * @throws the first failure
 */
export async function finishAll(work: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(work);
  await Promise.all(work);
}
