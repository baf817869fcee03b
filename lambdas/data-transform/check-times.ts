import type { FieldType, SourceField } from "../datasets/specification-types";
import { show } from "./check-values";
import { patternProblem } from "./time-pattern";
import { NAMED_FORMATS } from "./times";

const RESOLUTIONS: readonly unknown[] = ["milliseconds", "microseconds"];

/** The time options that apply to a type. */
export function timeKeys(type: FieldType): readonly string[] {
  if (type === "timestamp") return ["format", "resolution"];
  return type === "date" ? ["format"] : [];
}

export function timeProblems({ type, format, resolution }: SourceField): readonly string[] {
  if (type !== "timestamp" && type !== "date") return [];
  return [
    ...(format === undefined ? [] : formatProblems([format].flat(), type)),
    ...(resolution === undefined || RESOLUTIONS.includes(resolution)
      ? []
      : [`.resolution must be one of ${RESOLUTIONS.join(", ")}, not ${show(resolution)}`]),
  ];
}

function formatProblems(formats: readonly unknown[], type: "timestamp" | "date") {
  if (formats.length === 0) return [".format must be a format or a list of them, not []"];
  return formats.flatMap((format) => {
    if (typeof format !== "string") return [`.format must be a text, not ${show(format)}`];
    if (type === "timestamp" && NAMED_FORMATS.has(format)) return [];
    const problem = patternProblem(format, type);
    return problem === undefined ? [] : [`.format ${show(format)} ${problem}`];
  });
}
