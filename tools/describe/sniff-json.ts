import { isRawNumber } from "@lambda-etl/shared/json-digits";
import { parseWithDigits } from "../../lambdas/data-transform/exact-number";
import type { JsonValue } from "../../lambdas/data-transform/json-values";
import { jsonValues } from "../../lambdas/data-transform/json-values";
import type { JsonDialect, Path } from "../../lambdas/datasets/specification-types";

/** The dialect of a JSON file, and the values at each path of its first records. */
export interface JsonSample {
  readonly dialect: JsonDialect;
  readonly records: number;
  readonly columns: readonly JsonColumn[];
}

export interface JsonColumn {
  readonly path: Path;
  /** The values as strings; empty if a record has none. */
  readonly texts: readonly string[];
  /** Whether some values are objects or arrays. */
  readonly isNested: boolean;
  /** Whether some values are numbers with fractions. */
  readonly hasFractions: boolean;
}

const MAX_DEPTH = 3;
// An object with more names is a map, whose names are data.
const MAX_NAMES = 60;

/** Detects the dialect of a JSON sample; undefined if the text does not start like JSON. */
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
    if (arrays.length > perLine.length / 2) return sampleFromArrays(arrays);
    return toSample({}, perLine.filter(isObject));
  }
  const layout = isOneArray ? "array" : "concatenated";
  return toSample({ layout }, (await parseValues(text, layout)).filter(isObject));
}

async function parseValues(
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
    // The sample ends within a value; the values before it are enough.
  }
  return values.map((value) => parsed(value.text));
}

function sampleFromArrays(arrays: readonly (readonly unknown[])[]): JsonSample {
  const columns = (arrays[0] ?? []).map((_, index) => `column${index + 1}`);
  const records = arrays.map((array) =>
    Object.fromEntries(columns.map((name, index) => [name, array[index]])),
  );
  return toSample({ columns }, records);
}

function toSample(
  dialect: JsonDialect,
  records: readonly Readonly<Record<string, unknown>>[],
): JsonSample {
  return { dialect, records: records.length, columns: collectColumns(records, []) };
}

function collectColumns(values: readonly unknown[], path: Path): readonly JsonColumn[] {
  const objects = values.filter(isObject);
  const others = values.filter(
    (value) => value !== undefined && value !== null && !isObject(value),
  );
  const names = new Set(objects.flatMap((object) => Object.keys(object)).filter(isReadable));
  const isOpened =
    objects.length > 0 && others.length === 0 && names.size <= MAX_NAMES && path.length < MAX_DEPTH;
  if (isOpened || path.length === 0) {
    return [...names].flatMap((name) =>
      collectColumns(
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
  // A raw number is an object in JavaScript, but not a record.
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !isRawNumber(value)
  );
}

/** False for names that every object inherits, which can't be read as fields. */
function isReadable(name: string): boolean {
  return name !== "" && !(name in {});
}
