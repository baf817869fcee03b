/** The key after which an interrupted replay can continue: every key up to it succeeded. */
export class ResumeMark {
  #key: string | undefined;
  /** The keys after the mark, in order; undefined once one has failed, which fixes the mark. */
  #pending: { readonly key: string; state: "running" | "done" | "failed" }[] | undefined = [];

  constructor(after: string | undefined) {
    this.#key = after;
  }

  get key(): string | undefined {
    return this.#key;
  }

  /** Starts a key; keys must start in order. Returns the function to call when its work has ended. */
  begin(key: string): (isDone: boolean) => void {
    const entry: { readonly key: string; state: "running" | "done" | "failed" } = {
      key,
      state: "running",
    };
    this.#pending?.push(entry);
    return (isDone) => {
      entry.state = isDone ? "done" : "failed";
      this.#advance();
    };
  }

  /**
   * Runs the work on a key; keys must start in order, and the work returns whether it succeeded. The key is
   * registered before the work awaits anything, so that a later key can't move the mark past it.
   */
  async track(key: string, work: () => Promise<boolean>): Promise<void> {
    const end = this.begin(key);
    let isDone = false;
    try {
      isDone = await work();
    } finally {
      end(isDone);
    }
  }

  #advance(): void {
    while (this.#pending?.[0]?.state === "done") this.#key = this.#pending.shift()?.key;
    // A failed key must be replayed, so the mark never moves past it.
    if (this.#pending?.[0]?.state === "failed") this.#pending = undefined;
  }
}
