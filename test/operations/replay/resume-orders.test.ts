import { expect } from "chai";
import { forEachBounded } from "../../../operations/replay/for-each-bounded";
import { ResumeMark } from "../../../operations/replay/resume-mark";

/** A possible next step: a pending operation ends with one of its outcomes, or the user interrupts. */
interface Step {
  readonly name: string;
  readonly take: () => void;
}

interface Replay {
  /** The steps taken, in order. */
  readonly path: readonly string[];
  /** The keys that the resume mark passed before their invocation succeeded. */
  readonly passed: readonly string[];
  readonly resumeAfter: string | undefined;
}

/** Runs one replay; `choose` selects each next step from the possible ones. */
async function replay(
  keys: readonly string[],
  concurrency: number,
  choose: (steps: readonly Step[]) => Step,
): Promise<Replay> {
  const waiting = new Map<string, readonly Step[]>();
  const invoked = new Set<string>();
  const mark = new ResumeMark(undefined);
  const controller = new AbortController();
  const { signal } = controller;
  const path: string[] = [];
  const passed: string[] = [];
  let isEnded = false;

  /** Waits until one of its steps is chosen; each outcome is a step. */
  const wait = <Outcome>(what: string, outcomes: readonly Outcome[]) =>
    new Promise<Outcome>((resolve) => {
      const steps = outcomes.map((outcome) => ({
        name: `${what} ${outcome}`,
        take: () => {
          waiting.delete(what);
          resolve(outcome);
        },
      }));
      waiting.set(what, steps);
    });

  const list = async function* () {
    for (const key of keys) {
      // The listing comes in pages.
      if (key !== "b") await wait(`list ${key}`, ["read"]);
      yield key;
    }
  };
  const work = async (key: string) => {
    if (key === "a" && (await wait("look", ["fine", "thrown"])) === "thrown") throw new Error(key);
    if (signal.aborted) return false;
    const outcome = await wait(`invoke ${key}`, ["done", "failed", "thrown"]);
    if (outcome === "thrown") throw new Error(key);
    if (outcome === "done") invoked.add(key);
    return outcome === "done";
  };

  const end = forEachBounded(list(), concurrency, signal, (key) => mark.track(key, () => work(key)))
    .catch(() => undefined)
    .finally(() => {
      isEnded = true;
    });
  const interrupt = { name: "interrupt", take: () => controller.abort() };
  for (;;) {
    await new Promise(setImmediate);
    const upToMark = keys.slice(0, keys.indexOf(mark.key ?? "") + 1);
    passed.push(...upToMark.filter((key) => !invoked.has(key)));
    if (isEnded) break;
    const step = choose([...[...waiting.values()].flat(), ...(signal.aborted ? [] : [interrupt])]);
    path.push(step.name);
    step.take();
  }
  await end;
  return { path, passed, resumeAfter: mark.key };
}

/** Runs every possible replay in turn, by changing the last choice that has an alternative. */
async function everyReplay(keys: readonly string[], concurrency: number) {
  const replays: Replay[] = [];
  let choices: { index: number; count: number }[] = [];
  do {
    let depth = 0;
    replays.push(
      await replay(keys, concurrency, (steps) => {
        const choice = choices[depth] ?? { index: 0, count: steps.length };
        choices[depth] = choice;
        depth += 1;
        const step = steps[choice.index];
        if (step === undefined) throw new Error("a replay that was begun alike went another way");
        return step;
      }),
    );
    const last = choices.findLastIndex(({ index, count }) => index + 1 < count);
    choices = choices.slice(0, last + 1);
    const changed = choices[last];
    if (changed !== undefined) choices[last] = { ...changed, index: changed.index + 1 };
  } while (choices.length > 0);
  return replays;
}

describe("the resume mark of a replay, in every order of steps", () => {
  for (const { keys, concurrency } of [
    { keys: ["a", "b", "c", "d"], concurrency: 1 },
    { keys: ["a", "b", "c", "d"], concurrency: 2 },
    { keys: ["a", "b", "c"], concurrency: 3 },
  ]) {
    it(`passes no key whose invocation did not succeed: ${keys.length} keys, ${concurrency} at once`, async () => {
      const replays = await everyReplay(keys, concurrency);

      expect(replays.filter(({ passed }) => passed.length > 0)).to.deep.equal([]);
      expect(new Set(replays.map(({ resumeAfter }) => resumeAfter))).to.deep.equal(
        new Set([undefined, ...keys]),
      );
    });
  }
});
