import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Properties, PropertyValue } from "../model";

/** The key that marks an object in wire form as a special value, and the values of that key. */
export const signatureKey = "4dabf18193072939515e22adb298388d";
export const signatures = {
  secret: "1b47061264138c4ac30d75fd1eb44270",
  asset: "c44067f5952c0a294b673a41bacd8c17",
  archive: "0def7320c3a5731c473e5ecbe6d01bc7",
  resource: "5cf8f73096256a8f31e491e813e4eb8e",
  output: "d0e6a833031e9bbcd3f4e8bde6ca49a4",
} as const;

export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const unknownValues: ReadonlySet<PropertyValue> = new Set([
  unknownValue,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

export function isList(value: PropertyValue | undefined): value is readonly PropertyValue[] {
  return Array.isArray(value);
}

export function isMap(value: PropertyValue | undefined): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The signature of an asset, archive, secret, reference or output value; undefined for anything else. */
export function signatureOf(value: PropertyValue | undefined): PropertyValue | undefined {
  return isMap(value) ? value[signatureKey] : undefined;
}

export function isUnknown(value: PropertyValue | undefined): boolean {
  return value !== undefined && unknownValues.has(value);
}

export function containsUnknown(value: PropertyValue): boolean {
  if (isList(value)) return value.some(containsUnknown);
  if (!isMap(value)) return isUnknown(value);
  if (signatureOf(value) === signatures.output && value.value === undefined) return true;
  return Object.values(value).some(containsUnknown);
}

export function containsSecret(value: PropertyValue): boolean {
  if (isList(value)) return value.some(containsSecret);
  if (!isMap(value)) return false;
  if (signatureOf(value) === signatures.secret) return true;
  return Object.values(value).some(containsSecret);
}

export function wrapSecret(value: PropertyValue): PropertyValue {
  return signatureOf(value) === signatures.secret
    ? value
    : { [signatureKey]: signatures.secret, value };
}

/** The value with every secret unwrapped. */
export function withoutSecrets(value: PropertyValue): PropertyValue {
  if (isList(value)) return value.map(withoutSecrets);
  if (!isMap(value)) return value;
  if (signatureOf(value) === signatures.secret) return withoutSecrets(value.value ?? null);
  return mapValues(value, withoutSecrets);
}

/** The value with output values unwrapped to plain values, unknown values or secrets. */
export function withoutOutputValues(value: PropertyValue): PropertyValue {
  if (isList(value)) return value.map(withoutOutputValues);
  if (!isMap(value)) return value;
  if (signatureOf(value) !== signatures.output) return mapValues(value, withoutOutputValues);
  const inner = value.value === undefined ? unknownValue : withoutOutputValues(value.value);
  return value.secret === true ? wrapSecret(inner) : inner;
}

/** The value with every secret and unknown value as an output value, the form that transforms receive. */
export function withOutputValues(value: PropertyValue): PropertyValue {
  if (isList(value)) return value.map(withOutputValues);
  if (isUnknown(value)) return { [signatureKey]: signatures.output };
  if (!isMap(value)) return value;
  if (signatureOf(value) === signatures.secret) {
    const inner = withOutputValues(value.value ?? null);
    const output = { [signatureKey]: signatures.output, secret: true };
    return signatureOf(inner) === signatures.output && isMap(inner)
      ? { ...inner, ...output }
      : { ...output, value: inner };
  }
  return signatureOf(value) === undefined ? mapValues(value, withOutputValues) : value;
}

/** The URNs that output values within the value depend on. */
export function outputDependencies(value: PropertyValue): readonly string[] {
  if (isList(value)) return value.flatMap(outputDependencies);
  if (!isMap(value)) return [];
  if (signatureOf(value) !== signatures.output) {
    return Object.values(value).flatMap(outputDependencies);
  }
  const own = isList(value.dependencies) ? value.dependencies : [];
  const inner = value.value === undefined ? [] : outputDependencies(value.value);
  return [...inner, ...own.filter((urn) => typeof urn === "string")];
}

export function mapValues(
  properties: Properties,
  change: (value: PropertyValue, key: string) => PropertyValue,
): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [key, change(value, key)]),
  );
}

export function fromStruct(struct: Struct | undefined): Properties {
  return (struct?.toJavaScript() ?? {}) as Properties;
}

export function toStruct(properties: Properties): Struct {
  return Struct.fromJavaScript(properties as Parameters<typeof Struct.fromJavaScript>[0]);
}
