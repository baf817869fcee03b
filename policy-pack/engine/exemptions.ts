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

/** Why it does not hold that day, in words that follow "the exemption"; undefined where it does. */
export function exemptionFlaw(
  { reason, owner, expires }: Exemption,
  today: string,
): string | undefined {
  if (reason.trim() === "") return "has no reason";
  if (owner.trim() === "") return "has no owner";
  if (!isDate(expires)) return `has expires ${expires}, expected YYYY-MM-DD`;
  return expires < today ? `expired on ${expires}` : undefined;
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

/** The exemption of that policy for that resource which holds longest; one that does not only where none does. */
export function findExemption(
  exemptions: readonly Exemption[],
  { policy, target, today }: ExemptionQuery,
): Exemption | undefined {
  const rank = (exemption: Exemption) =>
    `${exemptionFlaw(exemption, today) === undefined ? 1 : 0}${exemption.expires}`;
  return exemptions
    .filter((exemption) => exemption.policy === policy && coversResource(exemption, target))
    .reduce<Exemption | undefined>(
      (best, next) => (best && rank(best) >= rank(next) ? best : next),
      undefined,
    );
}

interface ExemptionQuery {
  readonly policy: string;
  readonly target: ExemptionTarget;
  /** YYYY-MM-DD. */
  readonly today: string;
}
