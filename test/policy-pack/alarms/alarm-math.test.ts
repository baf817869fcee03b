import { expect } from "chai";
import { mathMistakes } from "../../../policy-pack/alarms/alarm-math";
import { unknown } from "../../../policy-pack/testing/test-resource";
import { stackNode } from "../../support/policies/stack-node";

const errors = { id: "errors", metric: { namespace: "AWS/Lambda", metricName: "Errors" } };
const others = { id: "others", metric: { namespace: "AWS/SQS", metricName: "NumberOfMessages" } };
const deciding = (expression: unknown) => ({ id: "decides", expression, returnData: true });

const sample = { value: 2, noun: "errors" };

function mistakes(metricQueries: unknown, inputs = {}) {
  const alarm = stackNode("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", {
    metricQueries,
    threshold: 1,
    comparisonOperator: "GreaterThanThreshold",
    ...inputs,
  });
  return mathMistakes(alarm, ({ metricName }) => metricName === "Errors", sample);
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
