import type { Field } from "../datasets/specification-types";

/** The kind of a field's values, for code that computes with or compares them. */
export type ValueKind = "text" | "number" | "lossless number" | "boolean" | "json" | "time";

const KINDS: Readonly<Record<string, ValueKind>> = {
  string: "text",
  integer: "number",
  int64: "lossless number",
  decimal: "lossless number",
  number: "number",
  boolean: "boolean",
  timestamp: "time",
  date: "time",
  json: "json",
  lowerCase: "text",
  concat: "text",
  product: "number",
  sum: "number",
};

/** Undefined if the field has no valid type, which is reported elsewhere. */
export function kindOf(field: Field | undefined): ValueKind | undefined {
  if (field === undefined || field === null || typeof field !== "object") return undefined;
  // A redacted value is the text of a hash.
  if (field.redact !== undefined) return "text";
  if ("origin" in field) return field.origin === "key" ? "text" : "number";
  return KINDS["derive" in field ? field.derive?.kind : field.type];
}

/** Values are evaluated before they are redacted. */
export function plainKindOf(field: Field): ValueKind | undefined {
  const { redact: _, ...plain } = field;
  return kindOf(plain as Field);
}
