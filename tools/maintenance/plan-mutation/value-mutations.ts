import {
  isList,
  isMap,
  isUnknown,
  signatureOf,
  unknownValue,
} from "../../../preview/engine/property-values";
import type { Properties, PropertyValue } from "../../../preview/model";
import { otherScalars } from "./other-scalars";
import { type Path, parseDocument, pathClass, withoutSecret } from "./property-path";
import { samplesOf } from "./sample-values";
import type { SchemaProperty, SchemaType } from "./schema/schema-type";

/**
 * The operator of a change that keeps the value, and adds its path to the option `ignoreChanges`.
 */
export const IGNORED = "ignored";

/** A value that an environment variable must not contain. */
const SECRET = { DB_PASSWORD: "correct-horse-battery-staple" };

/** A different value at a path in a resource's inputs. */
export interface ValueMutation {
  /** The path of the value. */
  readonly at: Path;
  /** The path class that the change counts for. */
  readonly path: string;
  readonly operator: string;
  /** `undefined` removes the existing value. */
  readonly value: PropertyValue | undefined;
}

/**
 * The place of a value: its path, its declared type, if known, and whether it is inside a JSON
 * document.
 */
interface Place {
  readonly path: Path;
  readonly type?: SchemaType | undefined;
  readonly isInDocument?: boolean;
}

/**
 * Every single change of properties: of those that are set, and of those that are only declared.
 */
export function* mutationsOfProperties(
  properties: Properties,
  declared: readonly SchemaProperty[],
  parent: Path = [],
): Generator<ValueMutation> {
  const types = new Map(declared.map(({ name, type }) => [name, type]));
  for (const [key, value] of Object.entries(properties)) {
    yield* mutationsOfValue(value, { path: [...parent, key], type: types.get(key) });
  }
  for (const { name, type } of declared) {
    if (!(name in properties)) yield* mutationsOfUnset([...parent, name], type);
  }
}

function* mutationsOfUnset(at: Path, type: SchemaType): Generator<ValueMutation> {
  yield mutation({ path: at }, IGNORED, undefined);
  yield mutation({ path: at }, "unknown", unknownValue);
  for (const { within, operator, value } of samplesOf(type)) {
    yield { at, path: pathClass([...at, ...within]), operator, value };
  }
}

function* mutationsOfValue(given: PropertyValue, place: Place): Generator<ValueMutation> {
  const value = withoutSecret(given) ?? null;
  yield mutation(place, "removed", undefined);
  if (place.isInDocument !== true) yield mutation(place, IGNORED, undefined);
  if (isUnknown(value)) return;
  if (place.isInDocument !== true) yield mutation(place, "unknown", unknownValue);
  const document = parseDocument(value);
  if (document !== undefined) {
    yield mutation(place, "empty", "");
    yield* mutationsWithin(document, { path: place.path, isInDocument: true });
  } else if (isList(value) || (isMap(value) && signatureOf(value) === undefined)) {
    yield* mutationsWithin(value, place);
  } else {
    for (const [operator, other] of otherScalars(value, place)) {
      if (other !== value) yield mutation(place, operator, other);
    }
  }
}

function* mutationsWithin(value: PropertyValue, place: Place): Generator<ValueMutation> {
  if (isList(value)) yield* mutationsOfList(value, place);
  else if (isMap(value)) yield* mutationsOfMap(value, place);
}

function* mutationsOfList(list: readonly PropertyValue[], place: Place): Generator<ValueMutation> {
  const { path, type, isInDocument } = place;
  if (list.length > 0) yield mutation(place, "empty", []);
  if (list.length > 1) yield mutation(place, "reversed", list.toReversed());
  const element = type?.kind === "list" ? type.element : undefined;
  for (const [index, value] of list.entries()) {
    const inner: Place = {
      path: [...path, index],
      type: element,
      ...(isInDocument && { isInDocument }),
    };
    const doubled = list.toSpliced(index, 0, value);
    yield { at: path, path: pathClass(inner.path), operator: "doubled", value: doubled };
    yield* mutationsOfValue(value, inner);
  }
}

function* mutationsOfMap(map: Properties, place: Place): Generator<ValueMutation> {
  const { path, type, isInDocument } = place;
  if (Object.keys(map).length > 0) yield mutation(place, "empty", {});
  if (type?.kind === "object") {
    yield* mutationsOfProperties(map, type.properties, path);
    return;
  }
  yield mutation(place, "key added", { ...map, other: "text" });
  if (path.at(-1) === "variables") yield mutation(place, "secret added", { ...map, ...SECRET });
  const element = type?.kind === "map" ? type.element : undefined;
  for (const [key, value] of Object.entries(map)) {
    const inner: Place = {
      path: [...path, key],
      type: element,
      ...(isInDocument && { isInDocument }),
    };
    for (const [operator, other] of [
      ["key renamed", `${key}Other`],
      ["key of other case", otherCase(key)],
    ] as const) {
      const renamed = Object.entries(map).map(([each, its]) => [each === key ? other : each, its]);
      yield { at: path, path: pathClass(inner.path), operator, value: Object.fromEntries(renamed) };
    }
    yield* mutationsOfValue(value, inner);
  }
}

function otherCase(text: string): string {
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
}

function mutation(
  { path }: Place,
  operator: string,
  value: PropertyValue | undefined,
): ValueMutation {
  return { at: path, path: pathClass(path), operator, value };
}
