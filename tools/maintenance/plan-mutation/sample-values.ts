import type { Properties, PropertyValue } from "../../../preview/model";
import { HUGE_NUMBER } from "./other-scalars";
import type { Path } from "./property-path";
import type { SchemaProperty, SchemaType } from "./schema/schema-type";

/** A value of a declared type. */
export interface Sample {
  /** The path within the value that distinguishes it from the other samples. */
  readonly within: Path;
  readonly operator: string;
  readonly value: PropertyValue;
}

/**
 * Sample values of a type. For an object: the minimal object, and then, for each of its properties,
 * the minimal object with each sample value of that property.
 */
export function samplesOf(type: SchemaType): readonly Sample[] {
  switch (type.kind) {
    case "boolean":
      return [sample("= true", true), sample("= false", false)];
    case "number":
      return [0, 1, -1, HUGE_NUMBER].map((value) => sample(`= ${value}`, value));
    case "string":
      return [...type.values.map((value) => sample(`= ${value}`, value)), sample("= text", "text")];
    case "file":
      return [];
    case "list":
      return [
        sample("empty", []),
        ...samplesOf(type.element).map(({ within, operator, value }) => ({
          within: [0, ...within],
          operator,
          value: [value],
        })),
      ];
    case "map":
      return [sample("empty", {}), sample("key added", { other: leastOf(type.element) })];
    case "object":
      return samplesOfObject(type.properties);
  }
}

function samplesOfObject(properties: readonly SchemaProperty[]): readonly Sample[] {
  const least = leastObject(properties);
  return [
    sample("set", least),
    ...properties.flatMap(({ name, type }) =>
      samplesOf(type).map(({ within, operator, value }) => ({
        within: [name, ...within],
        operator,
        value: { ...least, [name]: value },
      })),
    ),
  ];
}

function sample(operator: string, value: PropertyValue): Sample {
  return { within: [], operator, value };
}

function leastObject(properties: readonly SchemaProperty[]): Properties {
  const required = properties.filter(({ isRequired }) => isRequired);
  return Object.fromEntries(required.map(({ name, type }) => [name, leastOf(type)]));
}

/** The first value of a type that is not empty. */
function leastOf(type: SchemaType): PropertyValue {
  if (type.kind === "object") return leastObject(type.properties);
  return samplesOf(type).find(({ operator }) => operator !== "empty")?.value ?? "text";
}
