import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { alarm, fn, resource } from "../../../policy-pack/testing/resources";

const atHome = { provider: { region: "us-east-1" } };

/** A distribution that runs version 3 of the function. */
const distribution = (functionName = "worker") =>
  resource("aws:cloudfront/distribution:Distribution", "site", {
    defaultCacheBehavior: {
      lambdaFunctionAssociations: [
        { lambdaArn: `arn:aws:lambda:us-east-1:123456789012:function:${functionName}:3` },
      ],
    },
  });

/** Alarm 'worker-errors' on an expression over the errors of a function at the edge. */
const onExpression = (expression: string, functionName = "us-east-1.worker") =>
  alarm(
    {
      namespace: undefined,
      metricName: undefined,
      dimensions: undefined,
      statistic: undefined,
      period: undefined,
      metricQueries: [
        { id: "e1", expression, returnData: true },
        {
          id: "errors",
          metric: {
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: functionName, Region: "eu-west-1" },
            stat: "Sum",
            period: 300,
          },
        },
      ],
    },
    { name: "worker-errors", provider: { region: "eu-west-1" } },
  );

testMoreOfStackPolicy("lambda-error-alarm", "functions at the edge", [
  {
    kind: "pass",
    title: "an expression over the metric in a region in which CloudFront runs it",
    resources: [fn({ publish: true }, atHome), distribution(), onExpression("FILL(errors, 0)")],
    reports: [],
  },
  {
    kind: "evasion",
    title: "an expression over that metric that never goes off",
    resources: [fn({ publish: true }, atHome), distribution(), onExpression("errors / 100")],
    reports: [
      "has no error alarm that counts: of alarm 'worker-errors', its expression does not go off at 2 errors",
    ],
  },
  {
    kind: "evasion",
    title: "an expression over the metric of a function whose name only begins alike",
    resources: [
      fn({ publish: true }, atHome),
      distribution(),
      onExpression("errors", "us-east-1.worker-2"),
    ],
    reports: [
      "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
    ],
  },
  {
    kind: "pass",
    title: "a function that AWS has given its name",
    resources: [
      fn(
        { name: undefined, publish: true },
        { ...atHome, name: "worker", outputs: { name: "worker-1a2b3c4", publish: true } },
      ),
      distribution("worker-1a2b3c4"),
      alarm(
        { dimensions: { FunctionName: "us-east-1.worker-1a2b3c4" } },
        { provider: { region: "eu-west-1" } },
      ),
    ],
    reports: [],
  },
]);
