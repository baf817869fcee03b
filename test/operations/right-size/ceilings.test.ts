import { expect } from "chai";
import { memoryCeilingMb } from "../../../operations/right-size/ceilings";
import { requirements } from "../../../policy-pack/data/requirements";

describe("memoryCeilingMb", () => {
  for (const [group, ceiling] of Object.entries(requirements.maxMemoryMbByGroup)) {
    it(`is that of the group ${group}`, () => {
      expect(memoryCeilingMb(group, `etl-prod-${group}`)).to.equal(ceiling);
    });
  }

  it("is that of all other functions for one of no group", () => {
    expect(memoryCeilingMb("mailer", "etl-prod-mailer")).to.equal(requirements.maxMemoryMb);
  });
});
