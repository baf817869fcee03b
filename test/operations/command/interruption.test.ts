import { expect } from "chai";
import { Interrupted, rejectOnAbort, untilAborted } from "../../../operations/command/interruption";

const reason = new Interrupted(130);

describe("untilAborted", () => {
  it("waits for the abort", async () => {
    const interrupt = new AbortController();
    const order: string[] = [];
    const waiting = untilAborted(interrupt.signal).then(() => order.push("waited"));
    await new Promise(setImmediate);
    order.push("aborted");
    interrupt.abort(reason);
    await waiting;

    expect(order).to.deep.equal(["aborted", "waited"]);
  });

  it("does not wait for an abort that has been", async () => {
    await untilAborted(AbortSignal.abort(reason));
  });
});

describe("rejectOnAbort", () => {
  for (const [when, signal] of [
    ["before", () => AbortSignal.abort(reason)],
    [
      "during the work",
      () => {
        const interrupt = new AbortController();
        setImmediate(() => interrupt.abort(reason));
        return interrupt.signal;
      },
    ],
  ] as const) {
    it(`rejects with the reason of an abort ${when}`, async () => {
      const failure = await rejectOnAbort(new Promise(() => undefined), signal()).catch(
        (error: unknown) => error,
      );

      expect(failure).to.equal(reason);
    });
  }

  it("gives the result of work that is not interrupted", async () => {
    const result = await rejectOnAbort(Promise.resolve("done"), new AbortController().signal);

    expect(result).to.equal("done");
  });
});
