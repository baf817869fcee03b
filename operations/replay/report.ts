import { countOf } from "../command/counts";
import { formatBytes } from "../command/format-bytes";
import { formatJson } from "../command/json";
import type { ReplayOptions } from "./command-line";
import type { CurrentObject } from "./current-objects";
import type { Answer } from "./invoke";

/** Counts the objects by outcome. */
export class ReplayTally {
  objects = 0;
  bytes = 0;
  readonly outcomes = new Map<string, number>();
  readonly failures: {
    readonly key: string;
    readonly versionId?: string;
    readonly message: string;
  }[] = [];

  /** Counts an object; returns the number of objects so far. */
  begin({ bytes }: CurrentObject): number {
    this.objects += 1;
    this.bytes += bytes;
    return this.objects;
  }

  end({ key, versionId }: CurrentObject, answer: Answer): void {
    if (answer.kind === "done") {
      this.outcomes.set(answer.outcome, (this.outcomes.get(answer.outcome) ?? 0) + 1);
      return;
    }
    const version = versionId === undefined ? {} : { versionId };
    this.failures.push({ key, ...version, message: answer.message });
  }

  /** The counts in one line. */
  summary(): string {
    const parts = [...this.outcomes].map(([outcome, count]) => `${count} ${outcome}`);
    if (this.failures.length > 0) parts.push(`${this.failures.length} failed`);
    const size = `${countOf(this.objects, "object")} (${formatBytes(this.bytes)})`;
    return [size, parts.join(", ")].filter((part) => part !== "").join(": ");
  }
}

export interface ReplayReport {
  readonly options: ReplayOptions;
  readonly bucket: string;
  readonly target: { readonly functionName: string; readonly concurrency: number };
  readonly tally: ReplayTally;
  /** Every object up to this key succeeded. */
  readonly resumeAfter: string | undefined;
  /** Whether the whole range was processed. */
  readonly isEnded: boolean;
}

/** A summary, and how to continue. */
export function formatReport(report: ReplayReport): string {
  const { options, bucket, target, tally, resumeAfter, isEnded } = report;
  const where = `s3://${bucket}/${options.prefix}`;
  if (options.dryRun) {
    return `${where}: ${tally.summary()} would be sent to ${target.functionName}, ${target.concurrency} at once.\n`;
  }
  const lines = [`${isEnded ? "" : "Not finished: "}${where}: ${tally.summary()}.`];
  if (!isEnded && resumeAfter !== undefined) {
    lines.push(`To continue, run it again with --after '${resumeAfter.replaceAll("'", "'\\''")}'.`);
  } else if (!isEnded || tally.failures.length > 0) {
    lines.push("To continue, run it again: finished work is not repeated.");
  }
  return `${lines.join("\n")}\n`;
}

/** The report as JSON. */
export function toJson({
  options,
  bucket,
  target,
  tally,
  resumeAfter,
  isEnded,
}: ReplayReport): string {
  const { objects, bytes, outcomes, failures } = tally;
  return formatJson({
    bucket,
    prefix: options.prefix,
    ...(options.dataset !== undefined && { dataset: options.dataset }),
    function: target.functionName,
    dryRun: options.dryRun,
    finished: isEnded,
    objects,
    bytes,
    outcomes: Object.fromEntries(outcomes),
    failures,
    resumeAfter: isEnded ? null : (resumeAfter ?? null),
  });
}
