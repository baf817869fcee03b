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
