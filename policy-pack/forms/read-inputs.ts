import type { Conversion, InputSource, Shape } from "../data/cloudformation-type";
import { isRecord } from "../values/canonical-values";
import { elementsOf } from "../values/elements";
import { ownValue } from "../values/own-value";
import { textOf } from "../values/text-of";
import { isUnknown, unknownValue } from "../values/unknown";
import { topLevel } from "../values/values-at";

type Properties = Readonly<Record<string, unknown>>;

/** The values that paths start from. */
export interface PathRoots {
  /** For paths without a prefix. */
  readonly properties: unknown;
  /** For paths that start with a dot. */
  readonly element?: unknown;
  /** For paths that start with an @. */
  readonly own?: Properties;
}

/** The inputs of an AWS provider resource, from CloudFormation properties. */
export function readShape(shape: Shape, roots: PathRoots): Properties {
  const entries = Object.entries(shape).map(([input, source]) => [input, read(source, roots)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/**
 * The top-level properties that an input is built from; for an element of a list, the empty string.
 */
export function originsOf(source: InputSource): readonly string[] {
  if (typeof source === "string") return [topLevel(source)];
  if ("either" in source) return source.either.flatMap(originsOf);
  if (!("shape" in source)) return [topLevel(source.path)];
  const { path, shape } = source;
  return path === undefined ? Object.values(shape).flatMap(originsOf) : [topLevel(path)];
}

/** The value at a path such as `Code.ImageUri`, ignoring case; unknown if a value on the way is. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((found, name) => {
    if (name === "" || isUnknown(found)) return found;
    if (Array.isArray(found)) return found[Number(name)];
    if (!isRecord(found)) return undefined;
    const wanted = name.toLowerCase();
    const key = name in found ? name : Object.keys(found).find((k) => k.toLowerCase() === wanted);
    return key === undefined ? undefined : found[key];
  }, value);
}

function read(source: InputSource, roots: PathRoots): unknown {
  if (typeof source === "string") return withSmallLetters(at(source, roots));
  if ("either" in source) {
    return source.either.map((each) => read(each, roots)).find((value) => value !== undefined);
  }
  const value = source.path === undefined ? roots.properties : at(source.path, roots);
  if (value === undefined || value === null) return undefined;
  if ("shape" in source) return readObject(source, value);
  if (isUnknown(value)) return unknownAs(source, value);
  if ("each" in source) {
    return elementsOf(value as readonly unknown[]).map((each) =>
      isUnknown(each) ? each : readShape(source.each, { properties: each }),
    );
  }
  if ("words" in source) return ownValue(source.words, textOf(value)) ?? value;
  if ("where" in source) return takeWhere(value, source);
  return convert(value, source.as);
}

function at(path: string, { properties, element, own }: PathRoots): unknown {
  if (path.startsWith("@")) return own?.[path.slice(1)];
  return path.startsWith(".") ? valueAt(element, path.slice(1)) : valueAt(properties, path);
}

function readObject(
  { path, shape }: { readonly path?: string; readonly shape: Shape },
  value: unknown,
): unknown {
  if (isUnknown(value)) return path === undefined ? undefined : value;
  const object = readShape(shape, { properties: value });
  return path === undefined && Object.keys(object).length === 0 ? undefined : object;
}

const qualified = /^(?:(?:arn:[^:]*:lambda:[^:]*:)?(?:\d{12}:)?function:)?[\w-]+:([\w$-]+)$/;

function convert(value: unknown, conversion: Conversion): unknown {
  switch (conversion) {
    case "document":
      return typeof value === "string" || hasUnknown(value) ? value : JSON.stringify(value);
    case "json":
      if (typeof value === "string") return value;
      return hasUnknown(value) ? unknownValue : JSON.stringify(value);
    case "map":
      return value;
    case "tags":
      return Array.isArray(value) ? pairsOf(value, "Key", "Value") : value;
    case "pairs": {
      if (!Array.isArray(value)) return value;
      const isWeights = value.some((each) => valueAt(each, "FunctionVersion") !== undefined);
      return isWeights
        ? pairsOf(value, "FunctionVersion", "FunctionWeight")
        : pairsOf(value, "Name", "Value");
    }
    case "number":
      return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
    case "boolean":
      return value === "true" ? true : value === "false" ? false : value;
    case "first":
      return withSmallLetters(elementsOf(value as readonly unknown[])[0]);
    case "list":
      return [value].flat();
    case "qualifier":
      return qualified.exec(textOf(value))?.[1];
  }
}

/** If any name is unknown, the whole map is unknown. */
function pairsOf(list: readonly unknown[], name: string, value: string): unknown {
  const pairs = list.map((each) => [valueAt(each, name), valueAt(each, value)] as const);
  return pairs.some(([key]) => isUnknown(key))
    ? unknownValue
    : Object.fromEntries(pairs.map(([key, each]) => [textOf(key), each]));
}

function takeWhere(
  list: unknown,
  { where: [name, wanted], take }: Extract<InputSource, { readonly take: string }>,
): unknown {
  const found = elementsOf(list as readonly unknown[]).find(
    (each) => textOf(valueAt(each, name)).toLowerCase() === wanted,
  );
  return valueAt(found, take);
}

function unknownAs(source: Exclude<InputSource, string>, value: unknown): unknown {
  if (!("as" in source)) return value;
  // The function that the value names, and so the alias, is found by the dependencies instead.
  if (source.as === "qualifier") return undefined;
  return source.as === "list" ? [value] : value;
}

function hasUnknown(value: unknown): boolean {
  if (isUnknown(value)) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(hasUnknown);
}

/** `SSEAlgorithm` and `MemorySize` in the provider's spelling: `sseAlgorithm`, `memorySize`. */
function withSmallLetters(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSmallLetters);
  if (!isRecord(value)) return value ?? undefined;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]+$|^[A-Z]/, (capitals) => capitals.toLowerCase()),
      withSmallLetters(each),
    ]),
  );
}
