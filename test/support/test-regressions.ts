import { expect } from "chai";
import type { Regression } from "../regressions/regression";
import { runRegression } from "./run-regression";

/** The policies of a regression's reports, by name. */
export function reportedPolicies({ reports }: Regression): readonly string[] {
  return reports.flatMap((report) => report.split(":")[0] ?? []);
}

/**
 * Those of what the pipeline is for: its size, its speed, and that somebody hears of errors. That each other policy
 * speaks of the program is shown on one plan of it, without a preview for each.
 */
const basicPolicies = [
  "lambda-arm64",
  "lambda-error-alarm",
  "lambda-memory-ceiling",
  "lambda-reserved-concurrency",
  "lambda-shared-layer",
  "lambda-snapstart-reached",
  "lambda-snapstart-required",
  "lambda-timeout-ceiling",
  "lambda-tracing-active",
  "required-tags",
];

/** For each of the basic policies the first change of the program that it reports. */
export function onePerBasicPolicy(all: readonly Regression[]): readonly Regression[] {
  const chosen = basicPolicies.flatMap(
    (name) => all.find((each) => !each.packConfig && reportedPolicies(each).includes(name)) ?? [],
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
