import type { Regression } from "./regression";

const pipelineFunction = "infra/components/pipeline-function.ts";

export const tagsRegressions: readonly Regression[] = [
  {
    title: "one resource misses its tags, by another provider",
    edits: [
      {
        file: pipelineFunction,
        from: "retentionInDays: args.logRetentionDays },\n        { parent },",
        to: 'retentionInDays: args.logRetentionDays },\n        name === "data-output" ? { parent, provider: new aws.Provider("bare", { region: "eu-central-1" }) } : { parent },',
      },
    ],
    reports: ["required-tags: data-output-logs"],
  },
  {
    title: "one tag has a value that is not allowed",
    edits: [
      {
        file: pipelineFunction,
        from: "retentionInDays: args.logRetentionDays },",
        to: 'retentionInDays: args.logRetentionDays, tags: name === "data-ingestion" ? { ManagedBy: "hand" } : {} },',
      },
    ],
    reports: ["required-tags: data-ingestion-logs"],
  },
];
