import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  alarm,
  arnOf,
  compositeAlarm,
  subscription,
  target,
  topic,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** Topic 'alarms', of which a subscription with that filter passes on what alarm 'worker-errors' says. */
const filtered = (filter: unknown, filterPolicyScope?: unknown) => [
  topic(),
  subscription({ filterPolicy: JSON.stringify(filter), filterPolicyScope }),
  alarm({ name: "worker-errors" }),
];
const dropped = "nobody hears of 'worker-errors': the filterPolicy of 'mail' drops it";

testStackPolicy("sns-topic-subscribed", {
  without: { boundary: "no number", beyond: "no number", config: "it takes none" },
  rows: [
    {
      kind: "pass",
      title: "a topic that no alarm notifies",
      resources: [
        topic({ name: "orders" }),
        target({ arn: arnOf.topic("orders") }, { name: "changes" }),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "by dependency, where only the update knows the topic's ARN",
      resources: [
        topic({ name: undefined }),
        alarm({ alarmActions: [unknown] }, { dependsOn: { alarmActions: ["alarms"] } }),
        subscription({ topic: unknown }, { dependsOn: { topic: ["alarms"] } }),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "a subscription of another topic",
      resources: [topic(), alarm(), subscription({ topic: arnOf.topic("orders") })],
      reports: ["has no subscription, and nobody hears of 'worker-errors'"],
    },
    {
      kind: "absent",
      title: "nobody subscribes by default",
      resources: [
        topic(),
        compositeAlarm(
          { alarmActions: undefined, okActions: [arnOf.topic("alarms")] },
          { name: "all-errors" },
        ),
      ],
      reports: ["has no subscription, and nobody hears of 'all-errors'"],
    },
    {
      kind: "unknown",
      title: "an endpoint that only the update knows is one",
      resources: [
        topic(),
        alarm(),
        subscription({ protocol: "https", endpoint: unknown }, { name: "pager" }),
      ],
      reports: [],
    },
    {
      kind: "evasion",
      title: "a filter on attributes, which messages of alarms do not have",
      resources: filtered({ severity: ["high"] }),
      reports: [dropped],
    },
    ...[
      ["another state", { NewStateValue: ["OK"] }],
      ["another name", { AlarmName: [{ prefix: "other-" }] }],
      ["none of its name", { AlarmName: [{ "anything-but": "worker-errors" }] }],
      ["what no message of an alarm has", { severity: ["high"] }],
      ["what no message of an alarm has a part of", { detail: { severity: ["high"] } }],
      ["what is no part of a text", { AlarmName: { first: ["worker"] } }],
      ["what has no region", { Region: [{ exists: false }] }],
      [
        "one of two, neither of which it is",
        { $or: [{ severity: ["high"] }, { NewStateValue: ["OK"] }] },
      ],
    ].map(([title, filter]) => ({
      kind: "evasion" as const,
      title: `a filter on the message, which passes on ${title}`,
      resources: filtered(filter, "MessageBody"),
      reports: [dropped],
    })),
    {
      kind: "evasion",
      title: "two alarms, of which the filters of both subscriptions drop one",
      resources: [
        ...filtered({ AlarmName: ["other"] }, "MessageBody"),
        subscription({ filterPolicy: JSON.stringify({ severity: ["high"] }) }, { name: "pager" }),
        alarm({ name: "other" }, { name: "other-errors" }),
      ],
      reports: ["nobody hears of 'worker-errors': the filterPolicy of 'mail', 'pager' drops it"],
    },
    {
      kind: "pass",
      title: "a filter that drops it, beside a subscription without",
      resources: [...filtered({ severity: ["high"] }), subscription({}, { name: "pager" })],
      reports: [],
    },
    ...[
      ["no attribute of that name", { severity: [{ exists: false }, "high"] }, undefined],
      ["everything", {}, undefined],
      ["its name and state", { AlarmName: ["worker-errors"], NewStateValue: ["ALARM", "OK"] }],
      ["some name in some region", { AlarmName: [{ suffix: "-errors" }], Region: ["eu-west-1"] }],
      ["what triggers it", { Trigger: { MetricName: ["Errors"] } }],
      ["one of two", { $or: [{ severity: ["high"] }, { NewStateValue: ["ALARM"] }] }],
    ].map(([title, filter, scope = "MessageBody"]) => ({
      kind: "pass" as const,
      title: `a filter that passes on ${title}`,
      resources: filtered(filter, title === "everything" ? undefined : scope),
      reports: [],
    })),
    {
      kind: "pass",
      title: "a filter of names, where only the update knows the name of the alarm",
      resources: [
        ...filtered({ AlarmName: ["worker-errors"] }, "MessageBody").slice(0, 2),
        alarm({ name: unknown }, { name: "worker-errors" }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a composite alarm by its name",
      resources: [
        topic(),
        compositeAlarm(),
        subscription({
          filterPolicyScope: "MessageBody",
          filterPolicy: JSON.stringify({ AlarmName: ["trouble"] }),
        }),
      ],
      reports: [],
    },
    ...["{", "1", "null"].map((filterPolicy) => ({
      kind: "pass" as const,
      title: `a filter that SNS refuses: ${filterPolicy}`,
      resources: [topic(), alarm(), subscription({ filterPolicy })],
      reports: [],
    })),
    {
      kind: "unknown",
      title: "a filter that only the update knows",
      resources: [topic(), alarm(), subscription({ filterPolicy: unknown })],
      reports: [
        {
          level: "advisory",
          message: "filterPolicy of 'mail' is not known before the update: evaluated then",
        },
      ],
    },
    {
      kind: "unknown",
      title: "a filter of which only the update knows what it is on",
      resources: [
        topic(),
        alarm(),
        subscription({ filterPolicy: '{"NewStateValue":["ALARM"]}', filterPolicyScope: unknown }),
      ],
      reports: [
        {
          level: "advisory",
          message: "filterPolicyScope of 'mail' is not known before the update: evaluated then",
        },
      ],
    },
    {
      kind: "evasion",
      title: "a subscription of a topic of that name in another region, and in another case",
      resources: [
        topic({}, { provider: { region: "eu-west-1" } }),
        alarm({}, { provider: { region: "eu-west-1" } }),
        subscription(
          { topic: "arn:aws:sns:us-east-1:123456789012:alarms" },
          { name: "abroad", provider: { region: "us-east-1" } },
        ),
        subscription({ topic: arnOf.topic("Alarms") }, { name: "spelt" }),
      ],
      reports: ["has no subscription, and nobody hears of 'worker-errors'"],
    },
  ],
});
