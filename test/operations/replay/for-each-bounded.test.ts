import { expect } from "chai";
import { forEachBounded } from "../../../operations/replay/for-each-bounded";

async function* count(to: number, onEnd: () => void = () => undefined) {
  try {
    for (let number = 1; number <= to; number += 1) yield number;
  } finally {
    onEnd();
  }
}

const never = new AbortController().signal;

describe("forEachBounded", () => {
  it("processes each item once, within its concurrency", async () => {
    const done: number[] = [];
    let underWay = 0;
    let most = 0;

    await forEachBounded(count(9), 3, never, async (number) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise(setImmediate);
      underWay -= 1;
      done.push(number);
    });

    expect(done.toSorted()).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(most).to.equal(3);
  });

  it("starts nothing after an error, waits for running work, and rejects with the first error", async () => {
    const done: number[] = [];
    let isEnded = false;
    const items = count(9, () => {
      isEnded = true;
    });

    const error = await forEachBounded(items, 2, never, async (number) => {
      if (number === 2) throw new Error(`no ${number}`);
      await new Promise(setImmediate);
      done.push(number);
    }).catch((error: Error) => error.message);

    expect({ error, done, isEnded }).to.deep.equal({ error: "no 2", done: [1], isEnded: true });
  });

  it("starts nothing after an abort", async () => {
    const controller = new AbortController();
    const done: number[] = [];

    await forEachBounded(count(9), 2, controller.signal, async (number) => {
      if (number === 3) controller.abort();
      done.push(number);
    });

    expect(done.length).to.be.lessThan(5);
  });

  it("rejects with the error of a listing", async () => {
    const items = (async function* () {
      yield 1;
      throw new Error("no listing");
    })();

    const error = await forEachBounded(items, 2, never, async () => undefined).catch(
      (error: Error) => error.message,
    );

    expect(error).to.equal("no listing");
  });
});
