import { expect } from "chai";
import { FAULT_KINDS } from "./fault-kinds";
import { allCases, consultOracle, type Outcome, SOURCE } from "./fault-oracle";
import { type FaultRig, startFaultRig } from "./fault-rig";
import { AND_REPEATS } from "./fault-scenarios";

// A sample with most kinds of faults, spread over the run.
const STEP = 37;

describe("a sample of faulty responses of S3", () => {
  let rig: FaultRig;

  before(async () => {
    rig = await startFaultRig(SOURCE);
  });

  after(() => rig.stop());

  it("leads to the right result, or to an error and the right result after a retry", async () => {
    const oracle = await consultOracle(rig, AND_REPEATS);
    const sample = allCases(oracle, FAULT_KINDS).filter((_, index) => index % STEP === 0);
    expect(new Set(sample.map(({ kind }) => kind))).to.have.length.above(8);
    const wrong: Outcome[] = [];
    for (const faultCase of sample) {
      const outcome = await oracle.evaluate(faultCase);
      if (!["right at once", "refused, then right"].includes(outcome.verdict)) wrong.push(outcome);
    }

    expect(wrong).to.deep.equal([]);
  });
});
