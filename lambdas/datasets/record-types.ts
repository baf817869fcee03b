import type { Field, FieldType } from "./specification-types";

/** Where a record comes from. */
export interface RecordContext {
  /** Of the raw object. */
  readonly key: string;
  /** The number of the record's first line, from 1. */
  readonly line: number;
  /** The place in the array that is exploded, from 0. */
  readonly element: number | null;
}

/** Why there is no value, or no record. */
export class Rejection {
  constructor(readonly reason: string) {}
}

/** What a function answers where it can make no value, or no record. */
export function reject(reason: string): Rejection {
  return new Rejection(reason);
}

/** A record as functions see it, and the record function answers with it, by its fields. */
export type RecordOf<Fields> = { readonly [Name in keyof Fields]: HeldValue<Fields[Name]> };

/** What functions hold of each type: a decimal is a text such as "12.30". */
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

/** What a function may answer for a field of a type. What is no value of it rejects the record. */
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
