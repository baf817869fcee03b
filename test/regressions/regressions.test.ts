import { expect } from "chai";
import { policies } from "../../policy-pack/policies";
import { seededSample } from "../support/policies/seeded-sample";
import { editedTexts } from "../support/stacks/program-copy";
import { reportedPolicies, testRegressions } from "../support/stacks/test-regressions";
import { regressions } from "./regressions";

/** A mistake in the settings ends a preview, and only what is deployed has drifted. */
const notInPreviews = ["settings", "drift"];

describe("the list of regressions", () => {
  it("has at least one for each policy that evaluates", () => {
    const reported = new Set(regressions.flatMap(reportedPolicies));
    const evaluating = policies.filter(
      ({ name, enforcementLevel }) =>
        enforcementLevel !== "disabled" && !notInPreviews.includes(name),
    );
    expect(evaluating.map(({ name }) => name).filter((name) => !reported.has(name))).to.deep.equal(
      [],
    );
  });

  it("has no edit that is out of date", () => {
    for (const { edits } of regressions) editedTexts(edits);
  });

  it("has no title twice", () => {
    const titles = regressions.map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).to.deep.equal([]);
  });
});

describe("a change that breaks a requirement is reported, and nothing else is: a sample", () => {
  testRegressions(seededSample(regressions, 1));
});
