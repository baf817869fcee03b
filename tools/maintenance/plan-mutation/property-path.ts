import {
  isList,
  isMap,
  signatureKey,
  signatureOf,
  signatures,
} from "../../../preview/engine/property-values";
import type { Properties, PropertyValue } from "../../../preview/model";

/** The keys and indexes that lead to a value, including those inside JSON documents in texts. */
export type Path = readonly (string | number)[];

/** The class of a path: every list index becomes `[*]`. */
export function pathClass(path: Path): string {
  return path.reduce<string>(
    (text, step) =>
      typeof step === "number" ? `${text}[*]` : text === "" ? step : `${text}.${step}`,
    "",
  );
}

/** The path in the form of the option `ignoreChanges`. */
export function ignorePath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    if (!/^\w+$/.test(step)) return `${text}["${step}"]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}

/** Parses a text that is a JSON document; otherwise undefined. */
export function parseDocument(value: PropertyValue | undefined): PropertyValue | undefined {
  if (typeof value !== "string" || !/^\s*[{[]/.test(value)) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** The content of a secret; any other value unchanged. */
export function withoutSecret(value: PropertyValue | undefined): PropertyValue | undefined {
  return isMap(value) && signatureOf(value) === signatures.secret ? value.value : value;
}

type Change = (value: PropertyValue | undefined) => PropertyValue | undefined;

/** Changes the value at the path; `undefined` removes the key or the element. */
export function changeAt(
  value: PropertyValue | undefined,
  path: Path,
  change: Change,
): PropertyValue | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (isMap(value) && signatureOf(value) === signatures.secret) {
    const inner = changeAt(value.value, path, change);
    return inner === undefined ? undefined : { [signatureKey]: signatures.secret, value: inner };
  }
  const document = parseDocument(value);
  if (document !== undefined) return JSON.stringify(changeAt(document, path, change));
  if (typeof step === "number") {
    const list = isList(value) ? value : [];
    const changed = changeAt(list[step], rest, change);
    return list.toSpliced(step, 1, ...(changed === undefined ? [] : [changed]));
  }
  return changeKey(isMap(value) ? value : {}, step, (inner) => changeAt(inner, rest, change));
}

function changeKey(map: Properties, key: string, change: Change): Properties {
  const changed = change(map[key]);
  const { [key]: _, ...others } = map;
  if (changed === undefined) return others;
  return key in map ? { ...map, [key]: changed } : { ...others, [key]: changed };
}
