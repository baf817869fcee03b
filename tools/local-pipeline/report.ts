import type { ProcessedManifest } from "@lambda-etl/shared/manifest";
import { formatBytes } from "../../operations/command/format-bytes";
import { formatFigures } from "../../operations/command/text-table";
import type { ListedObject } from "./object-events";
import type { Invocation } from "./runtime/lambda-instance";

/** The figures of one stage. Record counts are null if the stage does not read records. */
export interface StageReport {
  readonly stage: string;
  readonly invocations: number;
  readonly failed: number;
  readonly objectsIn: number;
  readonly objectsOut: number;
  readonly recordsIn: number | null;
  readonly recordsOut: number | null;
  readonly recordsRejected: number | null;
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** The sum over all invocations, including process starts. */
  readonly seconds: number;
  readonly peakMemoryMb: number;
  readonly memoryMb: number;
}

export interface PipelineReport {
  readonly stages: readonly StageReport[];
  readonly failures: readonly {
    readonly stage: string;
    readonly about: string;
    readonly message: string;
  }[];
  /** The total duration of the run. */
  readonly seconds: number;
  /** The folder of the results. */
  readonly output: string;
}

/** The number of objects and their stored size. */
export function sumObjects(objects: readonly ListedObject[]) {
  return {
    count: objects.length,
    bytes: objects.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

export function sumCounts(manifests: readonly Pick<ProcessedManifest, "counts">[]) {
  const sum = (name: keyof ProcessedManifest["counts"]) =>
    manifests.reduce((total, { counts }) => total + counts[name], 0);
  return { read: sum("read"), written: sum("written"), rejected: sum("rejected") };
}

export function sumInvocations(invocations: readonly Invocation[]) {
  const milliseconds = invocations.map(({ initMs = 0, durationMs }) => initMs + durationMs);
  return {
    invocations: invocations.length,
    seconds: milliseconds.reduce((sum, ms) => sum + ms, 0) / 1000,
    peakMemoryMb: Math.max(0, ...invocations.map(({ peakMemoryMb }) => peakMemoryMb)),
  };
}

const HEADER = [
  "stage",
  "invocations",
  "objects",
  "records in",
  "out",
  "rejected",
  "bytes in",
  "out",
  "seconds",
  "peak memory",
];

/** The report as text: a table, the failures, and the folder of the results. */
export function formatReport({ stages, failures, seconds, output }: PipelineReport): string {
  const rows = stages.map((stage) => [
    stage.stage,
    `${stage.invocations}${stage.failed === 0 ? "" : ` (${stage.failed} failed)`}`,
    `${stage.objectsIn} → ${stage.objectsOut}`,
    formatCount(stage.recordsIn),
    formatCount(stage.recordsOut),
    formatCount(stage.recordsRejected),
    formatBytes(stage.bytesIn),
    formatBytes(stage.bytesOut),
    stage.seconds.toFixed(2),
    `${Math.round(stage.peakMemoryMb)} of ${stage.memoryMb} MB`,
  ]);
  return [
    ...formatFigures([HEADER, ...rows]),
    "",
    ...failures.map(({ stage, about, message }) => `error: ${stage}: ${about}: ${message}`),
    `Results: ${output} (in ${seconds.toFixed(1)} s)`,
    "",
  ].join("\n");
}

function formatCount(count: number | null): string {
  return count === null ? "-" : String(count);
}
