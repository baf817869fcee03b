import type { RecordContext, Rejection } from "./record-types";

/** What records become: read top down, one output field after another. */
export interface Specification {
  /** Raised with every change: of two results for the same source version, the higher one counts. */
  readonly version: number;
  /** An object with a greater share of invalid records fails: between 0 and 1. */
  readonly maxRejectShare: number;
  /**
   * Of the results: gzip where not given. zstd takes a fifth of its CPU, for as many bytes, and its files
   * end in .ndjson.zst. Files of Parquet have zstd inside in any case.
   */
  readonly compression?: "gzip" | "zstd";
  /**
   * The encoding of files, UTF-8 where not given. A byte order mark at the start of a file overrules
   * it.
   */
  readonly encoding?: Encoding;
  /** How files of CSV are written: by RFC 4180, with a header, where not given. */
  readonly csv?: CsvDialect;
  /** How files of JSON are written: an object a line, where not given. */
  readonly json?: JsonDialect;
  /**
   * An array in records of JSON: each of its elements becomes a record, and paths that begin with it
   * are read within the element. Without elements there is one record, without what the element has.
   */
  readonly explode?: string | Path;
  /** How values are written, of every field that does not say otherwise. */
  readonly values?: ValueOptions;
  /** By the name in the output, in the output's order. */
  readonly fields: Readonly<Record<string, Field>>;
  /** Is given each record at last. `withFunctions` types it from the fields. */
  record?(record: UntypedRecord, context: RecordContext): UntypedRecord | Rejection;
}

export type Field = SourceField | DerivedField | OriginField;

/**
 * `integer` and `number` are what a double holds. `int64` and `decimal` have all their digits: JSON
 * writes them as numbers, which many readers of JSON take for doubles.
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

/** Names of properties and places in arrays, from the outside in. */
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
  /** Where the values stand that are records: one a line, where not given. */
  readonly layout?: JsonLayout;
  /** The names of the elements, in order, where records are arrays. */
  readonly columns?: readonly string[];
}

/**
 * `lines`: a value a line. `array`: the elements of one array, which is the whole file. `concatenated`:
 * values one after the other, each over any number of lines.
 */
export type JsonLayout = "lines" | "array" | "concatenated";

export interface CsvDialect {
  /** One character between fields: a comma where not given. */
  readonly delimiter?: string;
  /** One character around fields: a double quote where not given. False where quotes are plain text. */
  readonly quote?: string | false;
  /**
   * One character that stands, inside quotes, before a quote or itself to make it plain text: the
   * quote where not given.
   */
  readonly escape?: string;
  /** One character: a line that begins with it is no record. */
  readonly comment?: string;
  /** How many lines to pass over at the start of a file, before its header. */
  readonly skipLines?: number;
  /** The names of the columns, in order, where files have no header. */
  readonly columns?: readonly string[];
}

/**
 * How values are written. These are about texts: the values of CSV, and the strings of JSON. What is
 * given with a field replaces what is given for all.
 */
export interface ValueOptions {
  /** Cuts blanks off both ends. What is empty then is no value, in JSON too. */
  readonly trim?: boolean;
  /** Each stands for no value, and is compared as it is written: "NA", "-", "-999". */
  readonly nullWords?: readonly string[];
  /** Words for booleans beside true and false, in upper or lower case: "yes", "1". */
  readonly booleanWords?: BooleanWords;
  /** Before the decimals of a number. A point where not given. */
  readonly decimalSeparator?: "." | ",";
  /** Between groups of three digits of a number. None where not given. */
  readonly thousandsSeparator?: "." | "," | " " | "'" | "_";
}

/**
 * `iso8601` (in any of its forms with a time), the number of seconds or of parts of them since 1970,
 * or a pattern of Unicode's letters, such as "dd.MM.yyyy HH:mm". A time without a zone is in UTC.
 */
export type TimeFormat =
  | "iso8601"
  | "epochSeconds"
  | "epochMilliseconds"
  | "epochMicroseconds"
  // Any other text, without the editor losing sight of those above.
  | (string & Record<never, never>);

export interface BooleanWords {
  readonly true: readonly string[];
  readonly false: readonly string[];
}

export interface SourceField extends ValueOptions {
  readonly type: FieldType;
  /**
   * Where the value stands: a column of CSV; a property of JSON, one inside another as a list, in
   * which a number is a place in an array, from 0, or from the end with a minus. The output's name
   * where not given.
   */
  readonly source?: string | Path;
  /**
   * Makes the value of the fields above this one, instead of reading it. `withFunctions` types it from
   * the fields.
   */
  make?(record: UntypedRecord, context: RecordContext): unknown;
  /** The column may be missing from a file of CSV: its values are then null, or the default. */
  readonly optional?: boolean;
  /**
   * How a timestamp or a date is written; of several formats the first that fits counts. Where not
   * given: ISO 8601, with a colon in the zone.
   */
  readonly format?: TimeFormat | readonly TimeFormat[];
  /** Of a timestamp: milliseconds where not given. What is more precise is rejected. */
  readonly resolution?: "milliseconds" | "microseconds";
  /** Of a decimal: how many digits it has in all, from 1 to 38. */
  readonly precision?: number;
  /** Of a decimal: how many of its digits are decimals. */
  readonly scale?: number;
  /** A record without a value is rejected. Otherwise the value is null. */
  readonly required?: boolean;
  /** In place of a value that is missing. */
  readonly default?: FieldValue;
  readonly check?: Constraint;
  /** A record whose value fails it is left out, and listed with the rejects. */
  readonly filter?: Filter;
  readonly redact?: Redaction;
}

/**
 * All that are given must hold, or the record is rejected as wrong. A missing value is right: that is
 * what `required` is about.
 */
export interface Constraint {
  readonly oneOf?: readonly FieldValue[];
  /** A regular expression that the whole text must match. */
  readonly pattern?: string;
  readonly min?: number | string;
  readonly max?: number | string;
  /** Of a text, in characters. */
  readonly maxLength?: number;
}

/** All that are given must hold. A missing value fails every one. */
export interface Filter {
  readonly oneOf?: readonly FieldValue[];
  readonly noneOf?: readonly FieldValue[];
  readonly min?: number | string;
  readonly max?: number | string;
}

/**
 * Replaces the value by 64 hex digits: HMAC-SHA-256 with the salt, or plain SHA-256 without one
 * (which whoever can guess the values can undo).
 */
export interface Redaction {
  /** The environment variable of the function that holds the salt: REDACTION_SALT is redactionSalt of the stack. */
  readonly saltVariable?: string;
}

export interface DerivedField {
  readonly derive: Derivation;
  readonly check?: Constraint;
  readonly filter?: Filter;
  readonly redact?: Redaction;
}

/** Says where a record comes from. */
export interface OriginField {
  /**
   * `key` is the key of the raw object, `line` the number of the record's first line in it, from 1,
   * and `element` the place in the array that `explode` names, from 0.
   */
  readonly origin: "key" | "line" | "element";
  readonly check?: Constraint;
  readonly filter?: Filter;
  readonly redact?: Redaction;
}

/** Made of fields above it in the specification; null where one of them is. */
export type Derivation =
  /** The UTC date of a timestamp. */
  | { readonly kind: "date"; readonly of: string }
  | { readonly kind: "lowerCase"; readonly of: string }
  | { readonly kind: "concat"; readonly of: readonly string[]; readonly separator: string }
  | { readonly kind: "product"; readonly of: readonly string[] }
  | { readonly kind: "sum"; readonly of: readonly string[] };
