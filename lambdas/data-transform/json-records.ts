import type { Path } from "../datasets/specification-types";
import type { OpenBatch } from "./batch";
import type { CompiledTransform, Outcome, Reader, ReadField } from "./compile";
import { parseExactly, parseWithDigits } from "./exact-number";
import { jsonAt, jsonTextOf } from "./json-text";
import { pathWithin } from "./source-path";

type JsonObject = Readonly<Record<string, unknown>>;

/** The text of a record and the object parsed from it. */
interface JsonLine {
  readonly text: string;
  readonly value: JsonObject;
  /** The index in the exploded array, and the element there. */
  readonly at?: number;
  readonly element?: unknown;
}

type LineTransform = (line: JsonLine, number: number, element?: number | null) => Outcome;

/** Adds the outcome of a record's text to a batch. */
export type RecordReader = (batch: OpenBatch, text: string, line: number) => void;

/** Makes the function that reads JSON records. An empty text is not a record. */
export function jsonRecordReader(transform: CompiledTransform, key: string): RecordReader {
  const { explode } = transform;
  const { columns } = transform.json;
  const transformRecord = transform.forRecords<JsonLine>(
    (path, field) => readerOf(path, field, transform),
    key,
  );
  const parse = transform.keepsDigits ? parseWithDigits : parseExactly;
  return (batch, text, line) => {
    const value = objectOf(text, parse, columns);
    if (value === undefined) return;
    if (typeof value === "string") batch.add(value, line, text);
    else if (explode === undefined) batch.add(transformRecord({ text, value }, line), line, text);
    else {
      const outcomes = explodedOutcomes({ text, value }, line, explode, transformRecord);
      for (const outcome of outcomes) batch.add(outcome, line, text);
    }
  };
}

/**
 * The object in a text, or the reason why there is none; undefined for an empty text.
 * @param columns the names of the elements, if records are arrays
 */
function objectOf(
  text: string,
  parse: (text: string) => unknown,
  columns: readonly string[] | undefined,
): JsonObject | string | undefined {
  let value: unknown;
  try {
    value = parse(text);
  } catch {
    return text.trim() === "" ? undefined : "not JSON";
  }
  if (columns !== undefined) return objectOfArray(value, columns);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return "not a JSON object";
  }
  return value as JsonObject;
}

function objectOfArray(value: unknown, columns: readonly string[]): JsonObject | string {
  if (!Array.isArray(value)) return "not a JSON array";
  if (value.length !== columns.length)
    return `${value.length} elements, expected ${columns.length}`;
  return Object.fromEntries(columns.map((name, index) => [name, value[index]]));
}

/** One outcome for each element of the array; one outcome if the array is empty or missing. */
function explodedOutcomes(
  line: JsonLine,
  number: number,
  explode: Path,
  transformRecord: LineTransform,
): readonly Outcome[] {
  const elements = valueAt(line.value, explode) ?? [];
  if (!Array.isArray(elements)) return [`${explode.join(".")} is no array`];
  if (elements.length === 0) return [transformRecord(line, number)];
  return elements.map((element, at) => transformRecord({ ...line, at, element }, number, at));
}

function readerOf(
  path: Path,
  { type }: ReadField,
  { explode, json: { columns } }: CompiledTransform,
): Reader<JsonLine> {
  const inside = explode === undefined ? undefined : pathWithin(path, explode);
  const read: Reader<JsonLine> =
    inside === undefined ? valueReader(path) : ({ element }) => valueAt(element, inside);
  if (type !== "json") return read;
  return (line) => {
    const value = read(line);
    // Objects and arrays are read from the text, which alone preserves every digit and the order of
    // properties.
    if (typeof value !== "object" || value === null) return value;
    const whole = inside === undefined ? path : [...(explode ?? []), line.at ?? 0, ...inside];
    return jsonTextOf(jsonAt(line.text, inText(whole, columns)) ?? "null");
  };
}

/**
 * Translates a path to the record's text: if the record is an array, the first name becomes an
 * index.
 */
function inText(path: Path, columns: readonly string[] | undefined): Path {
  const [name, ...rest] = path;
  return columns === undefined ? path : [columns.indexOf(String(name)), ...rest];
}

function valueReader(path: Path): Reader<JsonLine> {
  const [first = "", ...rest] = path;
  if (rest.length === 0) return ({ value }) => value[first];
  return ({ value }) => valueAt(value[first], rest);
}

function valueAt(outer: unknown, path: Path): unknown {
  let value = outer;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    if (typeof step === "string") value = (value as JsonObject)[step];
    else value = Array.isArray(value) ? value.at(step) : undefined;
  }
  return value;
}
