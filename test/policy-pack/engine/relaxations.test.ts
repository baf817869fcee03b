import { expect } from "chai";
import { looserValues } from "../../../policy-pack/data/looser-values";
import { defaultsOf } from "../../../policy-pack/engine/config";
import { relaxationsOf } from "../../../policy-pack/engine/relaxations";
import { policies } from "../../../policy-pack/policies";

const definedGroups = ["data-ingestion", "data-transform", "data-output"];

function relaxed(
  policy: string,
  given: Readonly<Record<string, unknown>>,
  groups: readonly string[] = definedGroups,
): readonly string[] {
  const defaults = policies.filter(({ name }) => name === policy).map(defaultsOf)[0] ?? {};
  const circumstances = {
    defaults,
    definedGroups: groups,
    today: "2026-11-23",
  };
  return relaxationsOf(policy, given, circumstances).map(
    ({ setting, change }) => `${setting} ${change}`,
  );
}

const looser: readonly (readonly [string, Readonly<Record<string, unknown>>, readonly string[]])[] =
  [
    [
      "lambda-memory-ceiling",
      { maxMemoryMb: 10240 },
      ["lambda-memory-ceiling.maxMemoryMb is 10240, and 1024 by default"],
    ],
    [
      "lambda-memory-ceiling",
      { maxMemoryMbByGroup: { "data-ingestion": 512, "data-transform": 2048 } },
      [
        "lambda-memory-ceiling.maxMemoryMbByGroup.data-transform is 2048, and 1024 by default",
        "lambda-memory-ceiling.maxMemoryMbByGroup.data-output is 1024, and 512 by default",
      ],
    ],
    [
      "lambda-reserved-concurrency",
      { reservedConcurrencyByGroup: { "data-transform": 10 }, minReservedConcurrency: 1 },
      [
        "lambda-reserved-concurrency.reservedConcurrencyByGroup.data-transform is 10, and 50 by default",
      ],
    ],
    [
      "lambda-reserved-concurrency",
      { reservedConcurrencyByGroup: {} },
      [
        "lambda-reserved-concurrency.reservedConcurrencyByGroup.data-transform is not set, and 50 by default",
      ],
    ],
    [
      "required-tags",
      { exceptTypes: ["*"] },
      ['required-tags.exceptTypes has "*" beyond the default'],
    ],
    [
      "required-tags",
      { tagValues: { Team: [], Environment: [], ManagedBy: [], Project: ["etl", "shop"] } },
      [
        "required-tags.tagValues.CostCenter is not set, and [] by default",
        'required-tags.tagValues.ManagedBy is [], and ["pulumi"] by default',
      ],
    ],
    [
      "lambda-supported-runtime",
      {
        allowedRuntimesByGroup: {
          "data-ingestion": [],
          "data-transform": ["nodejs24.x", "python3.13"],
          "data-output": ["nodejs24.x"],
        },
      },
      [
        'lambda-supported-runtime.allowedRuntimesByGroup.data-ingestion is [], and ["nodejs24.x","nodejs22.x"] by default',
        'lambda-supported-runtime.allowedRuntimesByGroup.data-transform has "python3.13" beyond the default',
      ],
    ],
    [
      "lambda-error-alarm",
      { maxThreshold: 1000, groups: ["data-output"] },
      [
        "lambda-error-alarm.maxThreshold is 1000, and 1 by default",
        'lambda-error-alarm.groups lacks "data-ingestion", "data-transform" of the default',
      ],
    ],
    [
      "lambda-environment-variables",
      { requiredByGroup: { "data-ingestion": ["INGESTION_BUCKET"], "data-output": ["OTHER"] } },
      [
        'lambda-environment-variables.requiredByGroup.data-transform is not set, and ["INGESTION_BUCKET"] by default',
        'lambda-environment-variables.requiredByGroup.data-output lacks "INGESTION_BUCKET", "OUTPUT_BUCKET" of the default',
      ],
    ],
    [
      "ignore-changes-governed",
      { allowedPathsByType: { "aws:*": ["memorySize"] } },
      ['ignore-changes-governed.allowedPathsByType.aws:* has "memorySize" beyond the default'],
    ],
    [
      "s3-lifecycle",
      { maxAbortDays: 0, maxExpirationDays: 30 },
      ["s3-lifecycle.maxAbortDays is 0, and 7 by default"],
    ],
    [
      "s3-public-access-blocked",
      { accountLevelBlock: true },
      ["s3-public-access-blocked.accountLevelBlock is true, and false by default"],
    ],
    ["s3-versioning", { buckets: ["raw-*"] }, ['s3-versioning.buckets lacks "*" of the default']],
    ["settings", { asOf: "2026-11-22" }, ["settings.asOf is 2026-11-22, and today by default"]],
    ["exemptions", { maxDays: 1096 }, ["exemptions.maxDays is 1096, and 365 by default"]],
    ["lambda-in-vpc", { minSubnets: 1 }, ["lambda-in-vpc.minSubnets is 1, and 2 by default"]],
  ];

