import { isJsonObject, type JsonValue, type PolicyInfo } from "./pack-info";

const properties = ["policy", "resource", "reason", "owner", "expires"] as const;

/**
 * The policy whose configuration holds the exemptions: its schema has a list `exemptions` of objects with a policy, a
 * resource, a reason, an owner and a last day.
 */
export function exemptionPolicyOf(policies: readonly PolicyInfo[]): string | undefined {
  return policies.find(({ schema }) => isListOfExemptions(schema?.properties.exemptions))?.name;
}

function isListOfExemptions(schema: JsonValue | undefined): boolean {
  if (!isJsonObject(schema) || schema.type !== "array" || !isJsonObject(schema.items)) return false;
  const known = schema.items.properties;
  return isJsonObject(known) && properties.every((property) => property in known);
}
