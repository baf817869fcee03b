import { expect } from "chai";
import { evaluatePlanOf } from "../../../policy-pack/engine/session";
import { analyze, configure } from "../../../policy-pack/testing/evaluator";
import { resource } from "../../../policy-pack/testing/resources";

describe("the stack that the environment of the pack names", () => {
  const evaluateStackResource = async () => {
    await configure({ settings: { enforcementLevel: "mandatory" } });
    const { diagnostics } = await analyze(resource("pulumi:pulumi:Stack", "policies-test"));
    return diagnostics.map(({ message }) => message);
  };

  // Other tests evaluate stacks of other names.
  afterEach(() => evaluatePlanOf(undefined));

  it("is the one that is evaluated", async () => {
    evaluatePlanOf({ project: "policies", stack: "test" });
    expect(await evaluateStackResource()).to.deep.equal([]);
  });

  for (const planned of [
    { project: "policies", stack: "prod" },
    { project: "other", stack: "test" },
  ]) {
    it(`is told where it is ${planned.stack} of ${planned.project}, left over from another run`, async () => {
      evaluatePlanOf(planned);
      expect(await evaluateStackResource()).to.deep.equal([
        `the environment names stack ${planned.stack} of project ${planned.project}, and this is stack test of policies: unset PULUMI_NODEJS_STACK, without which a deployed stack is recognised`,
      ]);
    });
  }
});
