import type { JsonDialect, JsonLayout } from "../datasets/specification-types";

/** The JSON format of a file. */
export interface JsonForm {
  readonly layout: JsonLayout;
  /** The names of the elements, if records are arrays. */
  readonly columns: readonly string[] | undefined;
}

export function jsonFormOf({ layout = "lines", columns }: JsonDialect): JsonForm {
  return { layout, columns };
}
