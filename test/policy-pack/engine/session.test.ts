import { expect } from "chai";
import { clockToday, evaluatePlanOf, today } from "../../../policy-pack/engine/session";
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

describe("the date that counts as today", () => {
  for (const [asOf, expected] of [
    ["2028-02-29", "2028-02-29"],
    ["", clockToday()],
    ["2026-02-30", clockToday()],
  ] as const) {
    it(`is ${expected === asOf ? "that of the settings" : "the actual one"}, if asOf is '${asOf}'`, async () => {
      await configure({ settings: { enforcementLevel: "mandatory", asOf } });
      await analyze(resource("pulumi:pulumi:Stack", "policies-test"));
      expect(today()).to.equal(expected);
    });
  }
});
