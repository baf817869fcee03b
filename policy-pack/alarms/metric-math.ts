/**
 * An expression's result for one period: a number, a list with one for each metric, or undefined
 * for no data.
 */
export type MathValue = number | undefined | readonly (number | undefined)[];

/** An expression that this evaluator can't read. */
export class UnreadableExpression extends Error {}

/** The values of the queries that an expression may name, and of all metrics. */
export interface MathScope {
  readonly valueOf: (id: string) => MathValue;
  readonly metrics: readonly MathValue[];
}

const token = /\s*(\d+(?:\.\d+)?|[A-Za-z_]\w*|&&|\|\||[=!<>]=|[-+*/^<>(),[\]])/y;
/** From loosest to tightest; operators in one row are evaluated from left to right. */
const precedence: readonly (readonly string[])[] = [
  ["OR", "||"],
  ["AND", "&&"],
  ["==", "!=", "<=", ">=", "<", ">"],
  ["+", "-"],
  ["*", "/"],
  ["^"],
];

type Arithmetic = (left: number, right: number) => number | undefined;

const arithmetic: Readonly<Record<string, Arithmetic>> = {
  OR: (left, right) => Number(left !== 0 || right !== 0),
  "||": (left, right) => Number(left !== 0 || right !== 0),
  AND: (left, right) => Number(left !== 0 && right !== 0),
  "&&": (left, right) => Number(left !== 0 && right !== 0),
  "==": (left, right) => Number(left === right),
  "!=": (left, right) => Number(left !== right),
  "<=": (left, right) => Number(left <= right),
  ">=": (left, right) => Number(left >= right),
  "<": (left, right) => Number(left < right),
  ">": (left, right) => Number(left > right),
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => (right === 0 ? undefined : left / right),
  "^": (left, right) => left ** right,
};

type MathFunction = (values: readonly MathValue[], scope: MathScope) => MathValue;

// Source: "Functions supported for metric math" in the CloudWatch user guide. Those for time, rates
// and bands are left out.
const functions: Readonly<Record<string, MathFunction>> = {
  ABS: ([value]) => each(value, 0, (number) => Math.abs(number)),
  AVG: (values) => reduce(values, (all) => total(all) / all.length),
  CEIL: ([value]) => each(value, 0, (number) => Math.ceil(number)),
  FILL: ([value, filling]) =>
    Array.isArray(value)
      ? value.map((one: MathValue) => (one === undefined ? scalar(filling) : scalar(one)))
      : (value ?? filling),
  FLOOR: ([value]) => each(value, 0, (number) => Math.floor(number)),
  IF: ([condition, then, otherwise]) => {
    const held = scalar(condition);
    return held === undefined ? undefined : held === 0 ? otherwise : then;
  },
  MAX: (values) => reduce(values, (all) => Math.max(...all)),
  METRICS: (_, { metrics }) => metrics.map(scalar),
  MIN: (values) => reduce(values, (all) => Math.min(...all)),
  SUM: (values) => reduce(values, total),
};

/** @throws UnreadableExpression */
export function evaluateMath(expression: string, scope: MathScope): MathValue {
  const tokens = tokensOf(expression);
  let position = 0;
  const peek = () => tokens[position];
  const next = () => {
    position += 1;
    return tokens[position - 1];
  };
  const expect = (wanted: string) => {
    if (next() !== wanted) throw new UnreadableExpression(expression);
  };
  const list = (end: string): readonly MathValue[] => {
    const values: MathValue[] = [];
    while (peek() !== end) {
      values.push(binary(0));
      if (peek() !== end) expect(",");
    }
    expect(end);
    return values;
  };
  const binary = (level: number): MathValue => {
    const operators = precedence[level];
    if (operators === undefined) return primary();
    let left = binary(level + 1);
    while (operators.includes(String(peek()))) {
      const operate = arithmetic[String(next())] as Arithmetic;
      left = each(left, binary(level + 1), operate);
    }
    return left;
  };
  const primary = (): MathValue => {
    const word = next();
    if (word === "-") return each(0, primary(), (zero, value) => zero - value);
    if (word === "[") return list("]").map(scalar);
    if (word === "(") {
      const value = binary(0);
      expect(")");
      return value;
    }
    if (word !== undefined && /^\d/.test(word)) return Number(word);
    if (word === undefined || !/^[A-Za-z_]/.test(word)) throw new UnreadableExpression(expression);
    if (peek() !== "(") return scope.valueOf(word);
    next();
    const call = Object.hasOwn(functions, word) ? functions[word] : undefined;
    if (!call) throw new UnreadableExpression(expression);
    return call(list(")"), scope);
  };
  const value = binary(0);
  if (position < tokens.length) throw new UnreadableExpression(expression);
  return value;
}

function tokensOf(expression: string): readonly string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (expression.slice(token.lastIndex).trim() !== "") {
    const [, found] = token.exec(expression) ?? [];
    if (found === undefined) throw new UnreadableExpression(expression);
    tokens.push(found);
  }
  return tokens;
}

/**
 * Applies to each element if either side is a list; the result for missing data is missing data.
 */
function each(left: MathValue, right: MathValue, operate: Arithmetic): MathValue {
  if (Array.isArray(left)) return left.map((one) => scalar(each(one, right, operate)));
  if (Array.isArray(right)) return right.map((one) => scalar(each(left, one, operate)));
  return typeof left === "number" && typeof right === "number" ? operate(left, right) : undefined;
}

function reduce(
  values: readonly MathValue[],
  combine: (numbers: readonly number[]) => number,
): MathValue {
  const numbers = values.flat().filter((value) => typeof value === "number");
  return numbers.length === 0 ? undefined : combine(numbers);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** The first of several values; where AWS expects a single value, there is only one. */
function scalar(value: MathValue): number | undefined {
  return Array.isArray(value) ? value[0] : (value as number | undefined);
}
