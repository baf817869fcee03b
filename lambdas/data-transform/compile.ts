import { hash } from "node:crypto";
import type { DatasetIdentity } from "@lambda-etl/shared/dataset-identity";
import type { PartCompression } from "@lambda-etl/shared/part-compression";
import type {
  Encoding,
  Field,
  FieldType,
  OriginField,
  Path,
  SourceField,
  Specification,
} from "../datasets/specification-types";
import { checkSpecification } from "./check-specification";
import { cleanerOf } from "./clean-value";
import { comparisonOf, isLossless } from "./comparison";
import { constraintOf } from "./constraint";
import { conversionOf, defaultConversionOf } from "./conversion";
import { type CsvForm, csvFormOf } from "./csv-dialect";
import { derivationOf } from "./derive";
import { filterOf } from "./filter";
import type { Format } from "./format";
import { hasFunctions, madeStep, recordFunction, viewOf } from "./functions";
import { type JsonForm, jsonFormOf } from "./json-form";
import { toJsonLines, toJsonLinesWithTexts } from "./json-lines";
import { redactionOf, saltOf } from "./redact";
import { sampleOf } from "./sample";
import { pathOf } from "./source-path";
import { Unfit } from "./unfit";

export type OutputRecord = Record<string, unknown>;

/** One output record, or the reason why there is none. */
export type Outcome = OutputRecord | string;

/** Reads the value at one path of a record; null or undefined if there is none. */
export type Reader<Raw> = (raw: Raw) => unknown;

/** The field that a reader is made for. */
export interface ReadField {
  /** The name in the output. */
  readonly name: string;
  readonly type: FieldType;
  /** Whether the column may be missing. */
  readonly optional: boolean;
}

type ReaderOf<Raw> = (path: Path, field: ReadField) => Reader<Raw>;

/** A compiled specification. */
export interface CompiledTransform {
  /** Set if the pipeline has several data sets. */
  readonly dataset: DatasetIdentity | undefined;
  readonly version: number;
  readonly maxRejectShare: number;
  /** Changes with everything that changes the output: SHA-256 in hex. */
  readonly hash: string;
  /** The compression of the parts; rejects always use gzip. */
  readonly compression: PartCompression;
  /** The encoding of files without a byte order mark. */
  readonly encoding: Encoding;
  readonly csv: CsvForm;
  readonly json: JsonForm;
  /** The format of files whose names and types don't show it; undefined if the content decides. */
  readonly format: Format | undefined;
  /** The path of the array whose elements become records, if any. */
  readonly explode: Path | undefined;
  /** Whether to keep digits of JSON numbers that a double can't hold. */
  readonly keepsDigits: boolean;
  /** A record in which every field has a value of its type, as a line of NDJSON. */
  readonly sample: string;
  /** The records as NDJSON in UTF-8. */
  toLines(records: readonly OutputRecord[]): Buffer;
  /**
   * Makes the transform for records of one shape, of the object with this key; `readerOf` makes the
   * reader for a path.
   */
  forRecords<Raw>(readerOf: ReaderOf<Raw>, key: string): RecordTransform<Raw>;
}

/** Adds one field to the record; returns the reason if the record must be rejected. */
export type Step<Raw> = (
  raw: Raw,
  record: OutputRecord,
  line: number,
  element: number | null,
) => string | undefined;

/**
 * Makes one record, or gives the reason why there is none.
 * @param line the record's first line
 * @param element the index in the exploded array
 */
export type RecordTransform<Raw> = (raw: Raw, line: number, element?: number | null) => Outcome;

// Must be raised whenever the same specification would produce a different output than before.
const ENGINE_VERSION = 2;

/** What identifies a transform in addition to its specification. */
export interface TransformIdentity {
  /** Set if the pipeline has several. */
  readonly dataset?: DatasetIdentity;
  /** The hash of the code of its functions, if it has any. */
  readonly codeHash?: string | undefined;
}

/**
 * Checks and compiles a specification. Uses closures instead of generated code: they measured
 * within a tenth of its speed, and no code is ever evaluated.
 * @throws one error with every problem
 */
