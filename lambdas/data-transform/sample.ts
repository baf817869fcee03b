import type { Field, FieldType, SourceField } from "../datasets/specification-types";
import { pathOf } from "./source-path";
import { exampleOf } from "./time-pattern";
import { NAMED_FORMATS } from "./times";

const VALUES: Readonly<Record<Exclude<FieldType, "json">, unknown>> = {
  string: "sample",
  integer: 1,
  int64: 1,
  // A whole number, so that it fits any scale.
  decimal: 1,
  number: 1.5,
  boolean: true,
  timestamp: "2026-01-01T00:00:00Z",
  date: "2026-01-01",
};

/** A record in which every field of a specification has a value of its type. */
export function sampleOf(fields: readonly (readonly [string, Field])[]): object {
  const sample: Record<string, unknown> = {};
  for (const [name, field] of fields) {
    if (!("type" in field) || field.make !== undefined) continue;
    // Arrays stay empty: a record without elements is also enough for a warm-up.
    const path = pathOf(name, field).map(String);
    let place = sample;
    for (const step of path.slice(0, -1)) {
      const inner = place[step];
      const next = typeof inner === "object" ? (inner as Record<string, unknown>) : {};
      place[step] = next;
      place = next;
    }
    const last = path.at(-1) ?? name;
    // One field may read a value, and another field a value inside it.
    if (field.type === "json") place[last] ??= sampleValue(field);
    else place[last] = sampleValue(field);
  }
  return sample;
}

function sampleValue({ type, decimalSeparator, format }: SourceField): unknown {
  const [written] = format === undefined ? [] : [format].flat();
  if (written !== undefined) return NAMED_FORMATS.get(written) ?? exampleOf(written);
  if (type === "json") return {};
  if (type === "number" && decimalSeparator === ",") return "1,5";
  return VALUES[type];
}
