import { plural } from "../../render/counts";
import { renderDocument } from "../html/document";
import { html, type Markup } from "../html/markup";
import type { ReportOrigin } from "../stack-report";
import { describeNotEvaluated } from "../verdict";
import type { ControlEvidence, Evidence, EvidenceFramework, EvidenceStack } from "./evidence";
import { worstStatus } from "./evidence";
import { evidenceStyles } from "./evidence-styles";
import { anchorOf, renderPolicies } from "./page-policies";
import { type EvidenceStatus, evidenceStatuses } from "./policy-evidence";
import { statusBadge, statusMeanings, statusWords } from "./status-words";

/** Longer lists of controls are folded. */
const mostUnfolded = 60;

/** The page for an auditor. `today` is YYYY-MM-DD. */
export function renderEvidencePage(
  evidence: Evidence,
  today: string,
  origin: ReportOrigin = {},
): string {
  const { stacks, frameworks, policies } = evidence;
  const names = stacks.map(({ project, stack }) => `${project}/${stack}`).join(", ");
  return renderDocument({
    title: `Evidence: ${names}`,
    styles: evidenceStyles,
    content: html`<main id="content">
  <header class="evidence-head"><p class="path">${plural(stacks.length, "stack")}: ${names}</p>
    <h1>Evidence for ${plural(frameworks.length, "framework")}</h1>
    ${evidence.packs.map(renderPack)}</header>
  <div class="tiles-of-frameworks">${frameworks.map(renderTile)}</div>
  ${section("How to read this", renderMeanings())}
  ${stacks.some(isIncomplete) ? section("Not evaluated", renderGaps(stacks)) : undefined}
  ${frameworks.map((framework) => renderFramework(framework, evidence))}
  ${section("What the controls rest on", renderPolicies(policies, stacks.length > 1))}
</main>`,
    today,
    origin,
  });
}

function renderPack({ name, version, source }: Evidence["packs"][number]): Markup {
  return html`<p class="facts">Policy pack ${name} ${version}${
    source === undefined
      ? undefined
      : html`; its map to controls is from ${source.name} ${source.version}${source.license && `, ${source.license}`}, of ${source.date}`
  }</p>`;
}

function renderTile({ id, name, version, counts, controls }: EvidenceFramework): Markup {
  const found = evidenceStatuses.filter((status) => counts[status] > 0);
  const share = (status: EvidenceStatus) => (counts[status] / controls.length) * 100;
  return html`<a class="card framework-tile" href="#framework-${id}">
    <strong>${name}</strong> <span class="version">${version}</span>
    <span class="stack-bar" aria-hidden="true">${found.map(
      (status) => html`<i class="${status}" style="width:${share(status).toFixed(2)}%"></i>`,
    )}</span>
    <span class="counts"><span>${plural(controls.length, "control")} of it:</span> ${found.map(
      (status) => html`<span>${counts[status]} ${statusWords[status]}</span>`,
    )}</span></a>`;
}

function renderMeanings(): Markup {
  return html`<ul class="card meanings">${evidenceStatuses.map(
    (status) => html`<li>${statusBadge(status)} ${statusMeanings[status]}</li>`,
  )}</ul>`;
}

function isIncomplete({ error, notEvaluated }: EvidenceStack): boolean {
  return error !== undefined || notEvaluated.length > 0;
}

function renderGaps(stacks: readonly EvidenceStack[]): Markup {
  return html`<ul class="card gaps">${stacks.filter(isIncomplete).map(
    ({ project, stack, error, notEvaluated }) => html`<li><strong>${project}/${stack}</strong><ul>
      ${error === undefined ? undefined : html`<li>The program failed: ${error}</li>`}
      ${notEvaluated.map((each) => html`<li>${describeNotEvaluated(each)}</li>`)}</ul></li>`,
  )}</ul>`;
}

function renderFramework(framework: EvidenceFramework, evidence: Evidence): Markup {
  const { id, name, version, url, controls } = framework;
  const title = `${name} ${version}`;
  const hasTitles = controls.some((control) => control.title !== undefined);
  return html`<section id="framework-${id}"><h2 class="title">${url === undefined ? title : html`<a href="${url}" rel="noreferrer">${title}</a>`}</h2>
  <details${controls.length > mostUnfolded ? undefined : html` open`}><summary>${plural(controls.length, "control")} of it</summary>
  <div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="controls">
    <thead><tr><th scope="col">control</th>${hasTitles ? html`<th scope="col">what it asks</th>` : undefined}<th scope="col">status</th><th scope="col">policies</th></tr></thead>
    <tbody>${controls.map((control) => renderControl(control, hasTitles, evidence))}</tbody>
  </table></div></details></section>`;
}

function renderControl(control: ControlEvidence, hasTitles: boolean, evidence: Evidence): Markup {
  const { id, title, status, reason } = control;
  const ids = new Set(control.policies);
  const own = evidence.policies.filter((each) => ids.has(each.id));
  const byPolicy = [...Map.groupBy(own, ({ policy }) => policy)];
  return html`<tr><th scope="row">${id}</th>${hasTitles ? html`<td>${title}</td>` : undefined}<td>${statusBadge(status)}</td><td>${
    reason === undefined ? undefined : html`<span class="reason">${reason}</span>`
  }${byPolicy.map(
    ([policy, parts]) =>
      html`<a class="policy-link" href="#${anchorOf(policy)}">${policy}</a>&nbsp;<span class="reason">${statusWords[worstStatus(parts)]}</span><br>`,
  )}</td></tr>`;
}

function section(title: string, content: Markup): Markup {
  return html`<section><h2 class="title">${title}</h2>${content}</section>`;
}
