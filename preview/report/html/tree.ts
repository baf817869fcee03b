import type { PlannedResource } from "../../model";
import { displayType } from "../../render/type-name";
import type { Finding, StackReport } from "../stack-report";
import { kindWords, operationOf, serviceOf, worstKind } from "./kinds";
import { html, type Markup } from "./markup";

/** The resources as a tree: components open and close. */
export function renderTree({ resources, findings, judged }: StackReport): Markup {
  const urns = new Set(resources.map(({ urn }) => urn));
  const root = resources.find(({ kind }) => kind === "stack");
  const childrenOf = Map.groupBy(
    resources.filter((resource) => resource !== root),
    ({ parentUrn }) =>
      parentUrn !== undefined && urns.has(parentUrn) ? parentUrn : (root?.urn ?? ""),
  );
  const byUrn = Map.groupBy(findings, ({ urn }) => urn);
  const draw = (resource: PlannedResource): Markup => {
    const children = childrenOf.get(resource.urn) ?? [];
    const row = renderRow(resource, judged, byUrn.get(resource.urn) ?? []);
    if (children.length === 0) return html`<li>${row}</li>`;
    const isOpen = resource.kind === "stack" || hasFindings(resource, childrenOf, byUrn);
    return html`<li><details${isOpen ? html` open` : undefined}><summary>${row}<span class="size">${children.length}</span></summary>
      <ul>${children.map(draw)}</ul></details></li>`;
  };
  const tops = root === undefined ? (childrenOf.get("") ?? []) : [root];
  return html`<ul class="tree">${tops.map(draw)}</ul>`;
}

/** Whether there is something to see below. */
function hasFindings(
  { urn }: PlannedResource,
  childrenOf: ReadonlyMap<string, readonly PlannedResource[]>,
  byUrn: ReadonlyMap<string, readonly Finding[]>,
): boolean {
  return (childrenOf.get(urn) ?? []).some(
    (child) => byUrn.has(child.urn) || hasFindings(child, childrenOf, byUrn),
  );
}

function renderRow(
  resource: PlannedResource,
  judged: StackReport["judged"],
  findings: readonly Finding[],
): Markup {
  const { mark, word } = operationOf(resource, judged);
  const worst = worstKind(findings);
  return html`<span class="row"><span class="op ${word}" title="${word}">${mark}</span>
    <span class="name">${resource.name}</span>
    <span class="type service-${hueOf(serviceOf(resource.type))}">${displayType(resource.type)}</span>${
      worst === undefined
        ? undefined
        : html` <span class="count ${worst}" title="${kindWords[worst]}">${findings.length}</span>`
    }</span>`;
}

/** One of eight hues, always the same for a service. */
function hueOf(service: string): number {
  return [...service].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % 8;
}
