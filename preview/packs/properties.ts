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
 * Properties in the form that the engine sends to an analyzer. Secrets are wrapped (the SDK unwraps them for validation),
 * unknown values are sentinels, output values become either, and resource references become ids or URNs.
 * Internal keys such as `__defaults` are kept only for remediation.
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
