import type { PolicyViolation } from "../model";

/** Why a violation is let pass, as the pack says it in the message. */
export interface FindingExemption {
  readonly expires: string;
  readonly owner: string;
  readonly reason: string;
}

/** An exemption of the pack's configuration, as it stands in this run. */
export interface ExemptionEntry extends FindingExemption {
  readonly policy: string;
  /** The pattern of the configuration, or the names of the resources that it was used for. */
  readonly resource: string;
  /** Days until the last one, which counts; below 0 once it has expired, absent where there is no date. */
  readonly daysLeft?: number;
  /** What is wrong with it, where something is. */
  readonly problem?: string;
  /** How many findings it softens. */
  readonly findings: number;
}

const softened = / \(exempt until (\d{4}-\d{2}-\d{2}), (.+?): (.+)\)$/s;
const listed = /^the exemption of (.+?) from (\S+) for '(.*?)' (.+)$/s;
const inOrder =
  /^(?:holds until|expires soon, on) (\d{4}-\d{2}-\d{2})(?: and softens nothing)?: (.+)$/s;

/** A message without the exemption at its end, and the exemption. */
export function splitExemption(message: string): {
  readonly message: string;
  readonly exemption?: FindingExemption;
} {
  const match = softened.exec(message);
  if (match === null) return { message };
  const [whole, expires = "", owner = "", reason = ""] = match;
  return { message: message.slice(0, -whole.length), exemption: { expires, owner, reason } };
}

/** Whether the violation does no more than list an exemption that is in order. */
export function isListing({ level, message }: PolicyViolation): boolean {
  const [, , , , rest = ""] = listed.exec(message) ?? [];
  return level === "advisory" && inOrder.test(rest);
}

/** The exemptions that violations tell of: those that a policy lists, and those that were used. */
export function readExemptions(
  violations: readonly PolicyViolation[],
  today: string,
): readonly ExemptionEntry[] {
  const entries = violations.flatMap((violation) => readListed(violation, today) ?? []);
  const used = violations.flatMap(({ policy, urn, message }) => {
    const { exemption } = splitExemption(message);
    return exemption === undefined ? [] : [{ policy, name: urn.split("::").at(-1), exemption }];
  });
  const keyOf = (policy: string, { owner, expires, reason }: FindingExemption) =>
    [policy, owner, expires, reason].join("\n");
  const uses = Map.groupBy(used, ({ policy, exemption }) => keyOf(policy, exemption));
  const known = new Set(entries.map((entry) => keyOf(entry.policy, entry)));
  const unlisted = [...uses]
    .filter(([key]) => !known.has(key))
    .flatMap(([, [first, ...more]]) => {
      if (first === undefined) return [];
      const names = [...new Set([first, ...more].map(({ name }) => name))];
      return [entryOf(first.policy, names.join(", "), first.exemption, today)];
    });
  return [...entries, ...unlisted].map((entry) => ({
    ...entry,
    findings: uses.get(keyOf(entry.policy, entry))?.length ?? 0,
  }));
}

function readListed({ message }: PolicyViolation, today: string): ExemptionEntry | undefined {
  const [, owner, policy, resource, rest] = listed.exec(message) ?? [];
  if (owner === undefined || policy === undefined) return undefined;
  const [, expires, reason] = inOrder.exec(rest ?? "") ?? [];
  if (expires !== undefined) {
    return entryOf(policy, resource ?? "", { owner, expires, reason: reason ?? "" }, today);
  }
  const date = /\d{4}-\d{2}-\d{2}/.exec(rest ?? "")?.[0] ?? "";
  const entry = entryOf(policy, resource ?? "", { owner, expires: date, reason: "" }, today);
  return { ...entry, problem: rest ?? "" };
}

function entryOf(
  policy: string,
  resource: string,
  exemption: FindingExemption,
  today: string,
): ExemptionEntry {
  const dayMs = 24 * 60 * 60 * 1000;
  const daysLeft = Math.round((Date.parse(exemption.expires) - Date.parse(today)) / dayMs);
  return {
    policy,
    resource,
    ...exemption,
    ...(Number.isNaN(daysLeft) ? {} : { daysLeft }),
    findings: 0,
  };
}
