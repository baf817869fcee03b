import { matchesWildcard } from "./wildcard";

/** A named, dated decision that one policy does not hold for some resources. */
export interface Exemption {
  readonly policy: string;
  /** Matched against the resource's URN and its logical name, with `*` and `?`. */
  readonly resource: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day it holds, YYYY-MM-DD. */
  readonly expires: string;
}

export interface ExemptionTarget {
  readonly urn: string;
  readonly name: string;
}

/** A last day that is no date has passed: as a text it might compare as later than any. */
export function isExpired({ expires }: Exemption, today: string): boolean {
  return !isDate(expires) || expires < today;
}

/** Whether it is a day, YYYY-MM-DD. The engine asks for the form, not for a day that exists. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

export function coversResource(exemption: Exemption, { urn, name }: ExemptionTarget): boolean {
  return matchesWildcard(urn, exemption.resource) || matchesWildcard(name, exemption.resource);
}

/** The exemption of that policy for that resource which holds longest, expired or not. */
export function findExemption(
  exemptions: readonly Exemption[],
  policy: string,
  target: ExemptionTarget,
): Exemption | undefined {
  return exemptions
    .filter((exemption) => exemption.policy === policy && coversResource(exemption, target))
    .reduce<Exemption | undefined>(
      (longest, next) => (longest && longest.expires >= next.expires ? longest : next),
      undefined,
    );
}
