import { isDeepStrictEqual } from "node:util";
import { expect } from "chai";
import { mathMistakes } from "../../../policy-pack/alarms/alarm-math";
import type { WatchedMetric } from "../../../policy-pack/alarms/alarm-metrics";
import { unknown } from "../../../policy-pack/testing/test-resource";
import { stackNode } from "../../support/policies/stack-node";

/** A query that reads a metric of a function. */
const metric = (
  id: string,
  metricName: string,
  FunctionName = "worker",
  namespace = "AWS/Lambda",
) => ({
  id,
  metric: { namespace, metricName, dimensions: { FunctionName } },
});
const errors = metric("errors", "Errors");
const invocations = metric("invocations", "Invocations");
const others = metric("others", "NumberOfMessages", "worker", "AWS/SQS");
const deciding = (expression: unknown) => ({ id: "decides", expression, returnData: true });

const sample = { value: 2, noun: "errors" };

function mistakes(metricQueries: unknown, inputs = {}) {
  const alarm = stackNode("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", {
    metricQueries,
    threshold: 1,
    comparisonOperator: "GreaterThanThreshold",
    ...inputs,
  });
  const isOwn = ({ metricName, dimensions }: WatchedMetric) =>
    metricName === "Errors" && isDeepStrictEqual(dimensions, { FunctionName: "worker" });
  return mathMistakes(alarm, isOwn, sample);
}

const cases: readonly {
  readonly title: string;
  readonly queries: unknown;
  readonly inputs?: object;
  readonly found: readonly string[] | undefined;
}[] = [
  {
    title: "none where it goes off at the sample alone",
    queries: [deciding("errors"), errors],
    found: [],
  },
  {
    title: "one where a factor keeps it silent",
    queries: [deciding("errors / 2"), errors],
    found: ["its expression does not go off at 2 errors"],
  },
  {
    title: "one where it is on without data",
    queries: [deciding("FILL(errors, 5)"), errors],
    found: ["its expression goes off where there is no data"],
  },
  {
    title: "one where it is on without errors",
    queries: [deciding("errors + 5"), errors],
    found: ["its expression goes off without any errors"],
  },
  {
    title: "none where metrics that nobody knows here may make it go off",
    queries: [deciding("IF(others > 100, errors)"), errors, others],
    found: [],
  },
  {
    title: "one where a comparison is none that goes up",
    queries: [deciding("errors"), errors],
    inputs: { comparisonOperator: "LessThanThreshold" },
    found: ["its expression does not go off at 2 errors"],
  },
  {
    title: "none where it goes off at the threshold itself, in one of several values",
    queries: [deciding("[0, errors]"), null, errors],
    inputs: { threshold: 2, comparisonOperator: "GreaterThanOrEqualToThreshold" },
    found: [],
  },
  {
    title: "none where expressions build on each other",
    queries: [
      deciding("rate"),
      { id: "rate", expression: "filled * 1" },
      { id: "filled", expression: "FILL(errors, 0)" },
      errors,
    ],
    found: [],
  },
  {
    title: "none where half of the invocations make it go off",
    queries: [deciding("100 * errors / invocations"), errors, invocations],
    inputs: { threshold: 40 },
    found: [],
  },
  {
    title: "one where more than half of the invocations must fail",
    queries: [deciding("100 * errors / invocations"), errors, invocations],
    inputs: { threshold: 60 },
    found: ["its expression does not go off at 50 errors in 100 invocations"],
  },
  {
    title: "one where a metric of another service is named like the invocations",
    queries: [
      deciding("errors / 2 + calls * 0"),
      errors,
      metric("calls", "Invocations", "worker", "Etl"),
    ],
    found: ["its expression does not go off at 2 errors"],
  },
  {
    title: "one where the errors of another function alone make it go off",
    queries: [deciding("others"), errors, metric("others", "Errors", "other")],
    found: ["its expression does not go off at 2 errors"],
  },
  {
    title: "unread where two expressions below the deciding one name each other",
    queries: [deciding("a"), { id: "a", expression: "b" }, { id: "b", expression: "a" }],
    found: undefined,
  },
  {
    title: "unread where no query decides, or only the update knows which",
    queries: [{ ...deciding("errors"), returnData: unknown }, errors],
    found: undefined,
  },
  {
    title: "unread where only the update knows the expression",
    queries: [deciding(unknown), errors],
    found: undefined,
  },
  {
    title: "unread where its only query is one of Metrics Insights",
    queries: [{ id: "all", expression: 'SELECT SUM(Errors) FROM "AWS/Lambda"' }],
    found: undefined,
  },
  {
    title: "unread where an expression names a query that reads nothing",
    queries: [deciding("nothing"), { id: "nothing" }],
    found: undefined,
  },
  {
    title: "unread where an expression names no query",
    queries: [deciding("failures"), errors],
    found: undefined,
  },
  {
    title: "unread where two expressions name each other",
    queries: [deciding("again"), { id: "again", expression: "decides" }],
    found: undefined,
  },
  { title: "unread where there is no expression", queries: [errors], found: undefined },
  {
    title: "unread where only the update knows the threshold",
    queries: [deciding("errors"), errors],
    inputs: { threshold: unknown },
    found: undefined,
  },
];

describe("the mistakes of an alarm on an expression", () => {
  for (const { title, queries, inputs, found } of cases) {
    it(`are ${title}`, () => {
      expect(mistakes(queries, inputs)).to.deep.equal(found);
    });
  }

  it("hide no error that is not about the expression", () => {
    const alarm = stackNode("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", {
      metricQueries: [deciding("errors"), errors],
      threshold: 1,
    });
    const fail = () => {
      throw new TypeError("a mistake in the pack");
    };
    expect(() => mathMistakes(alarm, fail, sample)).to.throw(TypeError, "a mistake in the pack");
  });
});
