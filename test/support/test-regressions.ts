import { expect } from "chai";
import { policies } from "../../policy-pack/policies";
import type { Regression } from "../regressions/regression";
import { runRegression } from "./run-regression";

/** The policies of a regression's reports, by name. */
export function reportedPolicies({ reports }: Regression): readonly string[] {
  return reports.flatMap((report) => report.split(":")[0] ?? []);
}

/** For each policy that is mandatory by default, and can be violated in a preview, the first that reports it. */
export function onePerMandatoryPolicy(all: readonly Regression[]): readonly Regression[] {
  const names = policies.flatMap(({ name, enforcementLevel }) =>
    enforcementLevel === "mandatory" ? name : [],
  );
  const chosen = names.flatMap(
    (name) => all.find((each) => reportedPolicies(each).includes(name)) ?? [],
  );
  return [...new Set(chosen)];
}

/** Each regression, previewed end to end, gives exactly its reports. */
export function testRegressions(regressions: readonly Regression[]): void {
  for (const { title, reports, ...change } of regressions) {
    it(title, async function () {
      this.timeout(120_000);
      expect(await runRegression(change)).to.deep.equal({ programError: undefined, reports });
    });
  }
}
