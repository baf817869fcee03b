import type { RecordContext, Rejection } from "./record-types";

/** How records are transformed: read from top to bottom, one output field after another. */
export interface Specification {
  /**
   * Must be raised with every change: of two results for the same source version, the higher one
   * wins.
   */
  readonly version: number;
  /** The greatest share of invalid records, from 0 to 1; with a greater share the object fails. */
  readonly maxRejectShare: number;
  /**
   * The compression of results; gzip by default. zstd takes a fifth of gzip's CPU for the same
   * number of bytes, and its files end in .ndjson.zst. Parquet files always use zstd inside.
   */
  readonly compression?: "gzip" | "zstd";
  /**
   * The encoding of files; UTF-8 by default. A byte order mark at the start of a file overrides it.
   */
  readonly encoding?: Encoding;
  /** The dialect of CSV files; by default RFC 4180 with a header. */
  readonly csv?: CsvDialect;
  /** The dialect of JSON files; by default one object per line. */
  readonly json?: JsonDialect;
  /**
   * An array in JSON records: each of its elements becomes a record, and paths that begin with the
   * array are read within the element. An empty array gives one record, without the element's
   * values.
   */
  readonly explode?: string | Path;
  /** How values are written, for every field that does not override it. */
  readonly values?: ValueOptions;
  /** Fields by their output names, in output order. */
  readonly fields: Readonly<Record<string, Field>>;
  /** Is called last, with each record. `withFunctions` types it from the fields. */
  record?(record: UntypedRecord, context: RecordContext): UntypedRecord | Rejection;
}

export type Field = SourceField | DerivedField | OriginField;

/**
 * `integer` and `number` hold what a double holds. `int64` and `decimal` keep all their digits:
 * JSON writes them as numbers, which many JSON readers treat as doubles.
 */
export type FieldType =
  | "string"
  | "integer"
  | "int64"
  | "number"
  | "decimal"
  | "boolean"
  | "timestamp"
  | "date"
  | "json";

export type UntypedRecord = Readonly<Record<string, unknown>>;

export type FieldValue = string | number | boolean;

/** Property names and array indexes, from the outside in. */
export type Path = readonly (string | number)[];

export type Encoding =
  | "utf-8"
  | "utf-16le"
  | "utf-16be"
  | "iso-8859-1"
  | "iso-8859-2"
  | "iso-8859-5"
  | "iso-8859-7"
  | "iso-8859-9"
  | "iso-8859-15"
  | "windows-1250"
  | "windows-1251"
  | "windows-1252"
  | "windows-1253"
  | "windows-1254"
  | "koi8-r"
  | "shift_jis"
  | "euc-jp"
  | "euc-kr"
  | "gb18030"
  | "big5";

export interface JsonDialect {
  /** Where the values are that become records; by default one per line. */
  readonly layout?: JsonLayout;
  /** The names of the elements, in order, if records are arrays. */
  readonly columns?: readonly string[];
}

/**
 * `lines`: one value per line. `array`: the elements of one array, which is the whole file.
 * `concatenated`: consecutive values, each over any number of lines.
 */
export type JsonLayout = "lines" | "array" | "concatenated";

export interface CsvDialect {
  /** The character between fields; a comma by default. */
  readonly delimiter?: string;
  /** The character around fields; a double quote by default. False if quotes are plain text. */
  readonly quote?: string | false;
  /**
   * The character that makes a quote, or itself, plain text inside quotes; the quote by default.
   */
  readonly escape?: string;
  /** One character: a line that begins with it is skipped. */
  readonly comment?: string;
  /** How many lines to skip at the start of a file, before its header. */
  readonly skipLines?: number;
  /** The names of the columns, in order, if files have no header. */
  readonly columns?: readonly string[];
}

/**
 * How values are written. The options apply to texts: the values of CSV, and JSON strings. A
 * field's options override those given for all fields.
 */
export interface ValueOptions {
  /** Removes blanks from both ends. An empty result is no value, in JSON too. */
  readonly trim?: boolean;
  /** Texts that stand for no value, compared exactly: "NA", "-", "-999". */
  readonly nullWords?: readonly string[];
  /** Words for booleans in addition to true and false, in upper or lower case: "yes", "1". */
  readonly booleanWords?: BooleanWords;
  /** Stands before the decimals of a number; a point by default. */
  readonly decimalSeparator?: "." | ",";
  /** Stands between groups of three digits of a number; none by default. */
  readonly thousandsSeparator?: "." | "," | " " | "'" | "_";
}

