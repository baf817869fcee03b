import type { Regression } from "./regression";

const functions = "infra/functions.ts";
const pipelineFunction = "infra/components/pipeline-function.ts";

export const snapstartRegressions: readonly Regression[] = [
  {
    title: "concurrency is no longer reserved",
    edits: [
      {
        file: functions,
        from: "reservedConcurrency: config.transformReservedConcurrency,",
        to: "reservedConcurrency: undefined,",
      },
    ],
    reports: ["lambda-reserved-concurrency: data-transform"],
  },
  {
    title: "one more execution is reserved than agreed",
    edits: [
      {
        file: "Pulumi.prod.yaml",
        from: "config:\n",
        to: "config:\n  lambda-etl-optimization:transformReservedConcurrency: 51\n",
      },
    ],
    reports: ["lambda-reserved-concurrency: data-transform"],
  },
  {
    title: "output is switched off by a concurrency of zero",
    edits: [
      {
        file: functions,
        from: "timeoutSeconds: 120,\n      reservedConcurrency: undefined,",
        to: "timeoutSeconds: 120,\n      reservedConcurrency: 0,",
      },
    ],
    reports: ["lambda-reserved-concurrency: data-output"],
  },
  {
    title: "more is reserved than the account has",
    edits: [
      {
        file: functions,
        from: "timeoutSeconds: 120,\n      reservedConcurrency: undefined,",
        to: "timeoutSeconds: 120,\n      reservedConcurrency: 851,",
      },
    ],
    packConfig: { "lambda-concurrency-budget": { enforcementLevel: "mandatory" } },
    reports: ["lambda-concurrency-budget: lambda-etl-optimization-prod"],
  },
  {
    title: "SnapStart is off by configuration",
    edits: [
      {
        file: "Pulumi.prod.yaml",
        from: "config:\n",
        to: "config:\n  lambda-etl-optimization:transformSnapStart: false\n",
      },
    ],
    reports: ["lambda-snapstart-required: data-transform"],
  },
  {
    title: "SnapStart is on for a zip function on Node, which AWS refuses",
    edits: [
      {
        file: functions,
        from: "snapStart: false,\n      maxEventAgeSeconds: 21600,",
        to: "snapStart: true,\n      maxEventAgeSeconds: 21600,",
      },
    ],
    reports: ["lambda-snapstart-effective: data-output"],
  },
  {
    title: "versions are not published",
    edits: [{ file: pipelineFunction, from: "publish: true,", to: "publish: false," }],
    reports: ["lambda-snapstart-effective: data-transform"],
  },
  {
    title: "more scratch space than a snapshot can have",
    edits: [
      {
        file: pipelineFunction,
        from: "publish: true,",
        to: "publish: true, ephemeralStorage: { size: 1024 },",
      },
    ],
    reports: ["lambda-snapstart-effective: data-transform"],
  },
];
