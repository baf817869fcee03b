import type { NotEvaluated } from "../not-evaluated";
import { plural } from "../render/counts";
import { displayResource } from "../render/type-name";
import type { StackReport } from "./stack-report";

/** One line about a stack: how much was found, or why nothing was evaluated. */
export function verdictOf(report: StackReport): string {
  const { outcome, findings, packs, isOff, judged, resources } = report;
  if (outcome === "failed") return "The program failed: this report is incomplete";
  if (packs.length === 0) return "No policy pack evaluated this stack";
  if (isOff) return "Every policy is disabled: nothing was evaluated";
  const mandatory = findings.filter(({ level }) => level === "mandatory").length;
  const subject = judged === "state" ? "deployed resource" : "resource";
  const where = resources.length === 0 ? "" : ` in ${plural(resources.length, subject)}`;
  const opaque = report.notEvaluated.length;
  const left = opaque === 0 ? "" : `, ${opaque} not evaluated`;
  if (mandatory > 0) return `${plural(mandatory, "mandatory violation")}${where}${left}`;
  return `No mandatory violations${where}${left}`;
}

/** Names what was not evaluated, and the reason. */
export function describeNotEvaluated({ urn, policyPack = "", reason }: NotEvaluated): string {
  return `${urn === undefined ? policyPack : displayResource(urn)}: ${reason}`;
}

/** An exemption with at most this many days left is marked as ending soon. */
export const soonDays = 14;

/** Sorts exemptions without a last day first, then by days left. */
export function byDaysLeft(one: WithDaysLeft, other: WithDaysLeft): number {
  const days = ({ daysLeft = Number.MIN_SAFE_INTEGER }: WithDaysLeft) => daysLeft;
  return days(one) - days(other);
}

interface WithDaysLeft {
  readonly daysLeft?: number;
}

/** `12 days left`, `last day`, `expired 3 days ago`. */
export function daysLeftText(daysLeft: number | undefined): string {
  if (daysLeft === undefined) return "no last day";
  if (daysLeft === 0) return "last day";
  if (daysLeft < 0) return `expired ${plural(-daysLeft, "day")} ago`;
  return `${plural(daysLeft, "day")} left`;
}
