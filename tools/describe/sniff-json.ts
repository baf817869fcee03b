import { isRawNumber } from "@lambda-etl/shared/json-digits";
import { parseWithDigits } from "../../lambdas/data-transform/exact-number";
import type { JsonValue } from "../../lambdas/data-transform/json-values";
import { jsonValues } from "../../lambdas/data-transform/json-values";
import type { JsonDialect, Path } from "../../lambdas/datasets/specification-types";

/** How a file of JSON is written, and the values at each path of its first records. */
export interface JsonSample {
  readonly dialect: JsonDialect;
  readonly records: number;
  readonly columns: readonly JsonColumn[];
}

export interface JsonColumn {
  readonly path: Path;
  /** As texts; empty where a record has none. */
  readonly texts: readonly string[];
  /** Whether some are objects or arrays. */
  readonly isNested: boolean;
  /** Whether some are numbers that are not whole. */
  readonly hasFractions: boolean;
}

const MAX_DEPTH = 3;
// An object with more names than that has names that are values.
const MAX_NAMES = 60;

/** Undefined where the text does not begin as JSON. */
export async function sniffJson(text: string, isCut: boolean): Promise<JsonSample | undefined> {
  const start = text.trimStart();
  if (!/^[[{]/.test(start)) return undefined;
  const whole = isCut ? text.slice(0, text.lastIndexOf("\n") + 1) : text;
  const lines = whole.split("\n").filter((line) => line.trim() !== "");
  const perLine = lines.map(parsed);
  const areLines =
    perLine.length > 0 &&
    perLine.filter((each) => each === undefined).length <= perLine.length / 10;
  const isOneArray = start.startsWith("[") && !(areLines && perLine.length > 1);
  if (areLines && !isOneArray) {
    const arrays = perLine.filter((each) => Array.isArray(each));
    if (arrays.length > perLine.length / 2) return ofArrays(arrays);
    return sampleOf({}, perLine.filter(isObject));
  }
  const layout = isOneArray ? "array" : "concatenated";
  return sampleOf({ layout }, (await valuesOf(text, layout)).filter(isObject));
}

async function valuesOf(
  text: string,
  layout: "array" | "concatenated",
): Promise<readonly unknown[]> {
  async function* content() {
    yield Buffer.from(text);
  }
  const values: JsonValue[] = [];
  try {
    for await (const some of jsonValues(content(), layout)) values.push(...some);
  } catch {
    // The sample breaks off within it; what came before is enough.
  }
  return values.map((value) => parsed(value.text));
}

function ofArrays(arrays: readonly (readonly unknown[])[]): JsonSample {
  const columns = (arrays[0] ?? []).map((_, index) => `column${index + 1}`);
  const records = arrays.map((array) =>
    Object.fromEntries(columns.map((name, index) => [name, array[index]])),
  );
  return sampleOf({ columns }, records);
}

function sampleOf(
  dialect: JsonDialect,
  records: readonly Readonly<Record<string, unknown>>[],
): JsonSample {
  return { dialect, records: records.length, columns: columnsOf(records, []) };
}

function columnsOf(values: readonly unknown[], path: Path): readonly JsonColumn[] {
  const objects = values.filter(isObject);
  const others = values.filter(
    (value) => value !== undefined && value !== null && !isObject(value),
  );
  const names = new Set(objects.flatMap((object) => Object.keys(object)).filter(isReadable));
  const isOpened =
    objects.length > 0 && others.length === 0 && names.size <= MAX_NAMES && path.length < MAX_DEPTH;
  if (isOpened || path.length === 0) {
    return [...names].flatMap((name) =>
      columnsOf(
        values.map((value) => (isObject(value) ? value[name] : undefined)),
        [...path, name],
      ),
    );
  }
  const isNested = objects.length > 0 || others.some((value) => Array.isArray(value));
  const hasFractions = others.some(
    (value) => typeof value === "number" && !Number.isInteger(value),
  );
  return [{ path, texts: values.map(textOf), isNested, hasFractions }];
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function parsed(text: string): unknown {
  try {
    return parseWithDigits(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  // A number with all its digits is an object to JavaScript, without properties of a record.
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !isRawNumber(value)
  );
}

/** What every object has can't be read by its name. */
function isReadable(name: string): boolean {
  return name !== "" && !(name in {});
}
