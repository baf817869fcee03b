import type { Attributes } from "./attribute";
import { attributesOfFunctions } from "./attributes-of-functions";
import { attributesOfStores } from "./attributes-of-stores";

/**
 * The types whose drift is reported: every input that the program sets, unless it is unread, and
 * every other input with a fallback (pulumi-aws 7.48, November 2026).
 */
export const declaredAttributes = { ...attributesOfFunctions, ...attributesOfStores };

/** The attributes of a type; undefined for a type whose drift is not reported. */
export function attributesOf(type: string): Attributes | undefined {
  return Object.hasOwn(declaredAttributes, type)
    ? declaredAttributes[type as keyof typeof declaredAttributes]
    : undefined;
}
