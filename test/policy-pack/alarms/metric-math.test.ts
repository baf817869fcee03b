import { expect } from "chai";
import {
  evaluateMath,
  type MathValue,
  UnreadableExpression,
} from "../../../policy-pack/alarms/metric-math";

const values: Readonly<Record<string, MathValue>> = {
  errors: 2,
  invocations: 10,
  quiet: undefined,
};

function evaluate(expression: string): MathValue {
  return evaluateMath(expression, {
    valueOf: (id) => values[id],
    metrics: Object.values(values),
  });
}

const results: readonly (readonly [expression: string, value: MathValue])[] = [
  ["errors", 2],
  ["1 + 2 * 3", 7],
  ["(1 + 2) * 3", 9],
  ["10 - 2 - 3", 5],
  ["2 ^ 3", 8],
  ["-errors + 3", 1],
  ["1.5*errors", 3],
  ["100 * errors / invocations", 20],
  ["errors / 0", undefined],
  ["errors + quiet", undefined],
  ["errors > 1", 1],
  ["errors >= 3", 0],
  ["errors == 2 AND invocations < 5", 0],
  ["errors == 3 || invocations != 5", 1],
  ["errors == 3 OR invocations == 5", 0],
  ["errors == 2 && invocations <= 10", 1],
  ["errors <= 1", 0],
  ["IF(errors > 1, errors, 0)", 2],
  ["IF(errors > 2, errors)", undefined],
  ["IF(quiet, 1, 2)", undefined],
  ["FILL(quiet, 7)", 7],
  ["FILL(errors, 7)", 2],
  ["MAX([errors, invocations, quiet])", 10],
  ["MIN(errors, 1)", 1],
  ["SUM(METRICS())", 12],
  ["AVG(METRICS()) * 2", 12],
  ["MAX([quiet])", undefined],
  ["ABS(errors - invocations) + CEIL(0.5) + FLOOR(1.5)", 10],
  ["[errors, invocations] + 1", [3, 11]],
  ["100 / [errors, invocations]", [50, 10]],
  ["[[errors, quiet], invocations]", [2, 10]],
  ["FILL([quiet, errors], 0)", [0, 2]],
];

describe("metric math", () => {
  for (const [expression, value] of results) {
    it(`is ${value} for ${expression}`, () => {
      expect(evaluate(expression)).to.deep.equal(value);
    });
  }

  for (const expression of [
    "",
    "errors +",
    "errors errors",
    "(errors",
    "[errors",
    "RATE(errors)",
    "constructor(errors)",
    "errors @ 2",
    ") errors",
    "SEARCH('{AWS/Lambda} Errors', 'Sum', 300)",
  ]) {
    it(`can't be read in '${expression}'`, () => {
      expect(() => evaluate(expression)).to.throw(UnreadableExpression);
    });
  }
});
