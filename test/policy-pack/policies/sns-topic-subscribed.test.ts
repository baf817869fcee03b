import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testStackPolicy("sns-topic-subscribed", {
  without: {
    boundary: "no number",
    beyond: "no number",
    config: "it takes none",
  },
  rows: [
    {
      kind: "pass",
      title: "a topic that no alarm notifies",
      resources: [
        { type: "aws:sns/topic:Topic", name: "orders", inputs: { name: "orders" } },
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "changes",
          inputs: { rule: "changes", arn: "arn:aws:sns:eu-west-1:123456789012:orders" },
        },
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "by dependency, where only the update knows the topic's ARN",
      resources: [
        { type: "aws:sns/topic:Topic", name: "alarms", inputs: {} },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: { alarmActions: [unknown] },
          dependsOn: { alarmActions: ["alarms"] },
        },
        {
          type: "aws:sns/topicSubscription:TopicSubscription",
          name: "mail",
          inputs: { topic: unknown, protocol: "email", endpoint: "on-call@example.com" },
          dependsOn: { topic: ["alarms"] },
        },
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "a subscription of another topic",
      resources: [
        { type: "aws:sns/topic:Topic", name: "alarms", inputs: { name: "alarms" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: { alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"] },
        },
        {
          type: "aws:sns/topicSubscription:TopicSubscription",
          name: "mail",
          inputs: {
            topic: "arn:aws:sns:eu-west-1:123456789012:orders",
            protocol: "email",
            endpoint: "on-call@example.com",
          },
        },
      ],
      reports: ["has no subscription, and nobody hears of 'worker-errors'"],
    },
    {
      kind: "absent",
      title: "nobody subscribes by default",
      resources: [
        { type: "aws:sns/topic:Topic", name: "alarms", inputs: { name: "alarms" } },
        {
          type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
          name: "all-errors",
          inputs: { okActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"] },
        },
      ],
      reports: ["has no subscription, and nobody hears of 'all-errors'"],
    },
    {
      kind: "unknown",
      title: "an endpoint that only the update knows is one",
      resources: [
        { type: "aws:sns/topic:Topic", name: "alarms", inputs: { name: "alarms" } },
        {
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          name: "worker-errors",
          inputs: { alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alarms"] },
        },
        {
          type: "aws:sns/topicSubscription:TopicSubscription",
          name: "pager",
          inputs: {
            topic: "arn:aws:sns:eu-west-1:123456789012:alarms",
            protocol: "https",
            endpoint: unknown,
          },
        },
      ],
      reports: [],
    },
  ],
});
