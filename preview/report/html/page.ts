import { severities } from "../../described";
import { plural } from "../../render/counts";
import type { ReportOrigin, StackReport } from "../stack-report";
import { describeNotEvaluated, verdictOf } from "../verdict";
import { renderDocument } from "./document";
import { renderExemptions } from "./exemptions";
import { renderFindings } from "./findings";
import { findingKinds, kindOf } from "./kinds";
import { html, type Markup } from "./markup";
import { renderMatrix } from "./matrix";
import { contentStyles } from "./styles-content";
import { renderTree } from "./tree";

/** One page that stands alone. `today` is YYYY-MM-DD. */
export function renderHtml(
  reports: readonly StackReport[],
  today: string,
  origin: ReportOrigin = {},
): string {
  const stacks = reports.map(({ project, stack }) => `${project}/${stack}`).join(", ");
  return renderDocument({
    title: `Policies: ${stacks}`,
    styles: contentStyles,
    content: html`${reports.length > 1 ? renderOverview(reports) : undefined}
<main id="content">${reports.map((report) => renderStack(report, reports.length > 1))}</main>`,
    today,
    origin,
  });
}

function renderOverview(reports: readonly StackReport[]): Markup {
  return html`<h1 class="hidden">Policies of ${plural(reports.length, "stack")}</h1><nav class="overview" aria-label="Stacks">${reports.map(
    (report) => html`<a class="card stack ${report.tone}" href="#${anchorOf(report)}">
      <span class="mark" aria-hidden="true">${marks[report.tone]}</span>
      <span><strong>${report.stack}</strong><br>${verdictOf(report)}</span></a>`,
  )}</nav>`;
}

const marks = { passed: "✓", attention: "!", violations: "✕", failed: "?" };

function renderStack(report: StackReport, isOneOfMany: boolean): Markup {
  const exemptions = renderExemptions(report);
  const policies = report.packs.reduce((sum, pack) => sum + pack.policies.length, 0);
  return html`<article class="stack-report" id="${anchorOf(report)}">
  <header class="hero ${report.tone}">
    <div class="mark" aria-hidden="true">${marks[report.tone]}</div>
    <div class="hero-text">
      <p class="path">${report.project}<span aria-hidden="true"> / </span><b>${report.stack}</b></p>
      ${isOneOfMany ? html`<h2 class="verdict">${verdictOf(report)}</h2>` : html`<h1 class="verdict">${verdictOf(report)}</h1>`}
      <p class="facts">${report.judged === "state" ? "Deployed state" : "Planned update"} · ${plural(report.resources.length, "resource")} · ${plural(policies, "policy")}${report.packs.map(({ name, version }) => ` · ${name} ${version}`)}</p>
    </div>
  </header>
  ${report.error === undefined ? undefined : html`<section class="card error"><h3>Why the program failed</h3><pre>${report.error}</pre></section>`}
  ${renderTiles(report)}
  ${
    report.notEvaluated.length === 0
      ? undefined
      : section("Not evaluated", renderNotEvaluated(report), report.notEvaluated.length)
  }
  ${section("Findings", renderFindings(report), report.findings.length)}
  ${section("Policies and resources", renderMatrix(report))}
  ${exemptions === undefined ? undefined : section("Exemptions", exemptions, report.exemptions.length)}
  ${section(report.judged === "state" ? "Deployed resources" : "Plan", renderTree(report), report.resources.length)}
  ${report.notes.length === 0 ? undefined : section("Notes", html`<ul class="notes">${report.notes.map((note) => html`<li>${note}</li>`)}</ul>`)}
</article>`;
}

/** What nobody has looked into: the resource or the policy pack, and why. */
function renderNotEvaluated({ notEvaluated }: StackReport): Markup {
  return html`<ul class="card not-evaluated">${notEvaluated.map(
    (each) => html`<li>${describeNotEvaluated(each)}</li>`,
  )}</ul>`;
}

/** How many findings of each kind there are, and how severe the violations are. */
function renderTiles({ findings, resources, notEvaluated }: StackReport): Markup {
  const left = new Set([...findings, ...notEvaluated].map(({ urn }) => urn));
  const clean = resources.filter(({ urn }) => !left.has(urn)).length;
  const open = findings.filter((finding) => kindOf(finding) !== "exempt");
  const share = (count: number) => (open.length === 0 ? 0 : (count / open.length) * 100);
  return html`<div class="tiles">
    ${findingKinds.map((kind) => {
      const count = findings.filter((finding) => kindOf(finding) === kind).length;
      return html`<div class="card tile ${count === 0 ? "none" : kind}"><b>${count}</b><span>${kind}</span></div>`;
    })}
    <div class="card tile clean"><b>${clean}</b><span>resources without findings</span></div>
    <div class="card severity-tile"><span>By severity</span>
      <div class="stack-bar" aria-hidden="true">${severities.map((severity) => {
        const count = open.filter((finding) => finding.severity === severity).length;
        return html`<i class="${severity}" style="width:${share(count).toFixed(2)}%"></i>`;
      })}</div>
      <ul class="severities">${severities.map((severity) => {
        const count = open.filter((finding) => finding.severity === severity).length;
        return html`<li class="${severity}"><i aria-hidden="true"></i>${severity} <b>${count}</b></li>`;
      })}</ul>
    </div>
  </div>`;
}

function section(title: string, content: Markup, count?: number): Markup {
  return html`<section><h3 class="title">${title}${count === undefined ? undefined : html` <span class="number">${count}</span>`}</h3>${content}</section>`;
}

function anchorOf({ project, stack }: StackReport): string {
  return `${project}-${stack}`.replace(/[^\w-]/g, "-");
}
