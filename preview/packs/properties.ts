import {
  isList,
  isMap,
  mapValues,
  signatureOf,
  signatures,
  unknownValue,
  withoutOutputValues,
} from "../engine/property-values";
import type { Properties, PropertyValue } from "../model";

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
      .map(([key, value]) => [key, withoutReferences(withoutOutputValues(value))]),
  );
}

function withoutReferences(value: PropertyValue): PropertyValue {
  if (isList(value)) return value.map(withoutReferences);
  if (!isMap(value)) return value;
  if (signatureOf(value) !== signatures.resource) return mapValues(value, withoutReferences);
  const { id, urn } = value;
  if (id === undefined || id === null) return urn ?? "";
  return id === "" ? unknownValue : id;
}
