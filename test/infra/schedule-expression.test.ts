import { expect } from "chai";
import { isScheduleExpression } from "../../infra/schedule-expression";

const accepted: readonly string[] = [
  "rate(1 minute)",
  "rate(5 minutes)",
  "rate(1 hour)",
  "rate(12 hours)",
  "rate(1 day)",
  "rate(10 days)",
  "cron(15 10 * * ? *)",
  "cron(0/5 8-17 ? * MON-FRI *)",
  "cron(0 9 ? * 2#1 *)",
  "cron(0 9 L * ? *)",
  "cron(0 9 3W * ? 2026-2030)",
  "cron(0 9 ? * 6L *)",
  "cron(0,30 0,12 1,15 jan-mar,DEC ? *)",
];

const refused: readonly string[] = [
  "",
  "1 day",
  "rate(1 days)",
  "rate(2 day)",
  "rate(0 minutes)",
  "rate(5 seconds)",
  "rate(01 minutes)",
  "cron(0 3 * * *)",
  "cron(0 3 * * ? * *)",
  "cron(0 3 * * * *)",
  "cron(0 3 ? * ? *)",
  "cron(60 3 * * ? *)",
  "cron(0 24 * * ? *)",
  "cron(0 3 32 * ? *)",
  "cron(0 3 * 13 ? *)",
  "cron(0 3 ? * 0 *)",
  "cron(0 3 ? * 8 *)",
  "cron(0 3 ? * 2#6 *)",
  "cron(0 3 * * ? 1969)",
  "cron(0 3 * * ? 2200)",
  "cron(0 3 */0 * ? *)",
  " cron(0 3 * * ? *)",
];

describe("a schedule", () => {
  for (const text of accepted) {
    it(`can be ${text}`, () => {
      expect(isScheduleExpression(text)).to.equal(true);
    });
  }
  for (const text of refused) {
    it(`can't be '${text}'`, () => {
      expect(isScheduleExpression(text)).to.equal(false);
    });
  }
});
