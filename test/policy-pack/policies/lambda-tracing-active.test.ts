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
        "tracingConfig is not known before the update: set it to a value that the preview can judge",
      ],
    },
    {
      kind: "unknown",
      title: "a mode that only the update knows",
      resources: [fn({ tracingConfig: { mode: unknown } })],
      reports: [
        "tracingConfig.mode is not known before the update: set it to a value that the preview can judge",
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
  ],
});
