import { plural } from "../../render/counts";
import type { ExemptionEntry } from "../exemption";
import type { StackReport } from "../stack-report";
import { byDaysLeft, daysLeftText, soonDays } from "../verdict";
import { html, type Markup } from "./markup";

/** From so many days on, a bar is full. */
const fullBarDays = 90;

/** The exemptions in force, and those that are not in order, with the days that are left. */
export function renderExemptions({ exemptions }: StackReport): Markup | undefined {
  if (exemptions.length === 0) return undefined;
  return html`<ul class="exemptions">${exemptions.toSorted(byDaysLeft).map(renderEntry)}</ul>`;
}

function renderEntry(entry: ExemptionEntry): Markup {
  const { policy, resource, owner, reason, expires, daysLeft, problem, findings } = entry;
  const state = problem !== undefined ? "bad" : (daysLeft ?? -1) <= soonDays ? "soon" : "fine";
  const share = Math.min(100, Math.max(0, Math.round(((daysLeft ?? 0) / fullBarDays) * 100)));
  return html`<li class="card exemption ${state}">
    <div class="exemption-head"><h4>${policy}</h4><span class="days">${problem === undefined || daysLeft !== undefined ? daysLeftText(daysLeft) : "not in order"}</span></div>
    <div class="bar" aria-hidden="true"><span style="width:${share}%"></span></div>
    <p><code>${resource}</code></p>
    <p class="message">${problem ?? reason}</p>
    <p class="meta">${owner}${expires === "" ? undefined : html`, until <time datetime="${expires}">${expires}</time>`}, ${
      findings === 0 ? "used for nothing here" : `softens ${plural(findings, "finding")}`
    }</p>
  </li>`;
}
