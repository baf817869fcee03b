import { createColors } from "picocolors";
import { wantsColor } from "../../preview/render/color";
import type { CommandContext } from "../command/command";
import { countOf } from "../command/counts";
import { largestOf, smallestOf } from "../command/extremes";
import { formatTime } from "../command/format-time";
import { formatJson } from "../command/json";
import { formatTable } from "../command/text-table";
import type { RedriveOptions } from "./command-line";
import type { Failure } from "./failure";
import type { FailureMessage } from "./message";

/** The result of the action on a message; empty if the message was only listed. */
export interface Outcome {
  readonly outcome?: "done" | "failed" | "not deleted";
  readonly error?: Error;
}

export interface ExaminedMessage extends Outcome {
  readonly message: FailureMessage;
  readonly failure: Failure;
}

export interface RedriveReport {
  readonly options: RedriveOptions;
  /** The queue's or the file's name. */
  readonly source: string;
  readonly seen: readonly ExaminedMessage[];
  readonly isInterrupted: boolean;
}

const HEADER = ["count", "what", "tried", "first", "last", "why"];
const ALIGNMENTS = ["right", "left", "right", "left", "left", "left"] as const;

/** A table of the failures by kind, the errors of the action, and a summary. */
export function formatReport(report: RedriveReport, { stdout, env }: CommandContext): string {
  const colors = createColors(wantsColor(stdout, env));
  const groups = [...Map.groupBy(report.seen, groupKey).values()].toSorted(
    (a, b) => b.length - a.length,
  );
  const rows = groups.map((group) => {
    const [first] = group as [ExaminedMessage, ...ExaminedMessage[]];
    const times = group.map(({ message }) => message.sentAt).sort();
    return [
      String(group.length),
      whatOf(first.failure),
      triedOf(group),
      formatTime(times[0] ?? ""),
      formatTime(times.at(-1) ?? ""),
      first.failure.why,
    ];
  });
  const table = formatTable([HEADER, ...rows], ALIGNMENTS, (cell, row) =>
    row === 0 ? colors.dim(cell) : cell,
  );
  const lines = groups.flatMap((group, index) => [table[index + 1] ?? "", ...examplesOf(group)]);
  const errors = Map.groupBy(
    report.seen.flatMap(({ error }) => (error === undefined ? [] : [error.message])),
    (message) => message,
  );
  return [
    ...(rows.length === 0 ? [] : [table[0] ?? "", ...lines, ""]),
    ...[...errors].map(
      ([message, { length }]) => `error: ${message} (${countOf(length, "message")})`,
    ),
    summaryOf(report),
    "",
  ].join("\n");
}

/** The report as JSON, with every message. */
export function toJson({ options, source, seen, isInterrupted }: RedriveReport): string {
  const messages = seen.map(({ message, failure, outcome = "left", error }) => ({
    id: message.id,
    sentAt: message.sentAt,
    receipts: message.receipts,
    ...failure,
    outcome,
    error: error?.message,
  }));
  const action = options.action.kind;
  return formatJson({ source, action, interrupted: isInterrupted, messages });
}

// Masks object keys, ids and numbers, so that failures of the same kind form one group.
function groupKey({ failure }: ExaminedMessage): string {
  const why = failure.why.replace(/s3:\/\/\S+( \(version \S+\))?|[0-9a-f-]{16,}|\d+/gi, "…");
  return JSON.stringify([whatOf(failure), why]);
}

function whatOf(failure: Failure): string {
  if (failure.kind === "unknown") return "unknown format";
  const { functionName, rule, condition } = failure;
  const suffix = condition === "" ? "" : ` (${condition})`;
  if (failure.kind === "invocation") return `${functionName} failed${suffix}`;
  return `not delivered to ${functionName} by ${rule}${suffix}`;
}

function triedOf(group: readonly ExaminedMessage[]): string {
  const counts = group.flatMap(({ failure }) =>
    failure.kind === "unknown" ? [] : [failure.attempts ?? []].flat(),
  );
  if (counts.length === 0) return "-";
  const [least, most] = [smallestOf(counts), largestOf(counts)];
  return least === most ? String(most) : `${least} to ${most}`;
}

function examplesOf(group: readonly ExaminedMessage[]): readonly string[] {
  const abouts = group.map(({ message, failure }) =>
    failure.kind === "unknown" || failure.about === "" ? `message ${message.id}` : failure.about,
  );
  const [example = "", ...others] = new Set(abouts);
  const more = others.length === 0 ? "" : `, and ${others.length} more`;
  return [`       ${example}${more}`];
}

function summaryOf({
  options: { action, max },
  source,
  seen,
  isInterrupted,
}: RedriveReport): string {
  if (seen.length === 0) return isInterrupted ? "Interrupted." : `${source} is empty.`;
  const count = (outcome: Outcome["outcome"]) =>
    seen.filter((entry) => entry.outcome === outcome).length;
  const done = count("done") + count("not deleted");
  const verb = action.kind === "send" ? "sent again" : "parked";
  const what =
    action.kind === "list"
      ? `${countOf(seen.length, "message")} read, none changed`
      : `${done} of ${countOf(seen.length, "message")} ${verb}, ${seen.length - count("done")} left in ${source}`;
  const more = seen.length >= max ? ` There may be more: see --max.` : "";
  return `${isInterrupted ? "Interrupted: " : ""}${what}.${more}`;
}
