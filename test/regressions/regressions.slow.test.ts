import { expect } from "chai";
import { runRegression } from "../support/run-regression";
import { regressions } from "./regressions";

describe("a change that breaks a requirement is reported, and nothing else is", () => {
  for (const { title, reports, ...change } of regressions) {
    it(title, async function () {
      this.timeout(120_000);
      expect(await runRegression(change)).to.deep.equal({ programError: undefined, reports });
    });
  }
});
