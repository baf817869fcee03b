import type { CostRange } from "../described";
import { plural } from "../render/counts";
import type { StackReport } from "./stack-report";

/** One line on a stack for a person: what was found, or that nothing was. */
export function verdictOf(report: StackReport): string {
  const { outcome, findings, packs, judged, resources } = report;
  if (outcome === "failed") return "The program failed: what follows is incomplete";
  if (packs.length === 0) return "No policy pack judged this stack";
  const mandatory = findings.filter(({ level }) => level === "mandatory").length;
  const subject = judged === "state" ? "deployed resource" : "resource";
  const where = resources.length === 0 ? "" : ` in ${plural(resources.length, subject)}`;
  if (mandatory > 0) return `${plural(mandatory, "mandatory violation")}${where}`;
  return `No mandatory violations${where}`;
}

/** `$0.42`, `$12.30`, `$1,234`: a month in US dollars, to three figures or so. */
function dollars(amount: number): string {
  const digits = amount >= 1000 ? 0 : 2;
  return amount.toLocaleString("en-US", {
    style: "currency",
    currency: "USD",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** `$1.20`, or `$1.20 to $2.40`. */
export function dollarRange({
  low,
  high,
}: {
  readonly low: number;
  readonly high: number;
}): string {
  const [from, to] = [dollars(low), dollars(high)];
  return from === to ? from : `${from} to ${to}`;
}

/** `12 days left`, `last day`, `expired 3 days ago`. */
export function daysLeftText(daysLeft: number | undefined): string {
  if (daysLeft === undefined) return "no last day";
  if (daysLeft === 0) return "last day";
  if (daysLeft < 0) return `expired ${plural(-daysLeft, "day")} ago`;
  return `${plural(daysLeft, "day")} left`;
}

/** What is sure of the saving between two ranges: nothing where they overlap. */
export function savingOf(
  before: CostRange,
  after: CostRange,
): { readonly kind: "less" | "more" | "same"; readonly text: string } {
  const percent = (share: number) => `at least ${Math.floor(share * 100)} %`;
  if (after.high < before.low) {
    return { kind: "less", text: `${percent(1 - after.high / before.low)} less` };
  }
  if (after.low > before.high) {
    return { kind: "more", text: `${percent(after.low / before.high - 1)} more` };
  }
  return { kind: "same", text: "no sure difference" };
}
