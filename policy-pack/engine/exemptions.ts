import { visibleText } from "../values/blank";
import { matchesWildcard } from "../values/wildcard";

/** A named, dated decision that one policy does not apply to some resources. */
export interface Exemption {
  readonly policy: string;
  /** Matched against the resource's URN and its logical name, with `*` and `?`. */
  readonly resource: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it is valid, YYYY-MM-DD. */
  readonly expires: string;
  /** Where it was decided. */
  readonly ticket?: string;
}

export interface ExemptionTarget {
  readonly urn: string;
  readonly name: string;
}

/** The limits that an exemption must meet. */
export interface ExemptionTerms {
  /** The date that counts as today, YYYY-MM-DD. */
  readonly today: string;
  /** The actual date. A later date that counts as today does not extend any limit. */
  readonly clockToday: string;
  /** The largest number of days from today to its last day. */
  readonly maxDays: number;
}

/**
 * Why the exemption is not valid in the stack of that URN, phrased to follow "the exemption";
 * undefined if it is valid. An exemption with a flaw softens nothing.
 */
export function exemptionFlaw(
  exemption: Exemption,
  urn: string,
  { today, clockToday, maxDays }: ExemptionTerms,
): string | undefined {
  const { reason, owner, expires } = exemption;
  if (!hasText(reason)) return "has no reason";
  if (!hasText(owner)) return "has no owner";
  if (expires === "") return "has no last day";
  if (!isDate(expires)) return `has expires ${expires}, expected YYYY-MM-DD`;
  if (expires < today) return `expired on ${expires}`;
  const daysLeft = daysBetween(today < clockToday ? today : clockToday, expires);
  if (daysLeft > maxDays) {
    return `holds until ${expires}, in ${daysLeft} days: expected at most ${maxDays}`;
  }
  return coversAnything(exemption, urn)
    ? "covers every resource: expected the name of one, or a pattern that few have"
    : undefined;
}

/** The owner as messages name it. */
export function ownerOf({ owner }: Pick<Exemption, "owner">): string {
  return hasText(owner) ? owner.trim() : "nobody";
}

/** Whether the text has a visible letter or digit. */
export function hasText(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(visibleText(text));
}

export const dayMs: number = 24 * 60 * 60 * 1000;

/** The number of days from one date to another, both YYYY-MM-DD. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}

/**
 * Whether the exemption would cover a made-up resource, with a type and a name that don't exist, in
 * the stack of that URN. Such a pattern names nothing in particular.
 */
export function coversAnything(exemption: Exemption, urn: string): boolean {
  const questionMarks = exemption.resource.split("?").length - 1;
  const name = "\u0001".repeat(Math.max(1, questionMarks));
  const [stack, project] = urn.split("::");
  return coversResource(exemption, {
    name,
    urn: `${stack}::${project}::aws:\u0001/\u0001:\u0001::${name}`,
  });
}

/**
 * Whether it is a real date, YYYY-MM-DD. The engine checks the format, which 30 February has too.
 */
export function isDate(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** A key by which two exemptions are the same. */
export function exemptionKey({ policy, resource }: Exemption): string {
  return `${policy} ${resource}`;
}

/** The grounds as shown with what the exemption softens. */
export function describeGrounds({ reason, ticket }: Exemption): string {
  return ticket === undefined ? reason : `${reason} (${ticket})`;
}

/**
 * Whether the pattern is a URN of another stack or project: a configuration that many stacks share
 * has those too.
 */
export function isOfAnotherStack({ resource }: Exemption, stackUrn: string): boolean {
  const [stack = "", project = "", type] = resource.split("::");
  const [ownStack = "", ownProject = ""] = stackUrn.split("::");
  return (
    resource.startsWith("urn:pulumi:") &&
    type !== undefined &&
    !(matchesWildcard(ownStack, stack) && matchesWildcard(ownProject, project))
  );
}

export function coversResource(exemption: Exemption, { urn, name }: ExemptionTarget): boolean {
  return matchesWildcard(urn, exemption.resource) || matchesWildcard(name, exemption.resource);
}

interface FoundExemption {
  readonly exemption?: Exemption;
  readonly flaw?: string;
}

/** The exemption of the resource from the policy, and its flaw if it has one. */
export function exemptionFor(
  exemptions: readonly Exemption[],
  query: ExemptionQuery,
): FoundExemption {
  const exemption = findExemption(exemptions, query);
  if (!exemption) return {};
  const flaw = exemptionFlaw(exemption, query.target.urn, query.terms);
  return { exemption, ...(flaw !== undefined && { flaw }) };
}

/** The valid exemption of the resource from the policy that ends last, or else an invalid one. */
export function findExemption(
  exemptions: readonly Exemption[],
  { policies, target, terms }: ExemptionQuery,
): Exemption | undefined {
  const rank = (exemption: Exemption) =>
    `${exemptionFlaw(exemption, target.urn, terms) === undefined ? 1 : 0}${exemption.expires}`;
  return exemptions
    .filter((exemption) => policies.includes(exemption.policy) && coversResource(exemption, target))
    .reduce<Exemption | undefined>(
      (best, next) => (best && rank(best) >= rank(next) ? best : next),
      undefined,
    );
}

interface ExemptionQuery {
  /** The names of the policy, including former ones. */
  readonly policies: readonly string[];
  readonly target: ExemptionTarget;
  readonly terms: ExemptionTerms;
}
