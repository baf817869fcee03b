import { expect } from "chai";
import { FAULT_KINDS } from "./fault-kinds";
import { allCases, consultOracle, type Outcome, SOURCE } from "./fault-oracle";
import { type FaultRig, startFaultRig } from "./fault-rig";
import { AND_REPEATS } from "./fault-scenarios";

// Most kinds of fault come up, at answers all over the run.
const STEP = 37;

describe("a sample of the answers of S3 that go wrong", () => {
  let rig: FaultRig;

  before(async () => {
    rig = await startFaultRig(SOURCE);
  });

  after(() => rig.stop());

  it("gives the right result, or an error and the right result when the event comes again", async () => {
    const oracle = await consultOracle(rig, AND_REPEATS);
    const sample = allCases(oracle, FAULT_KINDS).filter((_, index) => index % STEP === 0);
    expect(new Set(sample.map(({ kind }) => kind))).to.have.length.above(8);
    const wrong: Outcome[] = [];
    for (const faultCase of sample) {
      const outcome = await oracle.judge(faultCase);
      if (!["right at once", "refused, then right"].includes(outcome.verdict)) wrong.push(outcome);
    }

    expect(wrong).to.deep.equal([]);
  });
});
