import { expect } from "chai";
import { invokeBundle } from "../support/programs/invoke-bundle";
import { type BuiltPipeline, INIT_VARIABLES, startBuiltPipeline } from "./built-pipeline";

// 51 MB, more than the heap of the functions in that test.
const BIG_LINES = 50_000;

describe("the built functions, with the built layer, on an S3 server, at length", () => {
  let built: BuiltPipeline;

  before(async () => {
    built = await startBuiltPipeline();
  });

  after(() => built.stop());

  for (const [name, variable] of INIT_VARIABLES) {
    it(`fail at init when ${name} has no ${variable}`, async () => {
      const { outcome } = await invokeBundle(name, {}, { ...built.env, [variable]: "" });

      expect(outcome).to.deep.equal({
        error: `environment variable ${variable} is not set: the deployment must set it`,
      });
    });
  }

  it("stream an object larger than one part and than the memory for it", async () => {
    const limited = { ...built.env, NODE_OPTIONS: "--max-old-space-size=48" };

    const { outcome } = await built.transformBig(BIG_LINES, limited);

    expect(outcome.result).to.deep.include({
      counts: { read: BIG_LINES, written: BIG_LINES, rejected: 0 },
    });
  });
});
