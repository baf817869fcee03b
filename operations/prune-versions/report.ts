import { createColors } from "picocolors";
import { wantsColor } from "../../preview/render/color";
import type { CommandContext } from "../command/command";
import { countOf } from "../command/counts";
import { formatTime } from "../command/format-time";
import { formatJson } from "../command/json";
import { formatUsd } from "../command/money";
import { formatTable } from "../command/text-table";
import type { PlannedVersion } from "./plan";
import { findSnapshotPrice, snapshotUsdPerMonth } from "./snapshot-price";
import type { Deletion } from "./versions";

export interface PruneReport {
  readonly region: string;
  /** By the function's name. */
  readonly plans: ReadonlyMap<string, readonly PlannedVersion[]>;
  /** By name:version. */
  readonly deletions: ReadonlyMap<string, Deletion>;
  readonly isDeleting: boolean;
  readonly isInterrupted: boolean;
  readonly failure: unknown;
}

const HEADER = ["version", "published", "snapshot a month", "aliases", "outcome"];
const ALIGNMENTS = ["right", "left", "right", "left", "left"] as const;

/** A table for each function, then a summary. */
export function formatReport(report: PruneReport, { stdout, env }: CommandContext): string {
  const colors = createColors(wantsColor(stdout, env));
  const tables = [...report.plans].map(([name, plan]) => {
    const rows = plan.map((version) => [
      String(version.version),
      formatTime(version.publishedAt),
      snapshotUsd(report, version) === 0 ? "-" : formatUsd(snapshotUsd(report, version)),
      version.aliases.join(", "),
      outcomeOf(report, name, version),
    ]);
    const table = formatTable([HEADER, ...rows], ALIGNMENTS, (cell, row, column) => {
      if (row === 0) return colors.dim(cell);
      return column === 4 && /delete/.test(cell) ? colors.red(cell) : cell;
    });
    const lines = rows.length === 0 ? ["no published version"] : table;
    return [colors.bold(name), ...lines.map((line) => `  ${line.trimEnd()}`), ""];
  });
  return [...tables.flat(), ...priceNote(report), summaryOf(report), ""].join("\n");
}

/** The report as JSON. */
export function toJson(report: PruneReport): string {
  const functions = [...report.plans].map(([name, plan]) => ({
    name,
    versions: plan.map((version) => {
      const { disposition: fate, ...rest } = version;
      return {
        ...rest,
        fate,
        snapshotUsdPerMonth: snapshotUsd(report, version),
        outcome: outcomeOf(report, name, version),
      };
    }),
  }));
  const { isDeleting: deleting, isInterrupted: interrupted, region } = report;
  const priceRegion = findSnapshotPrice(region).region;
  return formatJson({ region, priceRegion, deleting, interrupted, functions });
}

function outcomeOf(
  { deletions, isDeleting }: PruneReport,
  name: string,
  { version, disposition }: PlannedVersion,
): string {
  if (disposition !== "to delete") return disposition;
  const deletion = deletions.get(`${name}:${version}`);
  if (deletion === "in use") return "in use since";
  return deletion ?? (isDeleting ? "not deleted" : "would be deleted");
}

function summaryOf(report: PruneReport): string {
  const all = [...report.plans].flatMap(([name, plan]) =>
    plan
      .filter(({ disposition }) => disposition === "to delete")
      .map((version) => ({ version, outcome: outcomeOf(report, name, version) })),
  );
  const sum = (outcome: string) => {
    const chosen = all.filter((entry) => entry.outcome === outcome);
    const usd = chosen.reduce((total, { version }) => total + snapshotUsd(report, version), 0);
    const saving = usd === 0 ? "" : `, ${formatUsd(usd)} a month less`;
    return { text: `${countOf(chosen.length, "version")} ${outcome}${saving}.`, chosen };
  };
  if (!report.isDeleting) {
    if (all.length === 0) return "There is no version to delete.";
    return `${sum("would be deleted").text} To delete, run it again with --delete.`;
  }
  const { text } = sum("deleted");
  const left = sum("not deleted").chosen.length;
  if (left === 0) return text;
  const why = report.isInterrupted ? "Interrupted" : "Failed";
  return `${why}: ${text} ${countOf(left, "version")} left to delete: run it again.`;
}

function snapshotUsd({ region }: PruneReport, { hasSnapshot, memoryMb }: PlannedVersion): number {
  return hasSnapshot ? snapshotUsdPerMonth(memoryMb, findSnapshotPrice(region)) : 0;
}

/** A note if the price is another region's. */
function priceNote({ region, plans }: PruneReport): readonly string[] {
  const price = findSnapshotPrice(region);
  const hasSnapshots = [...plans.values()].flat().some(({ hasSnapshot }) => hasSnapshot);
  if (!hasSnapshots || price.region === region) return [];
  return [`Snapshots at the price of ${price.region}: AWS lists no price for ${region}.`];
}
