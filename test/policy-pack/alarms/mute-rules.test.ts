import { expect } from "chai";
import { muteProblem } from "../../../policy-pack/alarms/mute-rules";
import { viewOf } from "../../../policy-pack/stack/stack-view";
import { unknown } from "../../../policy-pack/testing/test-resource";
import { stackNode } from "../../support/policies/stack-node";

const alarm = stackNode("aws:cloudwatch/metricAlarm:MetricAlarm", "errors", { name: "errors" });

function problem(schedule: object, alarmNames: unknown = ["errors"]): string | undefined {
  const rule = stackNode("aws:cloudwatch/alarmMuteRule:AlarmMuteRule", "quiet", {
    muteTargets: { alarmNames },
    rule: { schedule },
  });
  return muteProblem(viewOf([alarm, rule]), alarm);
}

const untold = "mute rule 'quiet' silences it for a time that can't be told";
const cases: readonly (readonly [expression: unknown, duration: unknown, found?: string])[] = [
  ["cron(0 2 * * *)", "PT4H"],
  ["cron(0 2 * * *)", "PT12H"],
  ["cron(0 2 * * *)", "PT12H30M", "mute rule 'quiet' silences it for 12.5 hours of a day"],
  ["cron(0 0-12/6 * * *)", "PT4H", "mute rule 'quiet' silences it for 16 hours of a day"],
  ["cron(0,30 8-9 * * *)", "PT3H"],
  ["cron(0,30 8-9 * * *)", "PT4H", "mute rule 'quiet' silences it for 16 hours of a day"],
  ["cron(*/5 * * * *)", "PT300S", "mute rule 'quiet' silences it for 24 hours of a day"],
  ["at(2026-12-01T00:00)", "PT12H"],
  ["at(2026-12-01T00:00)", "P1D", "mute rule 'quiet' silences it for 24 hours of a day"],
  ["at(2026-12-01T00:00)", "P2D", "mute rule 'quiet' silences it for 48 hours at a time"],
  [unknown, "PT1H", untold],
  ["cron(0 2 * * *)", unknown, untold],
  ["cron(0 2 * * *)", undefined, untold],
  ["cron(0 2 * * *)", "4 hours", untold],
  ["rate(1 day)", "PT1H", untold],
  [undefined, "PT1H", untold],
];

describe("a mute rule", () => {
  for (const [expression, duration, found] of cases) {
    const [start, length] = [expression, duration].map((each) =>
      each === unknown ? "an unknown value" : each,
    );
    it(`from ${start} for ${length} ${found ? "silences" : "may silence"} an alarm`, () => {
      expect(problem({ expression, duration })).to.equal(found);
    });
  }

  const schedule = { expression: "cron(0 * * * *)", duration: "PT1H" };

  it("silences each alarm that it names", () => {
    const found = "mute rule 'quiet' silences it for 24 hours of a day";
    expect(problem(schedule, ["errors-of-others", "errors"])).to.equal(found);
  });

  it("silences no alarm that it does not name", () => {
    expect(problem(schedule, ["errors-of-others"])).to.equal(undefined);
  });
});
