import {
  isList,
  isMap,
  mapValues,
  signatureOf,
  signatures,
  withoutSecrets,
  wrapSecret,
} from "../engine/property-values";
import type { Properties, PropertyValue } from "../model";
import { scalarInputs } from "./scalar-inputs";

// The spellings of Go's strconv.ParseBool, which the provider uses.
const booleans: Readonly<Record<string, boolean>> = {
  ...{ "1": true, t: true, T: true, true: true, TRUE: true, True: true },
  ...{ "0": false, f: false, F: false, false: false, FALSE: false, False: false },
};

/** Converts numbers and booleans that are written as text (`"50"`, `"true"`), as the provider's Check does. */
export function coerceScalars(type: string, inputs: Properties): Properties {
  const { numbers = [], booleans: flags = [] } = scalarInputs[type] ?? {};
  const paths = [
    ...numbers.map((path) => [path.split("."), parseNumber] as const),
    ...flags.map((path) => [path.split("."), parseBoolean] as const),
  ];
  return paths.reduce<Properties>(
    (changed, [path, coerce]) => coerceIn(changed, path, coerce) as Properties,
    inputs,
  );
}

type Coerce = (text: string) => PropertyValue;

function coerceIn(value: PropertyValue, path: readonly string[], coerce: Coerce): PropertyValue {
  if (signatureOf(value) === signatures.secret)
    return wrapSecret(coerceIn(withoutSecrets(value), path, coerce));
  if (isList(value)) return value.map((each) => coerceIn(each, path, coerce));
  const [key, ...rest] = path;
  if (key === undefined) return typeof value === "string" ? coerce(value) : value;
  if (!isMap(value) || value[key] === undefined) return value;
  return mapValues(value, (each, name) => (name === key ? coerceIn(each, rest, coerce) : each));
}

/** Text that is not a number stays as it is; the provider rejects it. */
function parseNumber(text: string): PropertyValue {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
}

function parseBoolean(text: string): PropertyValue {
  return Object.hasOwn(booleans, text) ? booleans[text] === true : text;
}
