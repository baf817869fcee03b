import { expect } from "chai";
import { evaluate, type Metadata } from "../../../policy-pack/engine/evaluate";
import { endWithRemedies } from "../../../policy-pack/engine/session";

const definition: Metadata<object> = {
  name: "thing-has-size",
  displayName: "For the test of evaluations",
  description: "A thing has a size.",
  severity: "low",
  tags: [],
  remediationSteps: "Set its size.",
  config: {},
};
const thing = {
  urn: "urn:pulumi:dev::etl::test:index:Thing::thing",
  type: "test:index:Thing",
  name: "thing",
  inputs: {},
  providerProperties: {},
};

/** What the SDK is handed about a thing without a size. */
function reported(change: { readonly logicalId?: string } = {}): readonly unknown[] {
  const violations: unknown[] = [];
  const evaluation = { subject: { ...thing, ...change }, check: () => "has no size" };
  evaluate(definition, evaluation, {}, (violation) => violations.push(violation));
  return violations;
}

describe("the evaluation of a resource", () => {
  afterEach(() => endWithRemedies(false));

  it("reports what is wrong, without the remedy", () => {
    expect(reported()).to.deep.equal(["has no size"]);
  });

  it("names a resource of a template by its logical id", () => {
    expect(reported({ logicalId: "Thing" })).to.deep.equal(["'Thing': has no size"]);
  });

  it("reports the policy's remedy too, where that is asked for", () => {
    endWithRemedies();
    expect(reported()).to.deep.equal(["has no size\nRemedy: Set its size."]);
  });
});
