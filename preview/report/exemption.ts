import type { PolicyViolation } from "../model";

/** Why a violation is let pass. */
export interface FindingExemption {
  readonly expires: string;
  readonly owner: string;
  readonly reason: string;
}

/** An exemption of a pack's configuration, as the pack lists it. */
export interface ListedExemption extends FindingExemption {
  readonly policy: string;
  /** The pattern of the configuration, or the names of the resources that it was used for. */
  readonly resource: string;
  /** What is wrong with it, where something is. */
  readonly problem?: string;
}

/** An exemption as it stands in this run. */
export interface ExemptionEntry extends ListedExemption {
  /** Days until the last one, which counts; below 0 once it has expired, absent where there is no date. */
  readonly daysLeft?: number;
  /** How many findings it softens. */
  readonly findings: number;
}

/** A message without the exemption that it mentions, and the exemption. */
export interface SplitMessage {
  readonly message: string;
  readonly exemption?: FindingExemption;
}

/** Why a finding is let pass; undefined where it is not. */
export function whyAccepted({
  exemption,
  isInBaseline,
}: {
  readonly exemption?: FindingExemption;
  readonly isInBaseline?: true;
}): string | undefined {
  if (exemption !== undefined) {
    const { expires, owner, reason } = exemption;
    return `exempt until ${expires}, ${owner}: ${reason}`;
  }
  return isInBaseline ? "in the baseline" : undefined;
}

/** How a pack mentions exemptions in its messages: the protocol has no field for them. */
export interface ExemptionMessages {
  readonly split: (message: string) => SplitMessage;
  /** The exemption that a message lists; undefined where it is about something else. */
  readonly readListed: (message: string) => ListedExemption | undefined;
}

/** For packs that have no exemptions, or whose messages are not known. */
export const noExemptions: ExemptionMessages = {
  split: (message) => ({ message }),
  readListed: () => undefined,
};

/** Whether the violation does no more than list an exemption that is in order. */
export function isListing(
  { level, message }: PolicyViolation,
  { readListed }: ExemptionMessages,
): boolean {
  const entry = readListed(message);
  return level === "advisory" && entry !== undefined && entry.problem === undefined;
}

/** The exemptions that violations tell of: those that a policy lists, and those that were used. */
export function readExemptions(
  violations: readonly PolicyViolation[],
  today: string,
  { split, readListed }: ExemptionMessages,
): readonly ExemptionEntry[] {
  const entries = violations.flatMap(({ message }) => readListed(message) ?? []);
  const used = violations.flatMap(({ policy, urn, message }) => {
    const { exemption } = split(message);
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
      return [{ policy: first.policy, resource: names.join(", "), ...first.exemption }];
    });
  return [...entries, ...unlisted].map((entry: ListedExemption) => ({
    ...entry,
    ...daysLeftOf(entry, today),
    findings: uses.get(keyOf(entry.policy, entry))?.length ?? 0,
  }));
}

const dayMs = 24 * 60 * 60 * 1000;

function daysLeftOf({ expires }: ListedExemption, today: string): { readonly daysLeft?: number } {
  const daysLeft = Math.round((Date.parse(expires) - Date.parse(today)) / dayMs);
  return Number.isNaN(daysLeft) ? {} : { daysLeft };
}