/**
 * `iso8601` (in any of its forms with a time), the number of seconds or fractions of them since
 * 1970, or a pattern of Unicode's letters, such as "dd.MM.yyyy HH:mm". A time without a zone is in
 * UTC.
 */
export type TimeFormat =
  | "iso8601"
  | "epochSeconds"
  | "epochMilliseconds"
  | "epochMicroseconds"
  // Any other text, while editors still suggest the formats above.
  | (string & Record<never, never>);

export interface BooleanWords {
  readonly true: readonly string[];
  readonly false: readonly string[];
}

export interface SourceField extends ValueOptions {
  readonly type: FieldType;
  /**
   * Where the value is read from: a column of CSV, or a property of JSON. A list is a path to a
   * nested property; a number in it is an array index, from 0, or from the end if negative.
   * Defaults to the output name.
   */
  readonly source?: string | Path;
  /**
   * Computes the value from the fields above this one, instead of reading it. `withFunctions` types
   * it from the fields.
   */
  make?(record: UntypedRecord, context: RecordContext): unknown;
  /** The column may be missing from a CSV file: its values are then null, or the default. */
  readonly optional?: boolean;
  /**
   * How a timestamp or a date is written; of several formats the first that matches is used. By
   * default ISO 8601, with a colon in the zone.
   */
  readonly format?: TimeFormat | readonly TimeFormat[];
  /** Of a timestamp; milliseconds by default. More precise values are rejected. */
  readonly resolution?: "milliseconds" | "microseconds";
  /** Of a decimal: its total number of digits, from 1 to 38. */
  readonly precision?: number;
  /** Of a decimal: how many of its digits are decimals. */
  readonly scale?: number;
  /** Rejects a record without a value. Otherwise the value is null. */
  readonly required?: boolean;
  /** Replaces a missing value. */
  readonly default?: FieldValue;
  readonly check?: Constraint;
  /** A record whose value fails the filter is left out, and listed with the rejects. */
  readonly filter?: Filter;
  readonly redact?: Redaction;
}

/**
 * All given conditions must hold, or the record is rejected as wrong. A missing value passes:
 * `required` is for that.
 */
export interface Constraint {
  readonly oneOf?: readonly FieldValue[];
  /** A regular expression that must match the whole text. */
  readonly pattern?: string;
  readonly min?: number | string;
  readonly max?: number | string;
  /** Of a text, in characters. */
  readonly maxLength?: number;
}

/** All given conditions must hold. A missing value fails every one. */
export interface Filter {
  readonly oneOf?: readonly FieldValue[];
  readonly noneOf?: readonly FieldValue[];
  readonly min?: number | string;
  readonly max?: number | string;
}

/**
 * Replaces the value with 64 hex digits: HMAC-SHA-256 with the salt, or plain SHA-256 without one
 * (which anyone who can guess the values can undo).
 */
export interface Redaction {
  /**
   * The function's environment variable that holds the salt: REDACTION_SALT is redactionSalt of the
   * stack.
   */
  readonly saltVariable?: string;
}

export interface DerivedField {
  readonly derive: Derivation;
  readonly check?: Constraint;
  readonly filter?: Filter;
  readonly redact?: Redaction;
}

/** A field that holds the origin of a record. */
export interface OriginField {
  /**
   * `key` is the key of the raw object, `line` the number of the record's first line in it, from 1,
   * and `element` the index in the array that `explode` names, from 0.
   */
  readonly origin: "key" | "line" | "element";
  readonly check?: Constraint;
  readonly filter?: Filter;
  readonly redact?: Redaction;
}

/** Computed from fields above it in the specification; null if one of them is null. */
export type Derivation =
  /** The UTC date of a timestamp. */
  | { readonly kind: "date"; readonly of: string }
  | { readonly kind: "lowerCase"; readonly of: string }
  | { readonly kind: "concat"; readonly of: readonly string[]; readonly separator: string }
  | { readonly kind: "product"; readonly of: readonly string[] }
  | { readonly kind: "sum"; readonly of: readonly string[] };
