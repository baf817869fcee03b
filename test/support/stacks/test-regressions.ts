import { expect } from "chai";
import type { Regression } from "../../regressions/regression";
import { type RegressionRunner, startRegressions } from "./run-regression";

/** The policies of a regression's reports, by name. */
export function reportedPolicies({ reports }: Regression): readonly string[] {
  return reports.flatMap((report) => report.split(":")[0] ?? []);
}

/** Each regression, previewed end to end, gives exactly its reports. */
export function testRegressions(regressions: readonly Regression[]): void {
  let runner: RegressionRunner;

  before(() => {
    runner = startRegressions();
  });

  after(() => runner.close());

  for (const { title, reports, ...change } of regressions) {
    it(title, async () => {
      expect(await runner.run(change)).to.deep.equal({ programError: undefined, reports });
    });
  }
}
