import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  alarm,
  arnOf,
  compositeAlarm,
  fn,
  resource,
  topic,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const scaling = resource("aws:appautoscaling/policy:Policy", "scaling");
const composite = (name: string, alarmRule: string, inputs = {}) =>
  compositeAlarm({ alarmName: name, alarmRule, ...inputs }, { name });

testMoreOfStackPolicy("lambda-error-alarm", "whom it tells", [
  {
    kind: "fail",
    title: "an alarm that only tells when all is well again",
    resources: [
      fn(),
      alarm({
        alarmActions: [],
        okActions: [arnOf.topic("alarms")],
        insufficientDataActions: [arnOf.topic("alarms")],
      }),
    ],
    reports: ["has no error alarm that counts: of alarm 'worker-errors', it has no alarm action"],
  },
  {
    kind: "fail",
    title: "an alarm without any actions",
    resources: [fn(), alarm({ alarmActions: null })],
    reports: ["has no error alarm that counts: of alarm 'worker-errors', it has no alarm action"],
  },
  {
    kind: "fail",
    title: "an alarm that is switched off",
    resources: [fn(), alarm({ actionsEnabled: false })],
    reports: ["has no error alarm that counts: of alarm 'worker-errors', actionsEnabled is false"],
  },
  {
    kind: "fail",
    title: "an alarm whose action is no topic, and one whose action is another resource's ARN",
    resources: [
      fn(),
      alarm({
        alarmActions: ["arn:aws:swf:eu-west-1:123456789012:action/actions/AWS_EC2.Reboot/1.0"],
      }),
      alarm(
        { evaluationPeriods: 9, alarmActions: [unknown] },
        { name: "worker-scaling", dependsOn: { alarmActions: ["scaling"] } },
      ),
      scaling,
    ],
    reports: [
      "has no error alarm that counts: of alarm 'worker-errors', none of its alarm actions is an SNS topic",
    ],
  },
  {
    kind: "fail",
    title: "an alarm with an unknown action that is a scaling policy of the stack",
    resources: [
      fn(),
      alarm(
        { alarmActions: [unknown] },
        { name: "worker-scaling", dependsOn: { alarmActions: ["scaling"] } },
      ),
      scaling,
    ],
    reports: [
      "has no error alarm that counts: of alarm 'worker-scaling', none of its alarm actions is an SNS topic",
    ],
  },
  {
    kind: "unknown",
    title: "a topic of another stack",
    resources: [fn(), alarm({ actionsEnabled: true, alarmActions: unknown })],
    reports: [],
  },
  {
    kind: "pass",
    title: "a composite alarm that goes off whenever the alarm does, and tells the topic",
    resources: [
      fn(),
      alarm({ name: "worker-errors-1", alarmActions: undefined }),
      composite("any", '(ALARM("other-1") OR ALARM(worker-errors-1))'),
    ],
    reports: [],
  },
  {
    kind: "linked",
    title: "a composite alarm whose unknown rule is made of the alarm's name",
    resources: [
      fn(),
      alarm({ alarmActions: undefined }),
      compositeAlarm(
        { alarmName: "any", alarmRule: unknown },
        { name: "any-alarm", dependsOn: { alarmRule: ["worker-errors"] } },
      ),
    ],
    reports: [],
  },
  {
    kind: "fail",
    title: "composite alarms that need more than the alarm, tell nobody, or name another",
    resources: [
      fn(),
      alarm({ name: "worker-errors-1", alarmActions: undefined }),
      composite("both", 'ALARM("worker-errors-1") AND ALARM("other-1")'),
      composite("silent", 'ALARM("worker-errors-1")', { alarmActions: undefined }),
      composite("other", 'ALARM("worker-errors-2")'),
    ],
    reports: ["has no error alarm that counts: of alarm 'worker-errors', it has no alarm action"],
  },
  {
    kind: "linked",
    title: "an alias by dependency, and a topic by the ARN that its policy hands on",
    resources: [
      fn({ name: undefined }),
      alarm(
        {
          dimensions: { FunctionName: unknown, Resource: unknown },
          unit: "Count",
          alarmActions: [unknown],
        },
        { dependsOn: { dimensions: ["worker"], alarmActions: ["topic-policy"] } },
      ),
      resource("aws:sns/topicPolicy:TopicPolicy", "topic-policy"),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "a composite alarm that repeats another, which repeats the alarm",
    resources: [
      fn(),
      alarm({ name: "worker-errors", alarmActions: undefined }),
      composite("worker-trouble", "ALARM(worker-errors) OR ALARM(other)", {
        alarmActions: undefined,
      }),
      composite("trouble", 'ALARM("worker-trouble")'),
    ],
    reports: [],
  },
  {
    kind: "fail",
    title: "composite alarms that repeat each other, and tell nobody",
    resources: [
      fn(),
      alarm({ name: "worker-errors", alarmActions: undefined }),
      composite("one", "ALARM(worker-errors) OR ALARM(two)", {
        alarmActions: undefined,
      }),
      composite("two", "ALARM(one)", { alarmActions: undefined }),
    ],
    reports: ["has no error alarm that counts: of alarm 'worker-errors', it has no alarm action"],
  },
  {
    kind: "pass",
    title: "an action that is no list",
    resources: [fn(), alarm({ alarmActions: arnOf.topic("alarms") })],
    reports: [],
  },
  {
    kind: "fail",
    title: "a period that is null, and a topic and a function as one unknown action",
    resources: [
      fn(),
      alarm(
        { period: null, alarmActions: [unknown] },
        { dependsOn: { alarmActions: ["alarms", "worker"] } },
      ),
      topic({ name: undefined }),
    ],
    reports: [
      "has no error alarm that counts: of alarm 'worker-errors', period is absent, expected 300 or less",
    ],
  },
]);
