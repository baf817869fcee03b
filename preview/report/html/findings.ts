import { severities } from "../../described";
import { nameOfUrn, typeOfUrn } from "../../engine/urn";
import { displayType } from "../../render/type-name";
import type { Finding, StackReport } from "../stack-report";
import { findingKinds, kindOf } from "./kinds";
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
    <ul class="findings">${groupByPolicy(findings).map(renderGroup)}</ul>`;
}

function filterButton(group: string, value: string, findings: readonly Finding[]): Markup {
  return html`<button type="button" class="filter ${value}" data-group="${group}" data-value="${value}" aria-pressed="false">
    ${value} <span class="number">${findings.length}</span></button>`;
}

type Group = readonly [Finding, ...Finding[]];

/** The findings of a policy that count alike, in the order of the first of each. */
function groupByPolicy(findings: readonly Finding[]): readonly Group[] {
  const groups = Map.groupBy(findings, (finding) =>
    [kindOf(finding), finding.policyPack, finding.policy, finding.severity ?? ""].join("\n"),
  );
  return [...groups.values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [[first, ...more] as const],
  );
}

function renderGroup(group: Group): Markup {
  const [first] = group;
  const { policy, severity, description, url, remediationSteps } = first;
  const kind = kindOf(first);
  return html`<li class="group ${kind}">
    <div class="group-head">
      ${severity === undefined ? undefined : html`<span class="badge ${severity}">${severity}</span>`}
      <span class="kind ${kind}">${kind}</span>
      <h4 class="policy">${url === undefined || !/^https?:/.test(url) ? policy : html`<a href="${url}" rel="noreferrer">${policy}</a>`}</h4>
      ${group.length === 1 ? undefined : html`<span class="number">${group.length}</span>`}
    </div>
    <ul class="subjects">${group.map(renderFinding)}</ul>
    <details class="more"><summary>Why, and what to do</summary>
      <p>${description}</p>
      ${remediationSteps === undefined ? undefined : html`<p class="steps">${remediationSteps}</p>`}
      ${group.map(({ urn }) => html`<p class="urn"><code>${urn}</code></p>`)}
    </details>
  </li>`;
}

function renderFinding(finding: Finding): Markup {
  const { severity, message, urn, location } = finding;
  return html`<li class="finding" data-kind="${kindOf(finding)}" data-severity="${severity ?? ""}">
    <p class="subject"><span class="name">${nameOfUrn(urn)}</span> <span class="type">${displayType(typeOfUrn(urn))}</span>
      <code class="place">${location.file}:${location.line}</code></p>
    <p class="message">${message}</p>
    ${renderExemption(finding)}
  </li>`;
}

function renderExemption({ exemption, isInBaseline }: Finding): Markup | undefined {
  if (isInBaseline) return html`<p class="exemption-note">In the baseline</p>`;
  if (exemption === undefined) return undefined;
  const { owner, reason, expires } = exemption;
  return html`<p class="exemption-note">Exempt until <time datetime="${expires}">${expires}</time> (${owner}): ${reason}</p>`;
}
