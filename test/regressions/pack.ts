import type { Regression } from "./regression";

const functions = "infra/functions.ts";

const expectedGroups = ["data-ingestion", "data-transform", "data-output"];

const largeImport = {
  policy: "lambda-memory-ceiling",
  resource: "data-transform",
  reason: "a large import",
  owner: "data-platform",
  expires: "2027-01-31",
};

export const packRegressions: readonly Regression[] = [
  {
    title: "a group is misspelt in the configuration of a policy",
    edits: [],
    packConfig: {
      "lambda-timeout-ceiling": {
        maxTimeoutSecondsByGroup: {
          "data-ingestion": 60,
          "data-transfrom": 300,
          "data-output": 120,
        },
      },
    },
    reports: ["lambda-timeout-ceiling: data-ingestion, data-output, data-transform"],
  },
  {
    title: "an exemption has expired",
    edits: [{ file: functions, from: "memoryMb: 1024,", to: "memoryMb: 2048," }],
    packConfig: {
      settings: {
        exemptions: [
          {
            policy: "lambda-memory-ceiling",
            resource: "data-transform",
            reason: "a large import",
            owner: "data-platform",
            expires: "2026-01-31",
          },
        ],
      },
    },
    reports: ["exemptions: lambda-etl-optimization-prod", "lambda-memory-ceiling: data-transform"],
  },
  {
    title: "an exemption has no reason",
    edits: [{ file: functions, from: "memoryMb: 1024,", to: "memoryMb: 2048," }],
    packConfig: {
      settings: {
        asOf: "2026-11-23",
        exemptions: [
          {
            policy: "lambda-memory-ceiling",
            resource: "data-transform",
            reason: " ",
            owner: "data-platform",
            expires: "2027-01-31",
          },
        ],
      },
    },
    reports: ["exemptions: lambda-etl-optimization-prod", "lambda-memory-ceiling: data-transform"],
  },
  {
    title: "an exemption covers nothing",
    edits: [],
    packConfig: {
      settings: {
        asOf: "2026-11-23",
        exemptions: [
          {
            policy: "lambda-memory-ceiling",
            resource: "data-tranform",
            reason: "a large import",
            owner: "data-platform",
            expires: "2027-01-31",
          },
        ],
      },
    },
    reports: ["exemptions: lambda-etl-optimization-prod"],
  },
  {
    title: "an exemption holds until the end of time",
    edits: [{ file: functions, from: "memoryMb: 1024,", to: "memoryMb: 2048," }],
    packConfig: {
      settings: { asOf: "2026-11-23", exemptions: [{ ...largeImport, expires: "9999-12-31" }] },
    },
    reports: ["exemptions: lambda-etl-optimization-prod", "lambda-memory-ceiling: data-transform"],
  },
  {
    title: "an exemption is for everything",
    edits: [{ file: functions, from: "memoryMb: 1024,", to: "memoryMb: 2048," }],
    packConfig: {
      settings: { asOf: "2026-11-23", exemptions: [{ ...largeImport, resource: "*" }] },
    },
    reports: ["exemptions: lambda-etl-optimization-prod", "lambda-memory-ceiling: data-transform"],
  },
  {
    title: "an exemption has an owner that nobody can see",
    edits: [{ file: functions, from: "memoryMb: 1024,", to: "memoryMb: 2048," }],
    packConfig: {
      settings: { asOf: "2026-11-23", exemptions: [{ ...largeImport, owner: "\u200b" }] },
    },
    reports: ["exemptions: lambda-etl-optimization-prod", "lambda-memory-ceiling: data-transform"],
  },
  {
    title: "a function leaves its group by a new name",
    edits: [
      {
        file: "infra/components/pipeline-function.ts",
        from: "const { name } = spec;",
        to: 'const name = spec.name.replace("transform", "reshape");',
      },
    ],
    packConfig: { settings: { expectedGroups } },
    reports: ["settings: lambda-etl-optimization-prod"],
  },
  {
    title: "a ceiling is raised to what AWS has anyway, and all types need no tags",
    edits: [],
    packConfig: {
      "configuration-not-relaxed": "mandatory",
      "lambda-memory-ceiling": { maxMemoryMb: 10240 },
      "required-tags": { exceptTypes: ["*"] },
    },
    reports: ["configuration-not-relaxed: lambda-etl-optimization-prod"],
  },
  {
    title: "groups match nothing, and a policy is disabled",
    edits: [],
    packConfig: {
      "configuration-not-relaxed": "mandatory",
      settings: { functionGroups: { "data-transform": { names: ["no-such-function"] } } },
      "lambda-arm64": "disabled",
    },
    reports: ["configuration-not-relaxed: lambda-etl-optimization-prod"],
  },
];
