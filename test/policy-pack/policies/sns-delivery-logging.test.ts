import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { arnOf, subscription, topic } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const feedback = arnOf.role("sns-feedback");
const by = (protocol: string, name = protocol, inputs = {}) =>
  subscription({ protocol, ...inputs }, { name });

const none = "has no failure feedback role: set that of the protocols it delivers by";

testStackPolicy("sns-delivery-logging", {
  without: {
    boundary: "no number",
    beyond: "no number",
    config: "nothing to configure: a topic that logs nothing is an exemption with a reason",
  },
  rows: [
    {
      kind: "pass",
      title: "a topic that logs what a function and a server did not take",
      resources: [
        topic({ lambdaFailureFeedbackRoleArn: feedback, httpFailureFeedbackRoleArn: feedback }),
        by("lambda"),
        by("https"),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a topic that sends e-mail and SMS, of which SNS logs nothing for a topic",
      resources: [topic(), by("email"), by("sms")],
      reports: [],
    },
    {
      kind: "pass",
      title: "a topic that others subscribe to",
      resources: [topic({ sqsFailureFeedbackRoleArn: feedback })],
      reports: [],
    },
    {
      kind: "linked",
      title: "by dependency",
      resources: [
        topic({ name: unknown, sqsFailureFeedbackRoleArn: unknown }),
        subscription({ topic: unknown, protocol: "sqs" }, { dependsOn: { topic: ["alarms"] } }),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "a function and a queue, of which one is logged",
      resources: [
        topic({ lambdaFailureFeedbackRoleArn: feedback }),
        by("lambda"),
        by("sqs", "jobs"),
      ],
      reports: ["has no sqsFailureFeedbackRoleArn, and 'jobs' is sqs"],
    },
    {
      kind: "absent",
      title: "SNS logs nothing unless asked to",
      resources: [topic()],
      reports: [none],
    },
    {
      kind: "evasion",
      title: "a role for deliveries that succeed, and a blank one",
      resources: [
        topic({ sqsSuccessFeedbackRoleArn: feedback, sqsFailureFeedbackRoleArn: " " }),
        by("sqs", "jobs"),
      ],
      reports: ["has no sqsFailureFeedbackRoleArn, and 'jobs' is sqs"],
    },
    {
      kind: "evasion",
      title: "a role for a protocol that nobody is subscribed by",
      resources: [topic({ applicationFailureFeedbackRoleArn: feedback }), by("firehose")],
      reports: ["has no firehoseFailureFeedbackRoleArn, and 'firehose' is firehose"],
    },
    {
      kind: "evasion",
      title: "a subscription by e-mail of another topic",
      resources: [topic(), by("email", "mail", { topic: arnOf.topic("orders") })],
      reports: [none],
    },
    {
      kind: "unknown",
      title: "a role that only the update knows is one",
      resources: [topic({ httpFailureFeedbackRoleArn: unknown }), by("http")],
      reports: [],
    },
    {
      kind: "unknown",
      title: "a protocol that only the update knows",
      resources: [topic(), by(unknown, "jobs")],
      reports: [
        "protocol of 'jobs' is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
  ],
});
