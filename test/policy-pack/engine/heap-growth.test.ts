import { expect } from "chai";
import { limitHeapGrowth } from "../../../policy-pack/engine/heap-growth";

describe("the heap of the pack", () => {
  // What other tests find.
  after(() => limitHeapGrowth(0));

  async function isCollectedAt(resourceCount: number): Promise<boolean> {
    const reference = new WeakRef({});
    // A target is kept until the work that has made the reference ends.
    await new Promise((resolve) => setImmediate(resolve));
    limitHeapGrowth(resourceCount);
    return reference.deref() === undefined;
  }

  it("is collected before a large stack, and not before a small one", async () => {
    expect([await isCollectedAt(1999), await isCollectedAt(2000)]).to.deep.equal([false, true]);
  });
});
