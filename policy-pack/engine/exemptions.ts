import { visibleText } from "../values/blank";
import { matchesWildcard } from "../values/wildcard";

/** A named, dated decision that one policy does not hold for some resources. */
export interface Exemption {
  readonly policy: string;
  /** Matched against the resource's URN and its logical name, with `*` and `?`. */
  readonly resource: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day it holds, YYYY-MM-DD. */
  readonly expires: string;
  /** Where it was decided. */
  readonly ticket?: string;
}

export interface ExemptionTarget {
  readonly urn: string;
  readonly name: string;
}

/** What an exemption is held to. */
export interface ExemptionTerms {
  /** The date that counts as today, YYYY-MM-DD. */
  readonly today: string;
  /** The actual date: a later date that counts as today extends no limit. */
  readonly clockToday: string;
  /** Most days ahead that its last day may be. */
  readonly maxDays: number;
}

/**
 * Why it does not hold in the stack of that URN, in words that follow "the exemption"; undefined where it does. What
 * has a flaw softens nothing.
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

/** Who it is of, as messages have it. */
export function ownerOf({ owner }: Pick<Exemption, "owner">): string {
  return hasText(owner) ? owner.trim() : "nobody";
}

/** Whether there is a letter or a digit to be seen in it. */
export function hasText(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(visibleText(text));
}

const dayMs = 24 * 60 * 60 * 1000;

/** From a day to another, both YYYY-MM-DD. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}

/**
 * Whether a resource that nobody has thought of, of a type and a name that there are not, would be covered in the stack of
 * that URN: the pattern then names nothing.
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

/** Whether it is a day, YYYY-MM-DD. The engine asks for the form, and 30 February has it. */
function isDate(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** What two exemptions are the same by. */
export function exemptionKey({ policy, resource }: Exemption): string {
  return `${policy} ${resource}`;
}

/** How it is shown with what it softens. */
export function describeGrounds({ reason, ticket }: Exemption): string {
  return ticket === undefined ? reason : `${reason} (${ticket})`;
}

/**
 * Whether the pattern is a URN of another stack or project: a configuration that many stacks share has
 * those too.
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

/** The exemption from that policy for that resource which holds longest; one that does not only where none does. */
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
  /** The names of the policy, those of before among them. */
  readonly policies: readonly string[];
  readonly target: ExemptionTarget;
  readonly terms: ExemptionTerms;
}
