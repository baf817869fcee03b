import { expect } from "chai";
import { evaluateState } from "../../../../policy-pack/engine/session";
import { policies } from "../../../../policy-pack/policies";
import { compareSurvivors } from "../../../../tools/maintenance/plan-mutation/compare-survivors";
import { providerInputs } from "../../../../tools/maintenance/plan-mutation/provider-inputs";
import { stackConfiguration } from "../../../../tools/maintenance/plan-mutation/stack-configuration";
import { listedClasses, listMistakes } from "../../../../tools/maintenance/plan-mutation/survivors";
import { classesOf } from "../../../../tools/maintenance/plan-mutation/verdicts";
import { deployedState } from "../../../../tools/maintenance/state-mutation/deployed-state";
import { evaluateStateMutants } from "../../../../tools/maintenance/state-mutation/evaluate-state-mutants";
import { readStateSurvivors } from "../../../../tools/maintenance/state-mutation/state-survivors";
import { seededSample } from "../../../support/policies/seeded-sample";
import { sharedPlan } from "../../../support/stacks/shared-plan";

/** Of some 7,500 changes. */
const SAMPLE = 40;

describe("single changes of the deployed stack prod", () => {
  afterEach(() => evaluateState(false));

  it("are reported, or listed with a reason: a sample", async () => {
    const positions = new Set(
      seededSample(
        Array.from({ length: 7_500 }, (_, position) => position),
        SAMPLE,
      ),
    );
    const outcomes = await evaluateStateMutants({
      state: deployedState((await sharedPlan({ stack: "prod" })).resources),
      configuration: await stackConfiguration("prod"),
      declaredInputs: providerInputs(),
      isChosen: (_, position) => positions.has(position),
    });

    expect(outcomes.length).to.be.within(SAMPLE / 2, SAMPLE);
    const results = [{ stack: "prod", classes: classesOf(outcomes) }];
    const { unlisted } = compareSurvivors(results, listedClasses(readStateSurvivors()));
    expect(unlisted).to.deep.equal([]);
  });

  it("have a list of survivors without a mistake", () => {
    const names = policies.map(({ name }) => name);
    expect(listMistakes(readStateSurvivors(), names)).to.deep.equal([]);
  });
});
