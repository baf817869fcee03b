import type { Regression } from "./regression";

const functions = "infra/functions.ts";
const pipelineFunction = "infra/components/pipeline-function.ts";

export const sizesRegressions: readonly Regression[] = [
  {
    title: "ingestion has 3008 MB again",
    edits: [
      {
        file: functions,
        from: "memoryMb: 512,\n      timeoutSeconds: 60,",
        to: "memoryMb: 3008,\n      timeoutSeconds: 60,",
      },
    ],
    reports: ["lambda-memory-ceiling: data-ingestion"],
  },
  {
    title: "transform has one MB more than its ceiling",
    edits: [{ file: functions, from: "memoryMb: 1024,", to: "memoryMb: 1025," }],
    reports: ["lambda-memory-ceiling: data-transform"],
  },
  {
    title: "transform has more than its ceiling, as a text, which the provider reads as a number",
    edits: [
      { file: functions, from: "memoryMb: 1024,", to: 'memoryMb: "2048" as unknown as number,' },
    ],
    reports: ["lambda-memory-ceiling: data-transform"],
  },
  {
    title: "output has the memory of transform",
    edits: [
      {
        file: functions,
        from: "memoryMb: 512,\n      timeoutSeconds: 120,",
        to: "memoryMb: 1024,\n      timeoutSeconds: 120,",
      },
    ],
    reports: ["lambda-memory-ceiling: data-output"],
  },
  {
    title: "memory is a value that only the update knows",
    edits: [
      {
        file: pipelineFunction,
        from: "memorySize: spec.memoryMb,",
        to: "memorySize: logGroup.arn.apply(() => spec.memoryMb),",
      },
    ],
    reports: ["lambda-memory-ceiling: data-ingestion, data-output, data-transform"],
  },
  {
    title: "ingestion may run a second longer",
    edits: [{ file: functions, from: "timeoutSeconds: 60,", to: "timeoutSeconds: 61," }],
    reports: ["lambda-timeout-ceiling: data-ingestion"],
  },
  {
    title: "transform may run for fifteen minutes",
    edits: [{ file: functions, from: "timeoutSeconds: 300,", to: "timeoutSeconds: 900," }],
    reports: ["lambda-timeout-ceiling: data-transform"],
  },
  {
    title: "output may run as long as transform",
    edits: [{ file: functions, from: "timeoutSeconds: 120,", to: "timeoutSeconds: 300," }],
    reports: ["lambda-timeout-ceiling: data-output"],
  },
];
