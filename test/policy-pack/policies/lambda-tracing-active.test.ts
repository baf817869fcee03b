import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { arnOf, fn, resource } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** A distribution that has the function answer viewers' requests. */
const distribution = (lambdaArn: unknown, options = {}) =>
  resource(
    "aws:cloudfront/distribution:Distribution",
    "site",
    {
      defaultCacheBehavior: {
        lambdaFunctionAssociations: [{ eventType: "viewer-request", lambdaArn }],
      },
    },
    options,
  );

/** A sampling rule that fits all requests, and takes none. */
const samplingRule = (inputs = {}, options = {}) =>
  resource(
    "aws:xray/samplingRule:SamplingRule",
    "nothing",
    {
      version: 1,
      priority: 100,
      fixedRate: 0,
      reservoirSize: 0,
      host: "*",
      httpMethod: "*",
      resourceArn: "*",
      serviceName: "*",
      serviceType: "*",
      urlPath: "*",
      ...inputs,
    },
    options,
  );
const traced = (inputs = {}, options = {}) =>
  fn({ tracingConfig: { mode: "Active" }, ...inputs }, options);
const unsampled =
  "sampling rule 'nothing' keeps no trace of it: expected a fixedRate or a reservoirSize above 0";

testStackPolicy("lambda-tracing-active", {
  without: {
    boundary: "no number",
    beyond: "no number",
    config: "nothing to configure: the level of the policy says it all",
  },
  rows: [
    {
      kind: "pass",
      title: "Active",
      resources: [fn({ tracingConfig: { mode: "Active" } })],
      reports: [],
    },
    {
      kind: "fail",
      title: "PassThrough, which other tools take for tracing",
      resources: [fn({ tracingConfig: { mode: "PassThrough" } })],
      reports: ["tracingConfig.mode is PassThrough, expected Active"],
    },
    {
      kind: "absent",
      title: "no tracing configuration means PassThrough",
      resources: [fn()],
      reports: ["tracingConfig.mode is not set, which means PassThrough: expected Active"],
    },
    {
      kind: "absent",
      title: "an empty tracing configuration means PassThrough",
      resources: [fn({ tracingConfig: {} })],
      reports: ["tracingConfig.mode is not set, which means PassThrough: expected Active"],
    },
    {
      kind: "unknown",
      title: "a tracing configuration that only the update knows",
      resources: [fn({ tracingConfig: unknown })],
      reports: [
        "tracingConfig is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "a mode that only the update knows",
      resources: [fn({ tracingConfig: { mode: unknown } })],
      reports: [
        "tracingConfig.mode is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "pass",
      title: "a published function of us-east-1 that CloudFront runs, where AWS does not allow it",
      resources: [
        fn({ publish: true }, { provider: { region: "us-east-1" } }),
        distribution("arn:aws:lambda:us-east-1:123456789012:function:worker:3"),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "a function that CloudFront runs, by the version that only the update knows",
      resources: [
        fn({ name: undefined, publish: true }),
        distribution(unknown, { dependsOn: { defaultCacheBehavior: ["worker"] } }),
      ],
      reports: [],
    },
    {
      kind: "evasion",
      title: "a distribution that can't run the function, which publishes nothing",
      resources: [
        fn({ publish: false }, { provider: { region: "us-east-1" } }),
        distribution("arn:aws:lambda:us-east-1:123456789012:function:worker:3"),
      ],
      reports: ["tracingConfig.mode is not set, which means PassThrough: expected Active"],
    },
    {
      kind: "evasion",
      title: "a distribution that can't run the function, which is in another region",
      resources: [
        fn({ publish: true }, { provider: { region: "eu-west-1" } }),
        distribution(arnOf.fn("worker:3")),
      ],
      reports: ["tracingConfig.mode is not set, which means PassThrough: expected Active"],
    },
    {
      kind: "evasion",
      title: "a sampling rule that takes no trace of anything",
      resources: [traced(), samplingRule()],
      reports: [unsampled],
    },
    {
      kind: "evasion",
      title: "a sampling rule that takes no trace of the function, before one that takes all",
      resources: [
        traced(),
        samplingRule({ priority: 200, fixedRate: 1 }, { name: "everything" }),
        samplingRule({
          serviceName: "Work*",
          serviceType: "AWS::Lambda::Function",
          resourceArn: "arn:aws:lambda:*:*:function:worker",
          attributes: {},
        }),
      ],
      reports: [unsampled],
    },
    {
      kind: "evasion",
      title: "a sampling rule that takes no trace of a function which only the update can name",
      resources: [traced({ name: unknown }), samplingRule({ resourceArn: "arn:aws:lambda:*" })],
      reports: [unsampled],
    },
    {
      kind: "pass",
      title: "a sampling rule that takes none, after one that takes some",
      resources: [
        traced(),
        samplingRule(),
        samplingRule({ priority: 99, reservoirSize: 1 }, { name: "some" }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "sampling rules that take few, a second or a hundred",
      resources: [traced(), samplingRule({ fixedRate: 0.01 })],
      reports: [],
    },
    ...[
      ["another function", { serviceName: "other-*" }],
      ["services of another kind", { serviceType: "AWS::EC2::Instance" }],
      ["other resources", { resourceArn: "arn:aws:lambda:*:*:function:other" }],
      ["one host", { host: "health.example.com" }],
      ["one path", { urlPath: "/health" }],
      ["one method", { httpMethod: "OPTIONS" }],
      ["requests that somebody marks", { attributes: { kind: "probe" } }],
      ["another region", { region: "us-east-1" }],
      ["a service that only the update can name", { serviceName: unknown }],
      ["a resource that only the update can name", { resourceArn: unknown }],
      ["a rate that only the update knows", { fixedRate: unknown }],
    ].map(([title, inputs]) => ({
      kind: "pass" as const,
      title: `a sampling rule that takes no trace: ${title}`,
      resources: [traced({ region: "eu-west-1" }), samplingRule(inputs as object)],
      reports: [],
    })),
  ],
});
