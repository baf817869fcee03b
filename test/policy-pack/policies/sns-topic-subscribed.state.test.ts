import { expect } from "chai";
import { evaluateState } from "../../../policy-pack/engine/session";
import { analyze, analyzeStack, configure } from "../../../policy-pack/testing/evaluator";
import { alarm, subscription, topic } from "../../../policy-pack/testing/resources";

const enabled = { enforcementLevel: "mandatory" } as const;

/** What is reported of a deployed stack whose subscriptions wait for a confirmation, or do not. */
async function evaluate(...pending: readonly boolean[]): Promise<readonly string[]> {
  const resources = [
    topic(),
    alarm(),
    ...pending.map((pendingConfirmation, index) => {
      const given = subscription({}, { name: `mail-${index}` });
      return { ...given, outputs: { ...given.inputs, pendingConfirmation } };
    }),
  ];
  await configure({ settings: enabled, "sns-topic-subscribed": enabled });
  for (const resource of resources) await analyze(resource);
  return (await analyzeStack(resources)).diagnostics.map(({ message }) => message);
}

describe("sns-topic-subscribed, of a deployed stack", () => {
  const all =
    "has no subscription that is confirmed ('mail-0', 'mail-1'), and nobody hears of 'worker-errors'";

  beforeEach(() => evaluateState());
  afterEach(() => evaluateState(false));

  it("reports a topic whose subscriptions all wait for a confirmation", async () => {
    expect(await evaluate(true, true)).to.deep.equal([all]);
  });

  it("says nothing where one is confirmed", async () => {
    expect(await evaluate(true, false)).to.deep.equal([]);
  });

  it("says nothing of a plan, which does not know of a confirmation since the last refresh", async () => {
    evaluateState(false);
    expect(await evaluate(true, true)).to.deep.equal([]);
  });
});
