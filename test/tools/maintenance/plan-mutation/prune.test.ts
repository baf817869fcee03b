import { expect } from "chai";
import { withoutClasses } from "../../../../tools/maintenance/plan-mutation/prune";
import type { SurvivorGroup } from "../../../../tools/maintenance/plan-mutation/survivors";

const type = "aws:sns/topic:Topic";
const people: SurvivorGroup = {
  reason: "free choice",
  why: "A text for people.",
  paths: { displayName: ["empty", "unknown"], name: ["empty"] },
};
const devOnly: SurvivorGroup = { ...people, stacks: ["dev"], paths: { displayName: ["empty"] } };

describe("pruning the lists of survivors", () => {
  const stale = { ...people, type, path: "displayName", operator: "empty" };

  it("takes out the operator, and leaves the same one of another group", () => {
    expect(withoutClasses({ type, survivors: [people, devOnly] }, [stale])).to.deep.equal({
      type,
      survivors: [{ ...people, paths: { displayName: ["unknown"], name: ["empty"] } }, devOnly],
    });
  });

  it("takes out paths and groups that have nothing left", () => {
    const list = { type, survivors: [devOnly] };
    expect(withoutClasses(list, [{ ...stale, stacks: ["dev"] }]).survivors).to.deep.equal([]);
  });

  it("leaves a list as it is where nothing is stale", () => {
    const list = { type, survivors: [people] };
    expect(withoutClasses(list, [])).to.deep.equal(list);
  });
});
