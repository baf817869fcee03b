import { expect } from "chai";
import { policies } from "../../../../policy-pack/policies";
import { chooseClasses } from "../../../../tools/maintenance/plan-mutation/choose-classes";
import { compareSurvivors } from "../../../../tools/maintenance/plan-mutation/compare-survivors";
import { evaluateMutants } from "../../../../tools/maintenance/plan-mutation/evaluate-mutants";
import { providerInputs } from "../../../../tools/maintenance/plan-mutation/provider-inputs";
import {
  fileNameOf,
  listedClasses,
  listMistakes,
  readSurvivors,
} from "../../../../tools/maintenance/plan-mutation/survivors";
import { classesOf } from "../../../../tools/maintenance/plan-mutation/verdicts";
import { testSeed } from "../../../support/policies/seeded-sample";
import { sharedPlan } from "../../../support/stacks/shared-plan";

const SAMPLE_SIZE = 20;

describe("every single change of the plan", () => {
  const lists = readSurvivors();

  it("that no policy reports is listed with its reason, one file a type", () => {
    const names = policies.map(({ name }) => name);
    expect(listMistakes(lists, names)).to.deep.equal([]);
    const types = lists.map(({ type }) => type);
    expect(new Set(types.map(fileNameOf)).size).to.equal(types.length);
  });

  it("is reported or listed, in a sample (npm run plan-mutation makes all)", async () => {
    const { resources: plan } = await sharedPlan({ stack: "prod" });
    const declaredInputs = providerInputs();
    const sample = { size: SAMPLE_SIZE, seed: testSeed };
    const isChosen = chooseClasses(plan, declaredInputs, sample);
    const outcomes = await evaluateMutants({ stack: "prod", plan, declaredInputs, isChosen });
    const classes = classesOf(outcomes);
    expect(classes.length).to.be.within(SAMPLE_SIZE / 2, SAMPLE_SIZE);
    const { unlisted } = compareSurvivors([{ stack: "prod", classes }], listedClasses(lists));
    expect(unlisted).to.deep.equal([]);
  });
});
