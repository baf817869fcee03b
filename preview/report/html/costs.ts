import type { CostRange, FunctionCost } from "../../described";
import { dollarRange, savingOf } from "../verdict";
import { html, type Markup } from "./markup";

type KnownCost = FunctionCost & { readonly before: CostRange; readonly after: CostRange };

/** What each function costs in a month, before and after, and all of them together. */
export function renderCosts(costs: readonly FunctionCost[]): Markup | undefined {
  const known = costs.filter(isKnown);
  const unknown = costs.filter((cost) => !isKnown(cost));
  if (costs.length === 0) return undefined;
  const most = Math.max(...known.flatMap(({ before, after }) => [before.high, after.high]));
  return html`<div class="costs">${known.map((cost) => renderCost(cost, most))}</div>
    ${known.length > 1 ? renderTotal(known) : undefined}
    ${[...new Set(known.map(({ basis }) => basis))].map((basis) => html`<p class="hint">Estimate for ${basis}.</p>`)}
    ${unknown.map(({ functionName, basis }) => html`<p class="hint"><code>${functionName}</code>: ${basis}.</p>`)}`;
}

function isKnown(cost: FunctionCost): cost is KnownCost {
  return cost.before !== undefined && cost.after !== undefined;
}

function renderCost({ functionName, before, after }: KnownCost, most: number): Markup {
  return html`<div class="card cost ${savingOf(before, after).kind}">
    <h4>${functionName}</h4>
    <p class="saving ${savingOf(before, after).kind}">${savingOf(before, after).text}</p>
    <dl>${bar("before", before, most)}${bar("after", after, most)}</dl>
  </div>`;
}

function bar(label: string, range: CostRange, most: number): Markup {
  const share = most === 0 ? 0 : Math.round((range.high / most) * 100);
  return html`<div class="cost-row ${label}"><dt>${label}</dt><dd>${dollarRange(range)}</dd>
    <div class="bar" aria-hidden="true"><span style="width:${Math.max(share, 1)}%"></span></div></div>`;
}

function renderTotal(costs: readonly KnownCost[]): Markup {
  const sum = (when: "before" | "after"): CostRange => ({
    low: costs.reduce((total, cost) => total + cost[when].low, 0),
    high: costs.reduce((total, cost) => total + cost[when].high, 0),
  });
  const [before, after] = [sum("before"), sum("after")];
  return html`<p class="total">All functions: <del>${dollarRange(before)}</del> <strong>${dollarRange(after)}</strong> a month, ${savingOf(before, after).text}</p>`;
}
