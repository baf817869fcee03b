import { PROCESSED_PREFIX, RAW_PREFIX } from "../layer/src/key-prefixes";
import type { PipelineConfig } from "./config";
import type { FunctionName } from "./functions";

/** An EventBridge rule that invokes a function, as data. */
export interface Trigger {
  /** The rule's name. */
  readonly name: string;
  readonly description: string;
  readonly target: FunctionName;
  readonly when: { readonly eventPattern: string } | { readonly scheduleExpression: string };
  /** One invocation per input: a JSON string, or undefined for the event itself. */
  readonly inputs: readonly (string | undefined)[];
}

const MAX_TARGETS_PER_RULE = 5;

/** All triggers of a stack. */
export function pipelineTriggers(config: PipelineConfig): readonly Trigger[] {
  return [
    ...scheduleTriggers(config),
    ...sourceTriggers(config),
    {
      name: "raw-objects",
      description: "Transforms each object that arrives under raw/",
      target: "data-transform",
      when: { eventPattern: objectCreatedPattern(config.ingestionBucket, RAW_PREFIX) },
      inputs: [undefined],
    },
    {
      name: "processed-objects",
      description: "Delivers each object that arrives under processed/",
      target: "data-output",
      when: { eventPattern: objectCreatedPattern(config.ingestionBucket, PROCESSED_PREFIX) },
      inputs: [undefined],
    },
  ];
}

function objectCreatedPattern(bucket: string, prefix: string): string {
  return JSON.stringify({
    source: ["aws.s3"],
    "detail-type": ["Object Created"],
    detail: {
      bucket: { name: [bucket] },
      ...(prefix !== "" && { object: { key: [{ prefix }] } }),
    },
  });
}

function sourceTriggers({ sourcePrefixes }: PipelineConfig): readonly Trigger[] {
  return sourcePrefixes.map(({ bucket, prefix }, index) => ({
    name: `source-objects-${index + 1}`,
    description: "Fetches each object that arrives under a source prefix",
    target: "data-ingestion",
    when: { eventPattern: objectCreatedPattern(bucket, prefix) },
    inputs: [undefined],
  }));
}

function scheduleTriggers({ sources, scheduleExpression }: PipelineConfig): readonly Trigger[] {
  const rules = Math.ceil(sources.length / MAX_TARGETS_PER_RULE);
  return Array.from({ length: rules }, (_, index) => ({
    name: `schedule-${index + 1}`,
    description: "Fetches the configured sources",
    target: "data-ingestion",
    when: { scheduleExpression },
    inputs: sources
      .slice(index * MAX_TARGETS_PER_RULE, (index + 1) * MAX_TARGETS_PER_RULE)
      .map((source) => JSON.stringify({ source })),
  }));
}
