import { expect } from "chai";
import { policies } from "../../../../policy-pack/policies";
import {
  compareSurvivors,
  type StackClasses,
} from "../../../../tools/maintenance/plan-mutation/compare-survivors";
import { catchesByPolicy } from "../../../../tools/maintenance/plan-mutation/control";
import { evaluateMutants } from "../../../../tools/maintenance/plan-mutation/evaluate-mutants";
import { CATCHES_NOTHING_ALONE } from "../../../../tools/maintenance/plan-mutation/policies-alone";
import { providerInputs } from "../../../../tools/maintenance/plan-mutation/provider-inputs";
import {
  listedClasses,
  readSurvivors,
} from "../../../../tools/maintenance/plan-mutation/survivors";
import { classesOf } from "../../../../tools/maintenance/plan-mutation/verdicts";
import { sharedPlan } from "../../../support/stacks/shared-plan";

const stack = "prod";

describe("all changes of the plan of prod", function () {
  // They take some minutes, and the longer the busier the machine is.
  this.timeout(0);

  const listed = listedClasses(readSurvivors());
  const declaredInputs = providerInputs();
  let results: readonly StackClasses[];

  before(async () => {
    const { resources: plan } = await sharedPlan({ stack });
    const outcomes = await evaluateMutants({ stack, plan, declaredInputs });
    results = [{ stack, classes: classesOf(outcomes) }];
  });

  it("are reported or listed", () => {
    expect(compareSurvivors(results, listed).unlisted).to.deep.equal([]);
  });

  it("survive without the policy that alone reports them: each policy has some, or a reason", () => {
    const idle = catchesByPolicy(results).filter(({ alone }) => alone === 0);
    expect(idle.map(({ policy }) => policy)).to.have.members(Object.keys(CATCHES_NOTHING_ALONE));
  });

  for (const { name: withoutPolicy } of policies) {
    if (withoutPolicy in CATCHES_NOTHING_ALONE) continue;
    it(`are unlisted without ${withoutPolicy}`, async () => {
      const { resources: plan } = await sharedPlan({ stack });
      const caught = results
        .flatMap(({ classes }) => classes)
        .flatMap(({ outcomes }) =>
          outcomes.filter(
            ({ urn, policies: names }) =>
              names.join() === withoutPolicy &&
              outcomes.every((each) => each.urn !== urn || each.verdict === "caught"),
          ),
        )
        .at(0);
      const outcomes = await evaluateMutants({
        ...{ stack, plan, declaredInputs, withoutPolicy },
        isChosen: ({ urn, type, path, operator }) =>
          urn === caught?.urn &&
          type === caught.type &&
          path === caught.path &&
          operator === caught.operator,
      });
      const { unlisted } = compareSurvivors([{ stack, classes: classesOf(outcomes) }], listed);
      expect(unlisted).not.to.deep.equal([]);
    });
  }
});
