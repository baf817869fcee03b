import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { finishAll } from "../../../tools/build/finish-all";

describe("finishAll", () => {
  it("reports the first failure once all of the work is done", async () => {
    const done: string[] = [];
    const slow = sleep(20).then(() => done.push("slow"));
    const work = [Promise.reject(new Error("first")), slow, Promise.reject(new Error("second"))];

    const failure = await finishAll(work).catch((error: unknown) => error);

    expect(failure).to.have.property("message", "first");
    expect(done).to.deep.equal(["slow"]);
  });

  it("waits for work that does not fail", async () => {
    const done: string[] = [];

    await finishAll([sleep(20).then(() => done.push("slow")), Promise.resolve()]);

    expect(done).to.deep.equal(["slow"]);
  });
});
