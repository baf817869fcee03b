import type { PolicyViolation, PreviewResult } from "../model";
import { displayResource } from "../render/type-name";
import type { ExemptionMessages } from "../report/exemption";
import { hideSecrets } from "../secrets/hide-secrets";

/** An accepted finding. */
export interface KnownFinding {
  readonly policyPack: string;
  readonly policy: string;
  /** The URN without stack and project: types of parents, type and name. */
  readonly resource: string;
  /** The message with `#` for each number: a changed limit or count is still the same problem. */
  readonly message: string;
  /** How often it occurs. Default: 1. */
  readonly count?: number;
}

/** Accepted findings by project and stack (`shop/dev`). */
export interface Baseline {
  readonly stacks: { readonly [stack: string]: readonly KnownFinding[] };
}

/** A baseline of the findings in these stacks. Other stacks keep their entries in the earlier baseline. */
export function makeBaseline(
  results: readonly PreviewResult[],
  exemptions: ExemptionMessages,
  { stacks }: Baseline,
): Baseline {
  const found = results.map(
    (result) => [stackKey(result), knownFindings(result, exemptions)] as const,
  );
  const merged: Baseline["stacks"] = { ...stacks, ...Object.fromEntries(found) };
  const sorted = Object.entries(merged).sort(([one], [other]) => (one < other ? -1 : 1));
  return { stacks: Object.fromEntries(sorted) };
}

/** The result with known findings made advisory, and a note of those that no longer occur. */
export function applyBaseline(
  result: PreviewResult,
  exemptions: ExemptionMessages,
  { stacks }: Baseline,
): PreviewResult {
  const known = stacks[stackKey(result)] ?? [];
  const remaining = new Map(known.map((each) => [findingKey(each), each.count ?? 1]));
  const shown = hideSecrets(result).violations;
  const violations = result.violations.map((violation, index): PolicyViolation => {
    const finding = describeFinding(shown[index] ?? violation, exemptions);
    const key = finding === undefined ? "" : findingKey(finding);
    const count = remaining.get(key) ?? 0;
    if (count === 0) return violation;
    remaining.set(key, count - 1);
    return { ...violation, level: "advisory", isInBaseline: true };
  });
  // A program that failed shows only part of its findings.
  const gone =
    result.programError === undefined
      ? known.filter((each) => remaining.get(findingKey(each)) !== 0)
      : [];
  return { ...result, violations, notes: [...result.notes, ...goneNotes(gone)] };
}

function goneNotes(gone: readonly KnownFinding[]) {
  if (gone.length === 0) return [];
  const lines = gone.map(
    ({ policy, resource }) => `${policy}: ${displayResource(`::::${resource}`)}`,
  );
  const text = [
    "These findings of the baseline no longer occur. Update it with --write-baseline:",
    ...new Set(lines),
  ];
  return [{ kind: "policy" as const, text: text.join("\n  ") }];
}

function knownFindings(
  result: PreviewResult,
  exemptions: ExemptionMessages,
): readonly KnownFinding[] {
  const findings = hideSecrets(result).violations.flatMap(
    (violation) => describeFinding(violation, exemptions) ?? [],
  );
  return [...Map.groupBy(findings, findingKey)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, [first, ...more]]) => {
      if (first === undefined) return [];
      return [more.length === 0 ? first : { ...first, count: more.length + 1 }];
    });
}

/** Undefined for a finding that an exemption covers or lists: it is accepted only until the exemption expires. */
function describeFinding(
  { policyPack, policy, urn, message }: PolicyViolation,
  { split, readListed }: ExemptionMessages,
): KnownFinding | undefined {
  if (split(message).exemption !== undefined || readListed(message) !== undefined) return undefined;
  return {
    policyPack,
    policy,
    resource: urn.split("::").slice(2).join("::"),
    message: message.replace(/\d+/g, "#").replace(/\s+/g, " ").trim(),
  };
}

function findingKey({ policyPack, policy, resource, message }: KnownFinding): string {
  return [policyPack, policy, resource, message].join("\n");
}

function stackKey({ project, stack }: PreviewResult): string {
  return `${project}/${stack}`;
}
