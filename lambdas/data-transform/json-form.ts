import type { JsonDialect, JsonLayout } from "../datasets/specification-types";

/** How records of JSON stand in a file. */
export interface JsonForm {
  readonly layout: JsonLayout;
  /** What the elements of records are called that are arrays. */
  readonly columns: readonly string[] | undefined;
}

export function jsonFormOf({ layout = "lines", columns }: JsonDialect): JsonForm {
  return { layout, columns };
}
