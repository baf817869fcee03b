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

/** A function of a container image, and what builds it. */
const built = (inputs: Readonly<Record<string, unknown>>, type = "docker-build:index:Image") => [
  fn(
    { packageType: "Image", architectures: ["arm64"], imageUri: unknown },
    { dependsOn: { imageUri: ["image"] } },
  ),
  resource(type, "image", inputs),
];

testStackPolicy("lambda-arm64", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    { kind: "pass", title: "arm64", resources: [fn({ architectures: ["arm64"] })], reports: [] },
    {
      kind: "pass",
      title: "arm64 of a container image",
      resources: [fn({ packageType: "Image", architectures: ["arm64"] })],
      reports: [],
    },
    {
      kind: "linked",
      title: "an image that is built for arm64, whatever Docker calls it",
      resources: built({ platforms: ["linux/arm64/v8"] }),
      reports: [],
    },
    {
      kind: "linked",
      title: "an image that is built for both",
      resources: built({ platforms: ["linux/amd64", "linux/arm64"] }),
      reports: [],
    },
    {
      kind: "evasion",
      title: "an image that is built for x86_64",
      resources: built({ platforms: ["linux/amd64"] }),
      reports: ["platforms of image 'image' is linux/amd64, expected linux/arm64"],
    },
    {
      kind: "evasion",
      title: "an image that the older provider of Docker builds for x86_64",
      resources: built({ build: { platform: "linux/amd64" } }, "docker:index/image:Image"),
      reports: ["build.platform of image 'image' is linux/amd64, expected linux/arm64"],
    },
    {
      kind: "absent",
      title: "an image that is built for no platform in particular",
      resources: built({ push: true }),
      reports: [
        {
          level: "advisory",
          message:
            "platforms of image 'image' is not set, so that it is for the machine that builds it: expected linux/arm64",
        },
      ],
    },
    {
      kind: "unknown",
      title: "an image whose platforms only the update knows",
      resources: built({ platforms: unknown }),
      reports: [
        "platforms of image 'image' is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "fail",
      title: "x86_64",
      resources: [fn({ architectures: ["x86_64"] })],
      reports: ["architectures is x86_64, expected arm64"],
    },
    {
      kind: "fail",
      title: "both architectures",
      resources: [fn({ architectures: ["arm64", "x86_64"] })],
      reports: ["architectures is arm64, x86_64, expected arm64"],
    },
    {
      kind: "absent",
      title: "no architectures means x86_64",
      resources: [fn()],
      reports: ["architectures is not set, which means x86_64: expected arm64"],
    },
    {
      kind: "absent",
      title: "an empty list means x86_64",
      resources: [fn({ architectures: [] })],
      reports: ["architectures is not set, which means x86_64: expected arm64"],
    },
    {
      kind: "unknown",
      title: "architectures that only the update knows",
      resources: [fn({ architectures: unknown })],
      reports: [
        "architectures is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "one architecture that only the update knows",
      resources: [fn({ architectures: [unknown] })],
      reports: [
        "architectures[0] is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "config",
      title: "x86_64 where both are allowed",
      config: { allowedArchitectures: ["arm64", "x86_64"] },
      resources: [fn({ architectures: ["x86_64"] })],
      reports: [],
    },
    {
      kind: "config",
      title: "AWS's default where both are allowed",
      config: { allowedArchitectures: ["arm64", "x86_64"] },
      resources: [fn()],
      reports: [],
    },
    {
      kind: "config",
      title: "none of two that are allowed",
      config: { allowedArchitectures: ["arm64", "x86_64"] },
      resources: [fn({ architectures: ["riscv64"] })],
      reports: ["architectures is riscv64, expected arm64 or x86_64"],
    },
    {
      kind: "fail",
      title: "an architecture that is no list",
      resources: [fn({ architectures: "x86_64" })],
      reports: ["architectures is x86_64, expected arm64"],
    },
    {
      kind: "pass",
      title: "a published function of us-east-1 that CloudFront runs, where AWS does not allow it",
      resources: [
        fn({ architectures: ["x86_64"], publish: true }, { provider: { region: "us-east-1" } }),
        distribution("arn:aws:lambda:us-east-1:123456789012:function:worker:3"),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "a function that CloudFront runs, by the version that only the update knows",
      resources: [
        fn({ architectures: ["x86_64"], name: undefined, publish: true }),
        distribution(unknown, { dependsOn: { defaultCacheBehavior: ["worker"] } }),
      ],
      reports: [],
    },
    {
      kind: "evasion",
      title: "a distribution that can't run the function, which publishes nothing",
      resources: [
        fn({ architectures: ["x86_64"], publish: false }, { provider: { region: "us-east-1" } }),
        distribution("arn:aws:lambda:us-east-1:123456789012:function:worker:3"),
      ],
      reports: ["architectures is x86_64, expected arm64"],
    },
    {
      kind: "evasion",
      title: "a distribution that can't run the function, which is in another region",
      resources: [
        fn({ architectures: ["x86_64"], publish: true }, { provider: { region: "eu-west-1" } }),
        distribution(arnOf.fn("worker:3")),
      ],
      reports: ["architectures is x86_64, expected arm64"],
    },
  ],
});
