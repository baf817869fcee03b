import {
  isList,
  isMap,
  mapValues,
  signatureOf,
  signatures,
  wrapSecret,
} from "../engine/property-values";
import type { Properties, PropertyValue } from "../model";

/** What policies receive for a secret that can't be read offline, as with the CLI. */
const redacted = "[secret]";

/** Converts properties of a state file, where a secret is encrypted or JSON text (`--show-secrets`), to wire form. */
export function fromState(properties: Properties): Properties {
  return mapValues(properties, fromStateValue);
}

function fromStateValue(value: PropertyValue): PropertyValue {
  if (isList(value)) return value.map(fromStateValue);
  if (!isMap(value)) return value;
  if (signatureOf(value) !== signatures.secret) return mapValues(value, fromStateValue);
  return wrapSecret(typeof value.plaintext === "string" ? parse(value.plaintext) : redacted);
}

function parse(plaintext: string): PropertyValue {
  try {
    return fromStateValue(JSON.parse(plaintext) as PropertyValue);
  } catch {
    return redacted;
  }
}
