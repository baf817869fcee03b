import { expect } from "chai";
import type { Regression } from "../../regressions/regression";
import { runRegression } from "./run-regression";

/** The policies of a regression's reports, by name. */
export function reportedPolicies({ reports }: Regression): readonly string[] {
  return reports.flatMap((report) => report.split(":")[0] ?? []);
}

/** Each regression, previewed end to end, gives exactly its reports. */
export function testRegressions(regressions: readonly Regression[]): void {
  for (const { title, reports, ...change } of regressions) {
    it(title, async () => {
      expect(await runRegression(change)).to.deep.equal({ programError: undefined, reports });
    });
  }
}
