import { expect } from "chai";
import { configure, evaluateStack } from "../../../policy-pack/testing/evaluator";
import { fn, resource } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const stack = resource("pulumi:pulumi:Stack", "policies-test");
const expectedGroups = ["data-ingestion", "data-transform"];

interface Case {
  readonly kind: "pass" | "fail" | "evasion" | "unknown" | "config";
  readonly title: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly functions: readonly ReturnType<typeof fn>[];
  readonly reports: readonly string[];
}

function named(name: string, inputs: Readonly<Record<string, unknown>> = {}) {
  return { ...fn(inputs), name };
}

const missingTransform =
  "expectedGroups names group 'data-transform', and no function of the stack is in it: expected one that is named like *data-transform*";

const cases: readonly Case[] = [
  { kind: "pass", title: "no group is expected", settings: {}, functions: [], reports: [] },
  {
    kind: "pass",
    title: "each group has a function, by its logical or its physical name",
    settings: { expectedGroups },
    functions: [named("data-ingestion"), named("second", { name: "etl-DATA-transform-dev" })],
    reports: [],
  },
  {
    kind: "fail",
    title: "a group has no function",
    settings: { expectedGroups },
    functions: [named("data-ingestion")],
    reports: [missingTransform],
  },
  {
    kind: "evasion",
    title: "a function has a new name",
    settings: { expectedGroups },
    functions: [named("data-ingestion"), named("data-transfer")],
    reports: [missingTransform],
  },
  {
    kind: "evasion",
    title: "a function is in another group that is before its own",
    settings: {
      expectedGroups: ["data-transform"],
      functionGroups: { all: { names: ["*"] }, "data-transform": { names: ["*data-transform*"] } },
    },
    functions: [named("data-transform")],
    reports: [missingTransform],
  },
  {
    kind: "evasion",
    title: "a day that is in no calendar, from which no exemption would be too long",
    settings: { asOf: "2026-02-30" },
    functions: [],
    reports: ["asOf is 2026-02-30, which is in no calendar: the actual date counts"],
  },
  {
    kind: "pass",
    title: "a day that is in the calendar",
    settings: { asOf: "2028-02-29" },
    functions: [],
    reports: [],
  },
  {
    kind: "unknown",
    title: "the physical name is not known",
    settings: { expectedGroups: ["data-transform"] },
    functions: [named("second", { name: unknown })],
    reports: [missingTransform],
  },
  {
    kind: "config",
    title: "a group by tags has no function",
    settings: {
      expectedGroups: ["heavy"],
      functionGroups: { heavy: { names: ["big*"], tags: { Size: "heavy" } } },
    },
    functions: [named("worker", { tags: { Size: "light" } })],
    reports: [
      "expectedGroups names group 'heavy', and no function of the stack is in it: expected one that is named like big* or has the tags Size heavy",
    ],
  },
  {
    kind: "config",
    title: "a group is expected that is not defined",
    settings: { expectedGroups: ["data-transfrom"] },
    functions: [],
    reports: [
      "expectedGroups names group 'data-transfrom', which is not defined; did you mean 'data-transform'?",
    ],
  },
];

describe("settings", () => {
  for (const { kind, title, settings, functions, reports } of cases) {
    it(`${kind}: ${title}`, async () => {
      await configure({ settings: { enforcementLevel: "mandatory", ...settings } });
      const found = await evaluateStack([stack, ...functions]);
      expect(found).to.deep.equal(
        reports.map((message) => ({
          ...{ policy: "settings", resource: stack.name, level: "mandatory", message },
        })),
      );
    });
  }

  it("says nothing of groups where an update leaves resources out", async () => {
    await configure({ settings: { enforcementLevel: "mandatory", expectedGroups } });
    const leftOut = { ...named("data-transform"), inputs: {}, isUnchecked: true };
    expect(await evaluateStack([stack, leftOut])).to.deep.equal([]);
  });

  for (const [region, reports] of [
    ["eu-west-1", ["'Jobs': has no subscription, and nobody hears of 'errors'"]],
    ["eu-west-2", []],
  ] as const) {
    it(`gives a template's topic the ARN that it has by its provider, in ${region}`, async () => {
      await configure({
        settings: { enforcementLevel: "mandatory" },
        "sns-topic-subscribed": { enforcementLevel: "mandatory" },
      });
      const Resources = { Jobs: { Type: "AWS::SNS::Topic", Properties: { TopicName: "jobs" } } };
      const templateBody = JSON.stringify({ Resources });
      const app = {
        ...resource("aws:cloudformation/stack:Stack", "app", { templateBody }),
        provider: { region, allowedAccountIds: ["123456789012"] },
      };
      const alarm = resource("aws:cloudwatch/metricAlarm:MetricAlarm", "errors", {
        alarmActions: ["arn:aws:sns:eu-west-1:123456789012:jobs"],
      });
      const found = await evaluateStack([stack, app, alarm]);
      expect(found.map(({ message }) => message)).to.deep.equal(reports);
    });
  }
});
