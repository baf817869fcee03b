/** Where a replay that ends early can go on: every key up to there is done. */
export class ResumeMark {
  #key: string | undefined;
  /** From the first key on that is not known to be done; undefined once one has failed. */
  #underWay: { readonly key: string; state: "running" | "done" | "failed" }[] | undefined = [];

  constructor(after: string | undefined) {
    this.#key = after;
  }

  get key(): string | undefined {
    return this.#key;
  }

  /** Begins with a key, in the order of keys; gives what is to be called when it has ended. */
  begin(key: string): (isDone: boolean) => void {
    const entry: { readonly key: string; state: "running" | "done" | "failed" } = {
      key,
      state: "running",
    };
    this.#underWay?.push(entry);
    return (isDone) => {
      entry.state = isDone ? "done" : "failed";
      this.#advance();
    };
  }

  /**
   * Does the work on a key, in the order of keys; the work gives whether it is done. The mark knows of the key
   * before the work waits for anything: a later key that ends meanwhile does not pass it.
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
    while (this.#underWay?.[0]?.state === "done") this.#key = this.#underWay.shift()?.key;
    // What failed is to be done again: whatever comes after it, the mark stays.
    if (this.#underWay?.[0]?.state === "failed") this.#underWay = undefined;
  }
}
