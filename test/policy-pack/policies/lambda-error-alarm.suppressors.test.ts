import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { alarm, arnOf, compositeAlarm, fn, resource } from "../../../policy-pack/testing/resources";
import { type TestResource, unknown } from "../../../policy-pack/testing/test-resource";

type Inputs = Readonly<Record<string, unknown>>;

/** Function 'worker' with an alarm on its errors that only composite alarm 'trouble' tells of, kept quiet by 'quiet'. */
const quietBy = (...suppressors: readonly TestResource[]) => [
  fn(),
  alarm({ name: "worker-errors", alarmActions: undefined }),
  compositeAlarm({ actionsSuppressor: { alarm: "quiet", waitPeriod: 60 } }),
  ...suppressors,
];
const quietAlarm = (inputs: Inputs) =>
  alarm({ name: "quiet", alarmActions: undefined, ...inputs }, { name: "quiet" });
const composite = (alarmName: string, alarmRule: unknown, inputs: Inputs = {}) =>
  compositeAlarm({ alarmName, alarmRule, alarmActions: undefined, ...inputs }, { name: alarmName });
const quietOn = (alarmRule: unknown) => quietBy(composite("quiet", alarmRule));

const unheard = [
  "has no error alarm that counts: of alarm 'worker-errors', it has no alarm action",
];
const deployments = { namespace: "Acme", metricName: "Deployments", dimensions: undefined };

testMoreOfStackPolicy("lambda-error-alarm", "what keeps composite alarms quiet", [
  ...[
    ["that is always on", "TRUE"],
    ["that is never off", "NOT FALSE"],
    ["that is on in each state of another", 'ALARM(a) OR OK(a) OR INSUFFICIENT_DATA("a")'],
    ["that is on or not", "(ALARM(a) AND NOT OK(b)) OR NOT (ALARM(a) AND NOT OK(b))"],
    ["that is on where what it tells of is", "ALARM(worker-errors) AND NOT FALSE"],
    ["that is on where it is itself", `ALARM("${arnOf.alarm("trouble")}")`],
  ].map(([title, alarmRule]) => ({
    kind: "evasion" as const,
    title: `by an alarm ${title}`,
    resources: quietOn(alarmRule),
    reports: unheard,
  })),
  {
    kind: "evasion",
    title: "by an alarm on the same errors, which goes off as soon",
    resources: quietBy(quietAlarm({ threshold: 0 })),
    reports: ["has no error alarm that counts: of alarm 'quiet', it has no alarm action"],
  },
  {
    kind: "evasion",
    title: "by an alarm that goes off at any value, and at none below",
    resources: quietBy(quietAlarm({ ...deployments, threshold: -1 })),
    reports: unheard,
  },
  {
    kind: "evasion",
    title: "by an alarm that goes off from 0 on",
    resources: quietBy(
      quietAlarm({
        ...deployments,
        threshold: 0,
        comparisonOperator: "GreaterThanOrEqualToThreshold",
      }),
    ),
    reports: unheard,
  },
  {
    kind: "evasion",
    title: "by an alarm on alarms that are always on",
    resources: quietBy(
      composite("quiet", "ALARM(first) AND ALARM(second)"),
      composite("first", "TRUE"),
      alarm({ ...deployments, name: "second", threshold: -1 }, { name: "second" }),
    ),
    reports: unheard,
  },
  {
    kind: "linked",
    title: "by an alarm that is always on, and that only the update can name",
    resources: [
      fn(),
      alarm({ name: "worker-errors", alarmActions: undefined }),
      compositeAlarm(
        { actionsSuppressor: { alarm: unknown } },
        { dependsOn: { actionsSuppressor: ["quiet"] } },
      ),
      composite("quiet", "TRUE"),
    ],
    reports: unheard,
  },
  {
    kind: "evasion",
    title: "by what goes off with the first of two that repeat it",
    resources: [
      fn(),
      alarm({ name: "worker-errors", alarmActions: undefined }),
      composite("inner", "ALARM(worker-errors)"),
      compositeAlarm({ alarmRule: "ALARM(inner)", actionsSuppressor: { alarm: "quiet" } }),
      composite("quiet", "ALARM(worker-errors)"),
    ],
    reports: unheard,
  },
  {
    kind: "pass",
    title: "one that is always kept quiet, and is repeated by one that is not",
    resources: [
      fn(),
      alarm({ name: "worker-errors", alarmActions: undefined }),
      composite("inner", "ALARM(worker-errors)", {
        alarmActions: [arnOf.topic("alarms")],
        actionsSuppressor: { alarm: "quiet" },
      }),
      compositeAlarm({ alarmRule: "ALARM(inner)" }),
      composite("quiet", "TRUE"),
    ],
    reports: [],
  },
  ...[
    ["that may be on", "ALARM(deployment)"],
    ["that is never on", "FALSE"],
    ["that is on where what it tells of is off", "NOT ALARM(worker-errors)"],
    ["that is on where another is as well", "ALARM(worker-errors) AND (ALARM(a) OR OK(a))"],
    ["on more alarms than are tried", "ALARM(a) OR OK(b) OR OK(c) OR OK(d) OR OK(e) OR OK(f)"],
    ["whose rule can't be read", "AT_LEAST(1, ALARM, (a, b))"],
    ["whose rule ends too soon", "(TRUE"],
    ["whose rule lacks a part", "TRUE OR"],
    ["whose rule negates nothing", "TRUE AND NOT"],
    ["whose rule goes on", "TRUE TRUE"],
    ["whose rule only the update knows", unknown],
    ["that has no rule", undefined],
  ].map(([title, alarmRule]) => ({
    kind: "pass" as const,
    title: `by an alarm ${title}`,
    resources: quietOn(alarmRule),
    reports: [],
  })),
  ...[
    ["of something else", deployments],
    ["of many more errors", { threshold: 1000 }],
    ["with a threshold that only the update knows", { threshold: unknown }],
    [
      "that goes off below its threshold",
      { comparisonOperator: "LessThanThreshold", threshold: -1 },
    ],
    [
      "on an expression",
      {
        metricName: undefined,
        metricQueries: [{ id: "e1", expression: "IF(DAY(m1) == 7, 1, 0)", returnData: true }],
      },
    ],
  ].map(([title, inputs]) => ({
    kind: "pass" as const,
    title: `by an alarm ${title}`,
    resources: quietBy(quietAlarm(inputs as Inputs)),
    reports: [],
  })),
  {
    kind: "pass",
    title: "by an alarm of another stack",
    resources: quietBy(resource("aws:sns/topic:Topic", "quiet", { name: "quiet" })),
    reports: [],
  },
]);
