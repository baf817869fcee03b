import { nameOfUrn, typeOfUrn } from "../../engine/urn";
import { plural } from "../../render/counts";
import { displayType } from "../../render/type-name";
import type { Finding, StackReport } from "../stack-report";
import { kindWords, worstKind } from "./kinds";
import { html, type Markup } from "./markup";

/** More columns than these can't be told apart; the rest is in the list of findings. */
const maxResources = 24;
const marks = { mandatory: "✕", advisory: "!", exempt: "◦" };

/** Which policy found something in which resource, and which found nothing. */
export function renderMatrix({ packs, findings }: StackReport): Markup {
  const policies = packs.flatMap((pack) => pack.policies);
  const byPolicy = Map.groupBy(findings, ({ policy }) => policy);
  const speaking = policies.filter(({ name }) => byPolicy.has(name));
  const silent = policies.filter(({ name }) => !byPolicy.has(name));
  const urns = [...Map.groupBy(findings, ({ urn }) => urn)]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([urn]) => urn);
  const shown = urns.slice(0, maxResources);
  return html`${speaking.length === 0 ? undefined : table(speaking, shown, byPolicy)}
    ${urns.length > shown.length ? html`<p class="hint">and ${plural(urns.length - shown.length, "resource")} more, in the list above</p>` : undefined}
    ${
      silent.length === 0
        ? undefined
        : html`<details class="silent"${speaking.length === 0 ? html` open` : undefined}>
      <summary><span class="ok">✓</span> ${plural(silent.length, "policy")} found nothing</summary>
      <ul class="chips">${silent.map(({ name, description }) => html`<li title="${description}">${name}</li>`)}</ul>
    </details>`
    }`;
}

function table(
  policies: readonly { readonly name: string; readonly displayName?: string }[],
  urns: readonly string[],
  byPolicy: ReadonlyMap<string, readonly Finding[]>,
): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Policies by resources"><table class="matrix">
    <thead><tr><th scope="col" class="corner">policy</th>${urns.map(
      (urn) =>
        html`<th scope="col" class="resource" title="${displayType(typeOfUrn(urn))}"><span>${nameOfUrn(urn)}</span></th>`,
    )}</tr></thead>
    <tbody>${policies.map(({ name }) => {
      const found = byPolicy.get(name) ?? [];
      const cells = urns.map((urn) => cell(found.filter((each) => each.urn === urn)));
      return html`<tr><th scope="row">${name}</th>${cells}</tr>`;
    })}</tbody>
  </table></div>
  <p class="legend"><span class="cell mandatory">✕</span> mandatory <span class="cell advisory">!</span> advisory <span class="cell exempt">◦</span> exempt</p>`;
}

function cell(findings: readonly Finding[]): Markup {
  const kind = worstKind(findings);
  if (kind === undefined) return html`<td></td>`;
  const text = findings.map(({ message }) => message).join("\n");
  return html`<td><span class="cell ${kind}" title="${text}"><span aria-hidden="true">${marks[kind]}</span><span class="hidden">${kindWords[kind]}</span></span></td>`;
}
