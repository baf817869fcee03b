import type { Properties, PropertyValue } from "../model";

/** Pulumi's wire signatures (sdk/go/common/resource/sig). */
const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const resourceReferenceSignature = "5cf8f73096256a8f31e491e813e4eb8e";
const unknownString = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/**
 * Properties as the engine sends them to an analyzer: secrets wrapped (the SDK opens them for validation),
 * unknown values as sentinels, output values as one or the other, resource references as id or URN.
 * Keys such as `__defaults` stay for remediation only.
 */
export function toAnalyzerProperties(
  properties: Properties,
  { keepInternalKeys }: { readonly keepInternalKeys: boolean },
): Properties {
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([key]) => keepInternalKeys || !key.startsWith("__"))
      .map(([key, value]) => [key, toAnalyzerValue(value)]),
  );
}

function toAnalyzerValue(value: PropertyValue): PropertyValue {
  if (typeof value !== "object" || value === null) return value;
  if (isArray(value)) return value.map(toAnalyzerValue);
  switch (value[signatureKey]) {
    case outputSignature:
      return fromOutputValue(value);
    case resourceReferenceSignature:
      return fromResourceReference(value);
    default:
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, toAnalyzerValue(item)]),
      );
  }
}

function fromOutputValue(output: Properties): PropertyValue {
  const known = output.value;
  const element = known === undefined ? unknownString : toAnalyzerValue(known);
  if (output.secret !== true) return element;
  return { [signatureKey]: secretSignature, value: element };
}

function fromResourceReference(reference: Properties): PropertyValue {
  const id = reference.id;
  if (id === undefined || id === null) return reference.urn ?? "";
  return id === "" ? unknownString : toAnalyzerValue(id);
}

function isArray(value: PropertyValue): value is readonly PropertyValue[] {
  return Array.isArray(value);
}
