import type { Field, FieldType } from "./specification-types";

/** The origin of a record. */
export interface RecordContext {
  /** The key of the raw object. */
  readonly key: string;
  /** The number of the record's first line, from 1. */
  readonly line: number;
  /** The index in the exploded array, from 0. */
  readonly element: number | null;
}

/** The reason why there is no value or no record. */
export class Rejection {
  constructor(readonly reason: string) {}
}

/** The result of a function that can't make a value or a record. */
export function reject(reason: string): Rejection {
  return new Rejection(reason);
}

/** A record, by its fields, as functions receive it and as the record function returns it. */
export type RecordOf<Fields> = { readonly [Name in keyof Fields]: HeldValue<Fields[Name]> };

/** The JavaScript type for each field type: a decimal is a text such as "12.30". */
export interface Values {
  readonly string: string;
  readonly integer: number;
  readonly int64: bigint;
  readonly number: number;
  readonly decimal: string;
  readonly boolean: boolean;
  readonly timestamp: string;
  readonly date: string;
  readonly json: unknown;
}

type HeldValue<Each> = Each extends { readonly redact: object }
  ? string | Missing<Each>
  : Each extends { readonly type: infer Type extends FieldType }
    ? Values[Type] | Missing<Each>
    : Each extends { readonly derive: { readonly kind: "product" | "sum" } }
      ? number | null
      : Each extends { readonly derive: object }
        ? string | null
        : Each extends { readonly origin: "key" }
          ? string
          : Each extends { readonly origin: "line" }
            ? number
            : Each extends { readonly origin: "element" }
              ? number | null
              : never;

type Missing<Each> = Each extends { readonly required: true }
  ? never
  : // A function may give no value, and then there is the default.
    Each extends { readonly default: string | number | boolean }
    ? never
    : null;

/** What a function may return for a field of a type. Any other value rejects the record. */
export type Answer<Type extends FieldType> =
  | (Type extends "timestamp" ? Date : never)
  | (Type extends "int64" ? number : never)
  | (Type extends "decimal" ? number | bigint : never)
  | Values[Type]
  | null
  | undefined
  | Rejection;

/** Fields by name. */
export type Fields = Readonly<Record<string, Field>>;