const asStrict: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ["lambda-memory-ceiling", {}],
  ["lambda-memory-ceiling", { maxMemoryMb: 512, maxMemoryMbByGroup: {} }],
  [
    "lambda-memory-ceiling",
    {
      maxMemoryMbByGroup: { ...{ "data-ingestion": 512, "data-transform": 256 }, checkout: 512 },
      maxMemoryMb: 512,
    },
  ],
  [
    "lambda-reserved-concurrency",
    { reservedConcurrencyByGroup: { "data-transform": 50, more: 5 } },
  ],
  [
    "required-tags",
    {
      tagValues: {
        ...{ Environment: ["prod"], Team: [], CostCenter: [], ManagedBy: ["pulumi"], Project: [] },
        Owner: [],
      },
    },
  ],
  [
    "lambda-error-alarm",
    { maxThreshold: 0, groups: ["data-ingestion", "data-transform", "data-output", "x"] },
  ],
  ["aws-allowed-region", { regions: ["eu-central-1"] }],
  ["sqs-queue-secure", { requireTls: true, requireKms: true }],
  ["settings", { asOf: "2026-11-23", unknownDocuments: "mandatory", expectedGroups: ["a"] }],
  ["settings", { asOf: "" }],
  ["exemptions", { warnDays: 30, maxDays: 180 }],
  ["s3-lifecycle", { maxAbortDays: 1, maxNoncurrentDays: 30 }],
];

describe("what a configuration asks for less than the defaults", () => {
  it("is known of each parameter of each policy, and of no other", () => {
    const parameters = policies.flatMap(({ name, configSchema }) =>
      Object.keys(configSchema?.properties ?? {}).map((parameter) => `${name}.${parameter}`),
    );
    const known = Object.entries(looserValues).flatMap(([name, entries]) =>
      Object.keys(entries).map((parameter) => `${name}.${parameter}`),
    );
    const file = "policy-pack/data/looser-values.ts";
    const differences = [
      ...parameters.filter((each) => !known.includes(each)).map((each) => `${file} lacks ${each}`),
      ...known
        .filter((each) => !parameters.includes(each))
        .map((each) => `${file} has ${each}, which is no parameter`),
    ];
    expect(differences).to.deep.equal([]);
  });

  for (const [policy, given, expected] of looser) {
    it(`is told of ${policy} with ${JSON.stringify(given)}`, () => {
      expect(relaxed(policy, given)).to.deep.equal(expected);
    });
  }

  for (const [policy, given] of asStrict) {
    it(`is nothing in ${policy} with ${JSON.stringify(given)}`, () => {
      expect(relaxed(policy, given)).to.deep.equal([]);
    });
  }

  it("is nothing where a group is left out that an organisation does not have", () => {
    const given = { maxMemoryMbByGroup: { checkout: 512 } };
    expect(relaxed("lambda-memory-ceiling", given, ["checkout"])).to.deep.equal([]);
  });
});
