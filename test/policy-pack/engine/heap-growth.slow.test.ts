import { expect } from "chai";
import { runScript } from "../../support/programs/run-script";

async function mostMemoryMb(...resourceCounts: readonly number[]): Promise<number> {
  const script = "test/fixtures/scripts/copies-of-a-stack.ts";
  const { stdout } = await runScript(script, resourceCounts.map(String));
  return Number.parseInt(stdout, 10);
}

describe("the heap of the pack", () => {
  it("holds fewer dead copies of a large stack than of a small one", async () => {
    const [small, large] = [await mostMemoryMb(1999), await mostMemoryMb(2000)];
    expect(large).to.be.lessThan(small * 0.7);
  });

  it("is left to V8 again when a small stack follows a large one", async () => {
    const [small, again] = [await mostMemoryMb(1999), await mostMemoryMb(2000, 1999)];
    expect(again).to.be.greaterThan(small * 0.7);
  });
});
