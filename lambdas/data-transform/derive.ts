import type { Derivation } from "../datasets/specification-types";
import { Unfit } from "./unfit";

const TOO_LARGE = new Unfit("is larger than a number holds");

type Values = Readonly<Record<string, unknown>>;

/**
 * Computes a derived field from the fields made so far; null if it has no value, or the reason why
 * it can't have one.
 */
export function derivationOf(derivation: Derivation): (record: Values) => unknown {
  switch (derivation.kind) {
    case "date":
      return ofText(derivation.of, (text) => text.slice(0, 10));
    case "lowerCase":
      return ofText(derivation.of, (text) => text.toLowerCase());
    case "concat": {
      const { of, separator } = derivation;
      return (record) => {
        const values = of.map((name) => record[name]);
        return values.includes(null) ? null : values.join(separator);
      };
    }
    case "product":
      return ofNumbers(derivation.of, 1, (left, right) => left * right);
    case "sum":
      return ofNumbers(derivation.of, 0, (left, right) => left + right);
  }
}

function ofText(name: string, make: (text: string) => string) {
  return (record: Values) => {
    const value = record[name];
    return typeof value === "string" ? make(value) : null;
  };
}

function ofNumbers(
  names: readonly string[],
  start: number,
  combine: (left: number, right: number) => number,
) {
  return (record: Values) => {
    let result = start;
    for (const name of names) {
      const value = record[name];
      if (typeof value !== "number") return null;
      result = combine(result, value);
    }
    // JSON can't represent numbers that are not finite.
    return Number.isFinite(result) ? result : TOO_LARGE;
  };
}
