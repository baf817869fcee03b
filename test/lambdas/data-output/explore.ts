import { setImmediate } from "node:timers/promises";
import { type Caller, Crash, MemoryBuckets } from "./memory-buckets";

/** Something that an event sets off; after a crash it is run again from its beginning. */
export type Process = (buckets: MemoryBuckets, caller: Caller) => Promise<unknown>;

export interface Scenario {
  /** Run one after the other before anything else, undisturbed. */
  readonly before: readonly Process[];
  /** Run at the same time, in every order of their calls. */
  readonly together: readonly Process[];
  /** As often a process may be killed, after any call that changes something. */
  readonly kills: number;
  /** Run one after the other when all others have ended. */
  readonly after: readonly Process[];
}

/** One call of a process, after which it may be killed. */
interface Step {
  readonly process: number;
  readonly isKilled: boolean;
}

export const undisturbed: Caller = {
  pause: async () => undefined,
  learned: () => undefined,
  changed: () => undefined,
};

/**
 * Runs a scenario in every order of the calls of its processes, with a kill at every place; what has
 * led to the same state before is not gone on with.
 * @param check is called with what each of the different ends has left
 * @returns how many states there are
 */
export async function explore(
  scenario: Scenario,
  check: (buckets: MemoryBuckets) => void,
): Promise<number> {
  const seen = new Set<string>();
  const open: (readonly Step[])[] = [[]];
  for (let steps = open.pop(); steps !== undefined; steps = open.pop()) {
    const run = await Run.start(scenario);
    let path = steps;
    for (const step of steps) await run.take(step);
    while (!run.isPointless && !seen.has(run.state())) {
      seen.add(run.state());
      const [next, ...others] = run.choices();
      if (next === undefined) {
        for (const process of scenario.after) await process(run.buckets, undisturbed);
        check(run.buckets);
        break;
      }
      open.push(...others.map((step) => [...path, step]));
      path = [...path, next];
      await run.take(next);
    }
  }
  return seen.size;
}

class Run {
  readonly buckets = new MemoryBuckets();
  /** Whether a kill was wanted of a call that changes nothing: the same as one before that call. */
  isPointless = false;
  #killsLeft: number;
  readonly #running: Running[];

  static async start(scenario: Scenario): Promise<Run> {
    const run = new Run(scenario);
    for (const process of scenario.before) await process(run.buckets, undisturbed);
    for (const running of run.#running) running.start(run.buckets);
    await setImmediate();
    return run;
  }

  private constructor({ together, kills }: Scenario) {
    this.#killsLeft = kills;
    this.#running = together.map((process) => new Running(process));
  }

  choices(): readonly Step[] {
    const kinds = this.#killsLeft > 0 ? [false, true] : [false];
    return this.#running.flatMap(({ next }, process) =>
      next === undefined ? [] : kinds.map((isKilled) => ({ process, isKilled })),
    );
  }

  async take({ process, isKilled }: Step): Promise<void> {
    const running = this.#running[process];
    if (running === undefined) throw new Error(`there is no process ${process}`);
    if (isKilled) this.#killsLeft -= 1;
    const wasKilled = await running.step(isKilled);
    this.isPointless = isKilled && !wasKilled;
  }

  /** All that what comes next depends on: contents, and what each process has learned. */
  state(): string {
    const { processed, output } = this.buckets;
    return JSON.stringify([
      [...processed].toSorted(),
      [...output].toSorted(),
      this.#killsLeft,
      this.#running.map((running) => running.state()),
    ]);
  }
}

class Running {
  /** The call that it is about to make; undefined at its end. */
  next: { readonly what: string; readonly go: () => void } | undefined;
  #learned: unknown[] = [];
  #isToBeKilled = false;
  #error: unknown;

  constructor(private readonly process: Process) {}

  start(buckets: MemoryBuckets): void {
    const caller: Caller = {
      pause: (what) =>
        new Promise((go) => {
          this.next = { what, go };
        }),
      learned: (answer) => {
        this.#learned.push(answer);
      },
      changed: () => {
        if (!this.#isToBeKilled) return;
        this.#isToBeKilled = false;
        throw new Crash();
      },
    };
    const again = async (): Promise<void> => {
      try {
        await this.process(buckets, caller);
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        this.#learned = [];
        await again();
      }
    };
    again().catch((error) => {
      this.#error = error;
    });
  }

  async step(isKilled: boolean): Promise<boolean> {
    const { next } = this;
    this.next = undefined;
    this.#isToBeKilled = isKilled;
    next?.go();
    await setImmediate();
    if (this.#error !== undefined) throw this.#error;
    const wasKilled = isKilled && !this.#isToBeKilled;
    this.#isToBeKilled = false;
    return wasKilled;
  }

  state(): unknown {
    return [this.next?.what, this.#learned];
  }
}
