import { expect } from "chai";
import { undefinedGroups } from "../../../policy-pack/engine/config";
import { policies } from "../../../policy-pack/policies";
import { resolveConfig } from "../../../preview/packs/config-resolution";
import type { ConfigSchema, PolicyConfig, PolicyInfo } from "../../../preview/packs/pack-info";
import { namesGroups, settingsMistakes } from "../../../tools/preview/settings-mistakes";

const infos = policies.map(
  ({ name, description, configSchema }): PolicyInfo => ({
    ...{ name, description, level: "mandatory" },
    schema: { properties: configSchema?.properties as ConfigSchema["properties"], required: [] },
  }),
);

type Given = Readonly<Record<string, PolicyConfig>>;

function mistakesIn(given: Given, pack: readonly PolicyInfo[] = infos): readonly string[] {
  const config = new Map(Object.entries(given));
  return settingsMistakes(pack, resolveConfig(pack, config));
}

const disabled = { level: "disabled", properties: {} } as const;
const mandatory = { level: "mandatory", properties: {} } as const;
const settingsDisabled =
  "settings is disabled while other policies are on: each of them will fail. Set it to mandatory or advisory, or disable all policies.";
const reporting = { functionGroups: { report: { names: ["*report*"] } } };

const cases: readonly { title: string; given: Given; mistakes: readonly string[] }[] = [
  { title: "the defaults", given: {}, mistakes: [] },
  {
    title: "disabled settings while other policies are on",
    given: { settings: disabled },
    mistakes: [settingsDisabled],
  },
  {
    title: "all policies disabled but one",
    given: { all: disabled, exemptions: mandatory },
    mistakes: [settingsDisabled],
  },
  { title: "all policies disabled", given: { all: disabled }, mistakes: [] },
  {
    title: "all policies disabled but one and the settings",
    given: { all: disabled, exemptions: mandatory, settings: { ...disabled, level: "advisory" } },
    mistakes: [],
  },
  {
    title: "groups that are not defined, as keys and in lists",
    given: {
      "lambda-memory-ceiling": { properties: { maxMemoryMbByGroup: { "data-outptu": 512 } } },
      "lambda-error-alarm": { properties: { groups: ["data-output", "reports"] } },
      settings: { properties: { expectedGroups: ["data-transfrom"] } },
    },
    mistakes: [
      'settings: expectedGroups names group "data-transfrom", which is not defined. Did you mean "data-transform"?',
      'lambda-error-alarm: groups names group "reports", which is not defined. settings.functionGroups has: data-ingestion, data-output, data-transform.',
      'lambda-memory-ceiling: maxMemoryMbByGroup names group "data-outptu", which is not defined. Did you mean "data-output"?',
    ],
  },
  {
    title: "a day that is in no calendar",
    given: { settings: { properties: { asOf: "2026-02-30" } } },
    mistakes: ['settings: asOf "2026-02-30" is in no calendar.'],
  },
  {
    title: "a day of the calendar",
    given: { settings: { properties: { asOf: "2028-02-29" } } },
    mistakes: [],
  },
  {
    title: "groups of one's own, while the defaults name others",
    given: {
      settings: { properties: reporting },
      "lambda-memory-ceiling": { properties: { maxMemoryMbByGroup: { report: 512 } } },
    },
    mistakes: [],
  },
  {
    title: "groups that are not defined in a policy that is disabled",
    given: { "lambda-error-alarm": { ...disabled, properties: { groups: ["reports"] } } },
    mistakes: [],
  },
  {
    title: "groups of another type, which the schemas report",
    given: {
      "lambda-memory-ceiling": { properties: { maxMemoryMbByGroup: null } },
      "lambda-error-alarm": { properties: { groups: [1] } },
    },
    mistakes: [],
  },
];

describe("what check-config finds wrong in the settings of the pack", () => {
  for (const { title, given, mistakes } of cases) {
    it(`checks ${title}`, () => {
      expect(mistakesIn(given)).to.have.members(mistakes);
    });
  }

  it("is nothing of another pack whose settings mean something else", () => {
    const pack: readonly PolicyInfo[] = [
      { name: "settings", description: "", level: "mandatory" },
      { name: "no-public-buckets", description: "", level: "mandatory" },
    ];
    expect(mistakesIn({ settings: disabled }, pack)).to.deep.equal([]);
  });

  it("recognizes by its name each parameter that names groups", () => {
    const parameters = policies.flatMap(({ name, configSchema }) =>
      Object.entries(configSchema?.properties ?? {}).map(
        ([parameter, schema]) => [name, parameter, schema] as const,
      ),
    );
    for (const [policy, parameter, schema] of parameters) {
      const reported = undefinedGroups(
        { [parameter]: schema as never },
        { [parameter]: ["none"] },
        [],
      );
      expect({ policy, parameter, namesGroups: namesGroups(policy, parameter) }).to.deep.equal({
        ...{ policy, parameter },
        namesGroups: reported.length > 0,
      });
    }
  });
});
