import type { SchemaElement } from "hyparquet";
import type { Datasets } from "../datasets/dataset-types";
import type { Field, FieldType, SourceField, Specification } from "../datasets/specification-types";

/** A column of a Parquet file, and how the JSON values of records are written to it. */
export interface Column extends Kind {
  readonly name: string;
  readonly isNullable: boolean;
}

interface Kind {
  /** The column's type in the file's schema. */
  readonly element: Omit<SchemaElement, "name">;
  readonly toValue: (value: unknown) => unknown;
  /** Whether values may have more digits than a double holds. */
  readonly isLossless?: boolean;
}

const MAX_INT64_DIGITS = 18;
const DECIMAL_BYTES = 16;
const asItIs = (value: unknown) => value;
const toTime = (value: unknown) => new Date(value as string);
/** From a text with six decimals of a second. */
const toMicroseconds = (value: unknown) => {
  const text = value as string;
  return BigInt(Date.parse(`${text.slice(0, 19)}Z`)) * 1000n + BigInt(text.slice(20, 26));
};

const STRING: Kind = {
  element: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  toValue: asItIs,
};
const DOUBLE: Kind = { element: { type: "DOUBLE" }, toValue: asItIs };
const DATE: Kind = { element: { type: "INT32", converted_type: "DATE" }, toValue: toTime };
// All readers take the logical type as UTC; DuckDB and polars take the older converted type as
// local time.
const TIMESTAMP_MILLIS: Kind = {
  element: {
    type: "INT64",
    converted_type: "TIMESTAMP_MILLIS",
    logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MILLIS" },
  },
  toValue: toTime,
};
const TIMESTAMP_MICROS: Kind = {
  element: {
    type: "INT64",
    converted_type: "TIMESTAMP_MICROS",
    logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MICROS" },
  },
  toValue: toMicroseconds,
};

const KINDS: { readonly [type in Exclude<FieldType, "decimal">]: Kind } = {
  string: STRING,
  integer: { element: { type: "INT64" }, toValue: (value) => BigInt(value as number) },
  int64: {
    element: { type: "INT64" },
    toValue: (value) => BigInt(JSON.stringify(value)),
    isLossless: true,
  },
  number: DOUBLE,
  boolean: { element: { type: "BOOLEAN" }, toValue: asItIs },
  timestamp: TIMESTAMP_MILLIS,
  date: DATE,
  // As text, with all digits, because some readers return the Parquet type JSON as bytes.
  json: { ...STRING, toValue: (value) => JSON.stringify(value), isLossless: true },
};

const DERIVED_KINDS: {
  readonly [kind in Extract<Field, { derive: object }>["derive"]["kind"]]: Kind;
} = { date: DATE, lowerCase: STRING, concat: STRING, product: DOUBLE, sum: DOUBLE };

/**
 * Finds the columns of a part's records by its data set.
 * @throws if this function does not know the data set
 */
export function columnChooser(datasets: Datasets) {
  const all = "datasets" in datasets ? datasets.datasets : [datasets.specification];
  const columns = new Map(
    all.map((each) => ["name" in each ? each.name : undefined, columnsOf(each)]),
  );
  return (dataset: string | undefined): readonly Column[] => {
    const found = columns.get(dataset);
    if (found !== undefined) return found;
    const of = dataset === undefined ? "of no data set" : `of the data set ${dataset}`;
    throw new Error(
      `the part is ${of}, and this function has ${columns.has(undefined) ? "one specification for all" : "others"}: it was made with other data sets`,
    );
  };
}

/** The columns of the records that a specification makes. */
export function columnsOf({ fields }: Specification): readonly Column[] {
  return Object.entries(fields).map(([name, field]) => ({
    name,
    ...kindOf(field),
    isNullable: !("required" in field && field.required === true),
  }));
}

function kindOf(field: Field): Kind {
  // A redacted value is the text of a hash.
  if (field.redact !== undefined) return STRING;
  if ("resolution" in field && field.resolution === "microseconds") return TIMESTAMP_MICROS;
  if ("origin" in field) return field.origin === "key" ? STRING : KINDS.integer;
  if ("derive" in field) return DERIVED_KINDS[field.derive.kind];
  return field.type === "decimal" ? decimalKind(field) : KINDS[field.type];
}

/** Few readers support decimals of other physical types. */
function decimalKind({ precision = 0, scale = 0 }: SourceField): Kind {
  const type: Kind["element"] =
    precision <= MAX_INT64_DIGITS
      ? { type: "INT64" }
      : { type: "FIXED_LEN_BYTE_ARRAY", type_length: DECIMAL_BYTES };
  return {
    element: { ...type, converted_type: "DECIMAL", precision, scale },
    toValue: (value) => unscaled(value, scale),
    isLossless: true,
  };
}

/** @throws if a value, from another version of the specification, has more decimals */
function unscaled(value: unknown, scale: number): bigint {
  const text = typeof value === "number" ? value.toFixed(scale) : JSON.stringify(value);
  const [whole = "", decimals = ""] = text.split(".");
  if (decimals.length > scale || (typeof value === "number" && Number(text) !== value)) {
    throw new Error(`${JSON.stringify(value)} has more than the ${scale} decimals of its column`);
  }
  return BigInt(whole + decimals.padEnd(scale, "0"));
}
