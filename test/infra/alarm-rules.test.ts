import { readdirSync } from "node:fs";
import { expect } from "chai";
import {
  type AlarmRule,
  EVENT_RULE_ALARM_RULES,
  FAILURE_QUEUE_ALARM_RULES,
  functionAlarmRules,
  runbookPage,
} from "../../infra/alarm-rules";

function summaryOf(rules: readonly AlarmRule[]): readonly string[] {
  return rules.map(
    ({ kind, namespace, metric, statistic, threshold, periodSeconds, periods }) =>
      `${kind}: ${namespace} ${metric} ${statistic} > ${threshold} in ${periods} x ${periodSeconds} s`,
  );
}

describe("the alarms", () => {
  it("watch a function's errors as required, and failures that the required alarm misses", () => {
    expect(summaryOf(functionAlarmRules(300))).to.deep.equal([
      "errors: AWS/Lambda Errors Sum > 1 in 2 x 300 s",
      "throttles: AWS/Lambda Throttles Sum > 0 in 6 x 300 s",
      "duration: AWS/Lambda Duration Maximum > 240000 in 1 x 300 s",
      "dropped-events: AWS/Lambda AsyncEventsDropped Sum > 0 in 1 x 300 s",
      "undelivered-failures: AWS/Lambda DestinationDeliveryFailures Sum > 0 in 1 x 300 s",
    ]);
  });

  it("watch that EventBridge delivers, to the function or at least to the failure queue", () => {
    expect(summaryOf(EVENT_RULE_ALARM_RULES)).to.deep.equal([
      "failed-invocations: AWS/Events FailedInvocations Sum > 0 in 1 x 300 s",
      "undelivered-dead-letters: AWS/Events InvocationsFailedToBeSentToDlq Sum > 0 in 1 x 300 s",
    ]);
  });

  it("fire at the first event in the failure queue", () => {
    expect(summaryOf(FAILURE_QUEUE_ALARM_RULES)).to.deep.equal([
      "depth: AWS/SQS ApproximateNumberOfMessagesVisible Maximum > 0 in 1 x 300 s",
    ]);
  });

  it("leave room in CloudWatch's 1024 characters for the longest URL of a runbook", () => {
    const rules = [
      ...functionAlarmRules(300),
      ...EVENT_RULE_ALARM_RULES,
      ...FAILURE_QUEUE_ALARM_RULES,
    ];
    const lengths = rules.map(({ description, kind }) => description.length + kind.length);

    expect(Math.max(...lengths)).to.be.below(1024 - 520);
  });

  it("have one runbook page each, and every page has an alarm", () => {
    const kinds = [
      ...functionAlarmRules(300),
      ...EVENT_RULE_ALARM_RULES,
      ...FAILURE_QUEUE_ALARM_RULES,
    ].map((rule) => runbookPage("docs/runbooks", rule));
    const pages = readdirSync("docs/runbooks").map((page) => `docs/runbooks/${page}`);

    expect([...pages].sort()).to.deep.equal([...new Set(kinds)].sort());
    expect(new Set(kinds)).to.have.property("size", kinds.length);
  });
});
