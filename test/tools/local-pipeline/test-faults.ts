import { expect } from "chai";
import { FAULT_KINDS } from "./fault-kinds";
import {
  allCases,
  consultOracle,
  type Oracle,
  type Outcome,
  type Scenario,
  SOURCE,
} from "./fault-oracle";
import { type FaultRig, startFaultRig } from "./fault-rig";

/** Tests every response of the runs with every fault, one at a time. */
export function testFaults(scenarios: readonly Scenario[]): void {
  let rig: FaultRig;

  before(async () => {
    rig = await startFaultRig(SOURCE);
  });

  after(() => rig.stop());

  for (const scenario of scenarios) {
    describe(`for ${scenario.title}`, () => {
      let oracle: Oracle;

      before(async () => {
        oracle = await consultOracle(rig, scenario);
      });

      for (const kind of FAULT_KINDS) {
        it(`gives the right result or is rejected: ${kind.title}`, async () => {
          const wrong: Outcome[] = [];
          for (const faultCase of allCases(oracle, [kind])) {
            const outcome = await oracle.evaluate(faultCase);
            if (outcome.verdict === "wrong") wrong.push(outcome);
          }
          expect(wrong).to.deep.equal([]);
        });
      }
    });
  }
}
