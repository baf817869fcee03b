import type { JsonLayout, Specification } from "../datasets/specification-types";
import { columnProblems } from "./check-csv";
import { show, unknownKeys } from "./check-values";

const JSON_KEYS = ["layout", "columns"];
const LAYOUTS: readonly JsonLayout[] = ["lines", "array", "concatenated"];

export function jsonProblems({ json, fields }: Specification): readonly string[] {
  if (json === undefined) return [];
  if (typeof json !== "object" || json === null) {
    return [`json must be an object, not ${show(json)}`];
  }
  const { layout, columns } = json;
  return [
    ...unknownKeys(json, JSON_KEYS),
    ...(layout === undefined || LAYOUTS.includes(layout)
      ? []
      : [`.layout must be one of ${LAYOUTS.join(", ")}, not ${show(layout)}`]),
    ...(columns === undefined ? [] : columnProblems(columns, fields, ([name]) => name)),
  ].map((problem) => `json${problem}`);
}
