/** What is to be undone at the end, in the reverse order. */
export class CleanUp {
  readonly #steps: (() => unknown)[] = [];

  add(step: () => unknown): void {
    this.#steps.push(step);
  }

  /** Undoes all of it, whatever goes wrong with one. */
  async run(): Promise<void> {
    for (const step of this.#steps.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        console.error(`warning: ${(error as Error).message}`);
      }
    }
  }
}
