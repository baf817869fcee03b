import type { Field, Specification } from "../datasets/specification-types";

/** A column of a Parquet file and how the values of the records, as JSON has them, go into it. */
export interface Column {
  readonly name: string;
  readonly type: "STRING" | "INT64" | "DOUBLE" | "BOOLEAN" | "TIMESTAMP" | "DATE" | "JSON";
  readonly isNullable: boolean;
  readonly toValue: (value: unknown) => unknown;
}

type Kind = Pick<Column, "type" | "toValue">;

const asItIs = (value: unknown) => value;
const toTime = (value: unknown) => new Date(value as string);

const STRING: Kind = { type: "STRING", toValue: asItIs };
const DOUBLE: Kind = { type: "DOUBLE", toValue: asItIs };
const DATE: Kind = { type: "DATE", toValue: toTime };

const KINDS: { readonly [type in Extract<Field, { type: string }>["type"]]: Kind } = {
  string: STRING,
  integer: { type: "INT64", toValue: (value) => BigInt(value as number) },
  number: DOUBLE,
  boolean: { type: "BOOLEAN", toValue: asItIs },
  timestamp: { type: "TIMESTAMP", toValue: toTime },
  date: DATE,
  json: { type: "JSON", toValue: asItIs },
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
  return "derive" in field ? DERIVED_KINDS[field.derive.kind] : KINDS[field.type];
}
