import type { SchemaElement } from "hyparquet";
import type { Field, Specification } from "../datasets/specification-types";

/** A column of a Parquet file and how the values of the records, as JSON has them, go into it. */
export interface Column extends Kind {
  readonly name: string;
  readonly isNullable: boolean;
}

interface Kind {
  /** How the schema of the file has the column's type. */
  readonly element: Omit<SchemaElement, "name">;
  readonly toValue: (value: unknown) => unknown;
}

const asItIs = (value: unknown) => value;
const toTime = (value: unknown) => new Date(value as string);
/** Of a text with six decimals of a second. */
const toMicroseconds = (value: unknown) => {
  const text = value as string;
  return BigInt(Date.parse(`${text.slice(0, 19)}Z`)) * 1000n + BigInt(text.slice(20, 26));
};

const STRING: Kind = {
  element: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  toValue: asItIs,
};
const DOUBLE: Kind = { element: { type: "DOUBLE" }, toValue: asItIs };
const DATE: Kind = { element: { type: "INT32", converted_type: "DATE" }, toValue: toTime };
const TIMESTAMP_MICROS: Kind = {
  element: { type: "INT64", converted_type: "TIMESTAMP_MICROS" },
  toValue: toMicroseconds,
};

const KINDS: { readonly [type in Extract<Field, { type: string }>["type"]]: Kind } = {
  string: STRING,
  integer: { element: { type: "INT64" }, toValue: (value) => BigInt(value as number) },
  number: DOUBLE,
  boolean: { element: { type: "BOOLEAN" }, toValue: asItIs },
  timestamp: {
    element: { type: "INT64", converted_type: "TIMESTAMP_MILLIS" },
    toValue: toTime,
  },
  date: DATE,
  json: { element: { type: "BYTE_ARRAY", converted_type: "JSON" }, toValue: asItIs },
};

const DERIVED_KINDS: {
  readonly [kind in Extract<Field, { derive: object }>["derive"]["kind"]]: Kind;
} = { date: DATE, lowerCase: STRING, concat: STRING, product: DOUBLE, sum: DOUBLE };

/** The columns of what the specification makes of each record. */
export function columnsOf({ fields }: Specification): readonly Column[] {
  return Object.entries(fields).map(([name, field]) => ({
    name,
    ...kindOf(field),
    isNullable: !("required" in field && field.required === true),
  }));
}

function kindOf(field: Field): Kind {
  // What is left of a redacted value is the text of a hash.
  if (field.redact !== undefined) return STRING;
  if ("precision" in field && field.precision === "microseconds") return TIMESTAMP_MICROS;
  return "derive" in field ? DERIVED_KINDS[field.derive.kind] : KINDS[field.type];
}
