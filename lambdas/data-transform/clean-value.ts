import type {
  BooleanWords,
  FieldType,
  SourceField,
  ValueOptions,
} from "../datasets/specification-types";

/**
 * Turns a value as read into one that the conversions understand; null if it stands for no value.
 */
export type Cleaner = (value: unknown) => unknown;

/** No conversion accepts this value. */
const NO_VALUE_OF_THE_TYPE = Symbol("no value of the type");

const NUMBER_TYPES: readonly FieldType[] = ["integer", "int64", "number", "decimal"];

/** The options that apply to a type. */
export function optionsFor(type: FieldType): readonly (keyof ValueOptions)[] {
  if (type === "json") return ["nullWords"];
  return [
    "trim",
    "nullWords",
    ...(type === "boolean" ? ["booleanWords" as const] : []),
    ...(NUMBER_TYPES.includes(type)
      ? ["decimalSeparator" as const, "thousandsSeparator" as const]
      : []),
  ];
}

/** Undefined if values are already written as the conversions expect. */
export function cleanerOf(field: SourceField): Cleaner | undefined {
  const {
    trim = false,
    nullWords = [],
    booleanWords,
    decimalSeparator = ".",
    thousandsSeparator = "",
  } = optionsOfType(field);
  const steps = [
    ...(trim ? [trimmed] : []),
    ...(nullWords.length === 0 ? [] : [withoutNullWords(nullWords)]),
    ...(booleanWords === undefined ? [] : [withBooleanWords(booleanWords)]),
    ...(decimalSeparator === "." && thousandsSeparator === ""
      ? []
      : [withSeparators(decimalSeparator, thousandsSeparator)]),
  ];
  const [first, ...rest] = steps;
  if (first === undefined || rest.length === 0) return first;
  return (value) => rest.reduce((result, step) => step(result), first(value));
}

/** Drops options that were given for all fields and don't apply to this field's type. */
function optionsOfType(field: SourceField): ValueOptions {
  return Object.fromEntries(optionsFor(field.type).map((name) => [name, field[name]]));
}

function trimmed(value: unknown): unknown {
  return typeof value === "string" ? value.trim() || null : value;
}

function withoutNullWords(words: readonly string[]): Cleaner {
  const known = new Set(words);
  return (value) => {
    if (typeof value === "string") return known.has(value) ? null : value;
    return typeof value === "number" && known.has(String(value)) ? null : value;
  };
}

function withBooleanWords(words: BooleanWords): Cleaner {
  const known = new Map([
    ...words.true.map((word) => [word.toLowerCase(), true] as const),
    ...words.false.map((word) => [word.toLowerCase(), false] as const),
  ]);
  return (value) => {
    if (typeof value !== "string" && typeof value !== "number") return value;
    return known.get(String(value).toLowerCase()) ?? value;
  };
}

function withSeparators(decimal: string, thousands: string): Cleaner {
  const whole = thousands === "" ? "\\d+" : `\\d{1,3}(?:[${thousands}]\\d{3})+|\\d+`;
  const number = new RegExp(
    `^(?<sign>[+-]?)(?<whole>${whole})?(?:[${decimal}](?<decimals>\\d*))?(?<power>[eE][+-]?\\d+)?$`,
  );
  return (value) => {
    if (typeof value !== "string") return value;
    const groups = number.exec(value)?.groups;
    if (groups === undefined) return NO_VALUE_OF_THE_TYPE;
    const { sign, whole: digits = "", decimals, power = "" } = groups;
    // Without decimals there is no point, so that an integer stays an integer.
    const fraction = decimals === undefined ? "" : `.${decimals}`;
    return `${sign}${thousands === "" ? digits : digits.replaceAll(thousands, "")}${fraction}${power}`;
  };
}