export function compile(
  specification: Specification,
  env: NodeJS.ProcessEnv = process.env,
  { dataset, codeHash }: TransformIdentity = {},
): CompiledTransform {
  checkSpecification(specification);
  if (hasFunctions(specification) && codeHash === undefined) {
    throw new Error(
      `no hash is known of the functions of ${dataset?.name ?? "the specification"}: run npm run build`,
    );
  }
  const fields = Object.entries(specification.fields).map(
    ([name, field]) => [name, { ...specification.values, ...field }] as const,
  );
  const view = viewOf(fields);
  const salts = fields.map(([name, { redact }]) => saltOf(name, redact, env));
  const saltHashes = salts.map((salt) => (salt === undefined ? null : hash("sha256", salt)));
  // Empty for a pipeline with one data set and no functions, so that its hash stays as it always
  // was.
  const more = [
    ...(dataset === undefined ? [] : [dataset]),
    ...(codeHash === undefined ? [] : [{ code: codeHash }]),
  ];
  return {
    dataset,
    version: specification.version,
    maxRejectShare: specification.maxRejectShare,
    hash: hash("sha256", JSON.stringify([ENGINE_VERSION, specification, saltHashes, ...more])),
    compression: specification.compression ?? "gzip",
    encoding: specification.encoding ?? "utf-8",
    csv: csvFormOf(specification.csv ?? {}),
    json: jsonFormOf(specification.json ?? {}),
    format: formatOf(specification),
    explode: specification.explode === undefined ? undefined : [specification.explode].flat(),
    keepsDigits: fields.some(([, field]) => "type" in field && isLossless(field.type)),
    sample: JSON.stringify(sampleOf(fields)),
    toLines: fields.some(([, field]) => "type" in field && field.type === "json")
      ? toJsonLinesWithTexts
      : toJsonLines,
    forRecords: (readerOf, key) => {
      const steps = fields.map(([name, field], index) =>
        fieldStep(name, field, salts[index], readerOf, { key, view }),
      );
      const finish = recordFunction(specification, fields);
      if (finish !== undefined) {
        const transformRecord = recordTransform(steps);
        return (raw, line, element = null) => {
          const outcome = transformRecord(raw, line, element);
          return typeof outcome === "string" ? outcome : finish(outcome, { key, line, element });
        };
      }
      return recordTransform(steps);
    },
  };
}

function recordTransform<Raw>(steps: readonly Step<Raw>[]): RecordTransform<Raw> {
  return (raw, line, element = null) => {
    const record: OutputRecord = {};
    for (const step of steps) {
      const reason = step(raw, record, line, element);
      if (reason !== undefined) return reason;
    }
    return record;
  };
}

function formatOf({ csv, json }: Specification): Format | undefined {
  if ((csv === undefined) === (json === undefined)) return undefined;
  return csv === undefined ? "ndjson" : "csv";
}

function fieldStep<Raw>(
  name: string,
  field: Field,
  salt: string | undefined,
  readerOf: ReaderOf<Raw>,
  { key, view }: { readonly key: string; readonly view: ReturnType<typeof viewOf> },
): Step<Raw> {
  const keep = keeperOf(name, field, salt);
  if ("type" in field && field.make !== undefined) {
    return madeStep(name, field, field.make, key, view, keep);
  }
  if ("type" in field) return sourceStep(name, field, readerOf, keep);
  if ("origin" in field) return originStep(field, key, keep);
  const derive = derivationOf(field.derive);
  return (_, record) => keep(derive(record), record);
}

/** Stores a value in the record, or gives the reason why the record must be rejected. */
export type Keeper = (value: unknown, record: OutputRecord) => string | undefined;

function keeperOf(name: string, field: Field, salt: string | undefined): Keeper {
  const comparison = comparisonOf(field);
  const filter = filterOf(name, field.filter, comparison);
  const check = constraintOf(name, field.check, comparison);
  const redact = field.redact === undefined ? undefined : redactionOf(salt);
  return (value, record) => {
    if (value instanceof Unfit) return `${name} ${value.reason}`;
    const reason = check?.(value) ?? filter?.(value);
    if (reason !== undefined) return reason;
    record[name] = redact === undefined || value === null ? value : redact(value);
    return undefined;
  };
}

function originStep<Raw>({ origin }: OriginField, key: string, keep: Keeper): Step<Raw> {
  if (origin === "key") return (_, record) => keep(key, record);
  if (origin === "line") return (_, record, line) => keep(line, record);
  return (_, record, __, element) => keep(element, record);
}

function sourceStep<Raw>(
  name: string,
  field: SourceField,
  readerOf: ReaderOf<Raw>,
  keep: Keeper,
): Step<Raw> {
  const { type, required = false, optional = false, default: fallback } = field;
  const read = cleaned(readerOf(pathOf(name, field), { name, type, optional }), field);
  const convert = conversionOf(field);
  const standIn = fallback === undefined ? null : defaultConversionOf(field)(fallback);
  const missing = `${name} is missing`;
  const wrong = `${name} is not of type ${type}`;
  return (raw, record) => {
    const value = read(raw);
    if (value === undefined || value === null) return required ? missing : keep(standIn, record);
    const converted = convert(value);
    return converted === undefined ? wrong : keep(converted, record);
  };
}

function cleaned<Raw>(read: Reader<Raw>, field: SourceField): Reader<Raw> {
  const clean = cleanerOf(field);
  return clean === undefined ? read : (raw) => clean(read(raw));
}
