import { nameOfUrn, typeOfUrn } from "../../engine/urn";
import { plural } from "../../render/counts";
import { displayType } from "../../render/type-name";
import { html, type Markup } from "../html/markup";
import type { EvidenceFinding, ExemptFinding } from "./classify-findings";
import { worstStatus } from "./evidence";
import type { PolicyEvidence } from "./policy-evidence";
import { statusBadge } from "./status-words";

/** Each policy with what came of it, stack by stack. */
export function renderPolicies(evidence: readonly PolicyEvidence[], isOfMany: boolean): Markup {
  const groups = [...Map.groupBy(evidence, ({ policy }) => policy)];
  return html`<ul class="policies">${groups.map(
    ([policy, parts]) => html`<li class="card policy-evidence" id="${anchorOf(policy)}">
    <div class="group-head">${statusBadge(worstStatus(parts))}<h3>${policy}</h3><span class="facts">${parts[0]?.level}</span></div>
    <p class="facts">${parts[0]?.description}</p>
    <ul class="parts">${parts.map((part) => renderPart(part, isOfMany))}</ul></li>`,
  )}</ul>`;
}

export function anchorOf(policy: string): string {
  return `policy-${policy.replace(/[^\w-]/g, "-")}`;
}

function renderPart(part: PolicyEvidence, isOfMany: boolean): Markup {
  const { project, stack, status, reason, resourceTypes, evaluated } = part;
  const changed = Object.entries(part.changedParameters);
  return html`<li class="part">
    <p>${statusBadge(status)} ${isOfMany ? html`<strong>${project}/${stack}</strong> ` : undefined}${
      resourceTypes === undefined
        ? undefined
        : html`<span class="type">${resourceTypes.map(displayType).join(", ")}</span> `
    }${howEvaluated(part)}</p>
    ${reason === undefined ? undefined : html`<p class="reason">Not decided: ${reason}.</p>`}
    ${changed.length === 0 ? undefined : html`<p class="reason">Configured other than by default: ${changed.map(([name, value]) => html`<code>${name}</code> <code>${JSON.stringify(value)}</code> `)}</p>`}
    ${renderFindings("Failed", part.failed)}
    ${part.exempt.length === 0 ? undefined : html`<ul class="found">${part.exempt.map(renderExempt)}</ul>`}
    ${renderFindings("Not decided", part.undecided)}
    ${evaluated.length === 0 ? undefined : html`<details><summary>${plural(evaluated.length, "resource")}</summary><ul class="urns">${evaluated.map((urn) => html`<li><code>${urn}</code></li>`)}</ul></details>`}
  </li>`;
}

function howEvaluated({ scope, evaluated, level }: PolicyEvidence): string {
  if (evaluated.length === 0 || level === undefined) return "nothing evaluated";
  const count = plural(evaluated.length, "resource");
  return scope === "stack"
    ? `${count} evaluated, with the stack as a whole`
    : `${count} evaluated, each on its own`;
}

function renderFindings(title: string, findings: readonly EvidenceFinding[]): Markup | undefined {
  if (findings.length === 0) return undefined;
  return html`<ul class="found">${findings.map(
    (finding) =>
      html`<li><strong>${title}:</strong> ${subject(finding)} ${finding.message}${
        finding.isInBaseline ? " (in the baseline)" : undefined
      }</li>`,
  )}</ul>`;
}

function renderExempt(finding: ExemptFinding): Markup {
  const { owner, expires, reason, ticket } = finding.exemption;
  return html`<li><strong>Exempt:</strong> ${subject(finding)} ${finding.message}<br><span class="reason">until <time datetime="${expires}">${expires}</time>, ${owner}: ${reason}${
    ticket === undefined ? undefined : ` (${ticket})`
  }</span></li>`;
}

function subject({ urn }: EvidenceFinding): Markup {
  return html`<span class="name" title="${urn}">${nameOfUrn(urn)}</span> <span class="type">${displayType(typeOfUrn(urn))}</span>`;
}
