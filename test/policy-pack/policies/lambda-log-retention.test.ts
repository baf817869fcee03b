import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { fn, logGroup, resource } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** The log group of function 'worker'. */
const logs = (inputs = {}, options = {}) => logGroup(inputs, { name: "logs", ...options });

testStackPolicy("lambda-log-retention", {
  rows: [
    {
      kind: "pass",
      title: "a function that CloudFront runs, whose logs are in each region where it does",
      resources: [
        fn({ publish: true }, { provider: { region: "us-east-1" } }),
        resource("aws:cloudfront/distribution:Distribution", "site", {
          orderedCacheBehaviors: [
            {
              lambdaFunctionAssociations: [
                { lambdaArn: "arn:aws:lambda:us-east-1:123456789012:function:worker:3" },
              ],
            },
          ],
        }),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "a function whose log group is of another function",
      resources: [fn(), logs({ name: "/aws/lambda/worker-2", retentionInDays: 30 })],
      reports: ["has no log group: Lambda creates /aws/lambda/worker, whose events never expire"],
    },
    {
      kind: "fail",
      title: "a function of unknown name without a log group",
      resources: [fn({ name: undefined }), logs({ retentionInDays: 30 })],
      reports: ["has no log group: Lambda creates /aws/lambda/<name>, whose events never expire"],
    },
    {
      kind: "fail",
      title: "a configured log group that is not in the stack",
      resources: [
        fn({ loggingConfig: { logFormat: "JSON", logGroup: "/etl" } }),
        logs({ retentionInDays: 30 }),
      ],
      reports: ["loggingConfig.logGroup is '/etl', which is no log group of the stack"],
    },
    {
      kind: "fail",
      title: "a log group that keeps events for ever, said once",
      resources: [logs({ retentionInDays: 0 }), fn()],
      reports: ["retentionInDays is 0, which keeps events for ever: expected 1 to 365"],
    },
    {
      kind: "pass",
      title: "a short retention, which is within the bounds",
      resources: [logs({ retentionInDays: 14 }), fn()],
      reports: [],
    },
    {
      kind: "pass",
      title: "a log group for deliveries, whose retention is fixed",
      resources: [logs({ name: "/etl", logGroupClass: "DELIVERY" })],
      reports: [],
    },
    {
      kind: "absent",
      title: "no retention means for ever",
      resources: [logs({ name: "/etl" })],
      reports: ["retentionInDays is 0, which keeps events for ever: expected 1 to 365"],
    },
    {
      kind: "boundary",
      title: "the longest retention",
      resources: [logs({ name: "/etl", retentionInDays: 365 })],
      reports: [],
    },
    {
      kind: "beyond",
      title: "the next retention that CloudWatch offers",
      resources: [logs({ name: "/etl", retentionInDays: 400 })],
      reports: ["retentionInDays is 400: expected 1 to 365"],
    },
    {
      kind: "boundary",
      title: "the shortest retention",
      config: { minDays: 7 },
      resources: [logs({ name: "/etl", retentionInDays: 7 })],
      reports: [],
    },
    {
      kind: "beyond",
      title: "less than the shortest retention",
      config: { minDays: 7 },
      resources: [logs({ name: "/etl", retentionInDays: 5 })],
      reports: ["retentionInDays is 5: expected 7 to 365"],
    },
    {
      kind: "unknown",
      title: "a retention that only the update knows",
      resources: [logs({ name: "/etl", retentionInDays: unknown })],
      reports: [
        "retentionInDays is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "a log group that another stack owns, and logging settings as a whole",
      resources: [
        fn({ loggingConfig: { logGroup: unknown }, name: undefined }),
        fn({ loggingConfig: unknown, name: undefined }, { name: "helper" }),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "a log group of that name in another region",
      resources: [fn({ region: "us-east-1" }), logs({ region: "eu-west-1", retentionInDays: 30 })],
      reports: ["has no log group: Lambda creates /aws/lambda/worker, whose events never expire"],
    },
    {
      kind: "config",
      title: "a lower ceiling",
      config: { maxDays: 30 },
      resources: [logs({ name: "/etl", retentionInDays: 60 })],
      reports: ["retentionInDays is 60: expected 1 to 30"],
    },
    {
      kind: "linked",
      title: "a log group whose unknown name is made of the function's",
      resources: [
        fn({ name: undefined }),
        logs({ name: unknown, retentionInDays: 30 }, { dependsOn: { name: ["worker"] } }),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "a configured log group that several functions share, by its literal name",
      resources: [
        fn({ loggingConfig: { logGroup: "/etl" } }),
        fn({ name: "helper", loggingConfig: { logGroup: "/etl" } }),
        logs({ name: "/etl", retentionInDays: 30 }),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "the function's own log group beside another, where the configured name is empty",
      resources: [
        fn({ loggingConfig: { logFormat: "JSON", logGroup: "" } }),
        logs({ name: "/etl", retentionInDays: 30 }, { name: "other-logs" }),
        logs({ retentionInDays: 30 }),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "a configured log group that names itself, by dependency",
      resources: [
        fn(
          { loggingConfig: { logGroup: "etl-1a2b3c4" } },
          { dependsOn: { loggingConfig: ["logs"] } },
        ),
        logs({ namePrefix: "etl-", retentionInDays: 30, name: undefined }),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "a log group of unknown name that depends on a function of known name",
      resources: [
        fn(),
        logs({ name: unknown, retentionInDays: 30 }, { dependsOn: { name: ["worker"] } }),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "a log group named like a function whose name only its outputs have",
      resources: [
        fn({ name: undefined }, { outputs: { name: "worker-1a2b3c4" } }),
        logs({ name: "/aws/lambda/worker-1a2b3c4", retentionInDays: 30 }),
      ],
      reports: [],
    },
    {
      kind: "evasion",
      title: "log groups of that name in another case, with a stage, and by a prefix alone",
      resources: [
        fn(),
        logs({ name: "/aws/lambda/Worker", retentionInDays: 30 }),
        logs({ name: "/aws/lambda/worker/prod", retentionInDays: 30 }, { name: "prod" }),
        logs(
          { name: undefined, namePrefix: "/aws/lambda/worker", retentionInDays: 30 },
          { name: "prefix" },
        ),
      ],
      reports: [
        {
          resource: "worker",
          message: "has no log group: Lambda creates /aws/lambda/worker, whose events never expire",
        },
      ],
    },
    {
      kind: "evasion",
      title: "a class that is spelt like that of deliveries",
      resources: [logs({ logGroupClass: "Delivery" }), fn()],
      reports: ["retentionInDays is 0, which keeps events for ever: expected 1 to 365"],
    },
  ],
});
