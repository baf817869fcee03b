import { nameOfUrn, typeOfUrn } from "../../engine/urn";
import { displayType } from "../../render/type-name";
import type { Finding, StackReport } from "../stack-report";
import { findingKinds, kindOf, severities } from "./kinds";
import { html, type Markup } from "./markup";

/** The findings, with buttons and a field to choose among them. */
export function renderFindings({ findings, notEvaluated, packs, error }: StackReport): Markup {
  if (findings.length === 0) {
    const isWhole = notEvaluated.length === 0 && packs.length > 0 && error === undefined;
    const where = isWhole ? ": every policy holds for every resource" : " in what was evaluated";
    return html`<p class="empty">Nothing was found${where}.</p>`;
  }
  const present = severities.filter((each) => findings.some(({ severity }) => severity === each));
  const kinds = findingKinds.filter((kind) => findings.some((each) => kindOf(each) === kind));
  return html`<div class="filters" role="group" aria-label="Choose findings">
      <input type="search" class="search" placeholder="Search policy, resource or text" aria-label="Search the findings">
      ${kinds.map((kind) =>
        filterButton(
          "kind",
          kind,
          findings.filter((each) => kindOf(each) === kind),
        ),
      )}
      <span class="gap"></span>
      ${present.map((each) =>
        filterButton(
          "severity",
          each,
          findings.filter(({ severity }) => severity === each),
        ),
      )}
    </div>
    <p class="shown" role="status" aria-live="polite"></p>
    <ul class="findings">${findings.map(renderFinding)}</ul>`;
}

function filterButton(group: string, value: string, findings: readonly Finding[]): Markup {
  return html`<button type="button" class="filter ${value}" data-group="${group}" data-value="${value}" aria-pressed="false">
    ${value} <span class="number">${findings.length}</span></button>`;
}

function renderFinding(finding: Finding): Markup {
  const { policy, severity, message, description, urn, location, url, remediationSteps } = finding;
  const kind = kindOf(finding);
  return html`<li class="finding ${kind}" data-kind="${kind}" data-severity="${severity ?? ""}">
    <div class="finding-head">
      ${severity === undefined ? undefined : html`<span class="badge ${severity}">${severity}</span>`}
      <span class="kind ${kind}">${kind}</span>
      <h4 class="policy">${url === undefined || !/^https?:/.test(url) ? policy : html`<a href="${url}" rel="noreferrer">${policy}</a>`}</h4>
    </div>
    <p class="subject"><span class="name">${nameOfUrn(urn)}</span> <span class="type">${displayType(typeOfUrn(urn))}</span></p>
    <p class="message">${message}</p>
    ${renderExemption(finding)}
    <details class="more"><summary>Why, and what to do</summary>
      <p>${description}</p>
      ${remediationSteps === undefined ? undefined : html`<p class="steps">${remediationSteps}</p>`}
      <p class="place"><code>${location.file}:${location.line}</code></p>
      <p class="urn"><code>${urn}</code></p>
    </details>
  </li>`;
}

function renderExemption({ exemption, isInBaseline }: Finding): Markup | undefined {
  if (isInBaseline) return html`<p class="exemption-note">In the baseline</p>`;
  if (exemption === undefined) return undefined;
  const { owner, reason, expires } = exemption;
  return html`<p class="exemption-note">Exempt until <time datetime="${expires}">${expires}</time> (${owner}): ${reason}</p>`;
}
