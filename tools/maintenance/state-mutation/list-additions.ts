import { isList, isMap, mapValues } from "../../../preview/engine/property-values";
import type { Properties, PropertyValue } from "../../../preview/model";
import { type Path, parseDocument, pathClass } from "../plan-mutation/property-path";
import type { ValueMutation } from "../plan-mutation/value-mutations";

/**
 * Adds a different element to each list in the properties, including lists inside JSON documents.
 */
export function* additionsTo(value: PropertyValue, at: Path = []): Generator<ValueMutation> {
  const within = parseDocument(value) ?? value;
  if (isList(within)) {
    const [first] = within;
    const added = [...within, first === undefined ? "text" : otherThan(first)];
    yield { at, path: pathClass(at), operator: "element added", value: added };
    for (const [index, each] of within.entries()) yield* additionsTo(each, [...at, index]);
  } else if (isMap(within)) {
    for (const [key, each] of Object.entries(within)) yield* additionsTo(each, [...at, key]);
  }
}

function otherThan(value: PropertyValue): PropertyValue {
  if (typeof value === "string") return `${value}-other`;
  if (typeof value === "number") return value + 1;
  if (isList(value)) return value.map(otherThan);
  return isMap(value) ? mapValues(value, otherThan) : value;
}

/** The value at the path, including paths into JSON documents. */
export function valueAt(properties: Properties, path: Path): PropertyValue | undefined {
  return path.reduce<PropertyValue | undefined>((value, step) => {
    const within = parseDocument(value) ?? value;
    if (isList(within)) return within[Number(step)];
    return isMap(within) ? within[step] : undefined;
  }, properties);
}

/** Whether the value is one that the provider writes for a missing value. */
export function isNothing(value: PropertyValue | undefined): boolean {
  if (isList(value)) return value.length === 0;
  if (isMap(value)) return Object.keys(value).length === 0;
  return value === undefined || value === null || value === "";
}
