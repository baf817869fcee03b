import type { Attributes } from "./attribute";
import { attributesOfFunctions } from "./attributes-of-functions";
import { attributesOfStores } from "./attributes-of-stores";

/**
 * The types whose drift is reported: all that the program sets, unless it is unread, and what else has a fallback
 * (pulumi-aws 7.48, November 2026).
 */
export const declaredAttributes = { ...attributesOfFunctions, ...attributesOfStores };

/** What is known of the attributes of a type; undefined of a type whose drift is not looked for. */
export function attributesOf(type: string): Attributes | undefined {
  return Object.hasOwn(declaredAttributes, type)
    ? declaredAttributes[type as keyof typeof declaredAttributes]
    : undefined;
}
