import { isDeepStrictEqual } from "node:util";
import { type Direction, type LooserValues, looserValues } from "../data/looser-values";
import { ownValue } from "../values/own-value";

type Values = Readonly<Record<string, unknown>>;

/** A configured value that is less strict than the default. */
export interface Relaxation {
  /** Such as `lambda-memory-ceiling.maxMemoryMb`; for an entry of a map, with its key. */
  readonly setting: string;
  /** The value and the default, in words. */
  readonly change: string;
}

interface Circumstances {
  readonly defaults: Values;
  readonly definedGroups: readonly string[];
  /** The actual date, YYYY-MM-DD. */
  readonly today: string;
}

/** The values of a policy's configuration that are less strict than its defaults. */
export function relaxationsOf(
  policy: string,
  given: Values,
  { defaults, definedGroups, today }: Circumstances,
): readonly Relaxation[] {
  return Object.entries(looserValues[policy] ?? {}).flatMap(([parameter, entry]) => {
    const looser: LooserValues = typeof entry === "string" ? { direction: entry } : entry;
    const baseline = defaults[parameter];
    const value = ownValue(given, parameter) ?? baseline;
    const setting = `${policy}.${parameter}`;
    if (isDeepStrictEqual(value, baseline)) return [];
    if (!isMap(value) || !isMap(baseline)) {
      return changeOf(looser.direction, value, baseline, today).map((change) => ({
        setting,
        change,
      }));
    }
    const { otherwise: other } = looser;
    const otherwise = other && (ownValue(given, other) ?? defaults[other]);
    // A group that an organisation does not define needs no value.
    const isNeeded = (key: string) =>
      !parameter.endsWith("ByGroup") || key in value || definedGroups.includes(key);
    return [...new Set([...Object.keys(baseline), ...Object.keys(value)])]
      .filter(isNeeded)
      .flatMap((key) =>
        changeOf(
          looser.direction,
          ownValue(value, key) ?? otherwise,
          ownValue(baseline, key),
          today,
        ).map((change) => ({ setting: `${setting}.${key}`, change })),
      );
  });
}

/** How a value is less strict than the default, phrased to follow its name; empty if it is not. */
function changeOf(
  direction: Direction,
  value: unknown,
  byDefault: unknown,
  today: string,
): readonly string[] {
  const isOther = !isDeepStrictEqual(value, byDefault);
  return isOther && isLooser(direction, value, byDefault, today)
    ? [describeChange(direction, value, byDefault)]
    : [];
}

function isLooser(
  direction: Direction,
  value: unknown,
  byDefault: unknown,
  today: string,
): boolean {
  switch (direction) {
    case "never":
      return false;
    case "other":
      return byDefault !== undefined;
    case "true":
      return value === true;
    case "past":
      return typeof value === "string" && value !== "" && value < today;
    case "higher":
      return Number(value) > Number(byDefault);
    case "higher or 0":
      return Number(byDefault) > 0 && (value === 0 || Number(value) > Number(byDefault));
    case "lower":
      return Number(value) < Number(byDefault);
    case "more":
      return elementsBeyond(value, byDefault).length > 0;
    case "fewer":
      return elementsBeyond(byDefault, value).length > 0;
    case "more or none": {
      if (byDefault === undefined) return false;
      const isRestricted = listOf(byDefault).length > 0;
      const isOpen = value === undefined || (isRestricted && listOf(value).length === 0);
      return isOpen || (isRestricted && elementsBeyond(value, byDefault).length > 0);
    }
  }
}

function describeChange(direction: Direction, value: unknown, byDefault: unknown): string {
  if (direction === "past") return `is ${value}, and today by default`;
  const added = elementsBeyond(value, byDefault);
  const lacking = direction === "fewer" ? elementsBeyond(byDefault, value) : [];
  if (value !== undefined && lacking.length > 0)
    return `lacks ${shownList(lacking)} of the default`;
  if (added.length > 0) return `has ${shownList(added)} beyond the default`;
  return `is ${value === undefined ? "not set" : JSON.stringify(value)}, and ${JSON.stringify(byDefault)} by default`;
}

function elementsBeyond(value: unknown, other: unknown): readonly unknown[] {
  return listOf(value).filter((element) => !listOf(other).includes(element));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isMap(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shownList(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(", ");
}
