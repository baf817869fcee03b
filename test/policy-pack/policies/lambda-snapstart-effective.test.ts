import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { alias, fn, resource } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** A function with SnapStart that publishes versions. */
const published: typeof fn = (inputs, options) =>
  fn(
    { name: undefined, publish: true, snapStart: { applyOn: "PublishedVersions" }, ...inputs },
    { name: "data-transform", ...options },
  );

/** The same as a container image, which can have it. */
const image: typeof fn = (inputs, options) =>
  published({ packageType: "Image", ...inputs }, options);

const provisioned: typeof fn = (inputs, options) =>
  resource(
    "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
    "warm",
    { qualifier: "live", ...inputs },
    options,
  );

/** A target of auto scaling. */
const scaled: typeof fn = (inputs, options) =>
  resource(
    "aws:appautoscaling/target:Target",
    "scaled",
    { serviceNamespace: "lambda", ...inputs },
    options,
  );

const fileSystemConfig = { arn: "arn:aws:elasticfilesystem:eu-central-1:1:access-point/a" };

testStackPolicy("lambda-snapstart-effective", {
  rows: [
    { kind: "pass", title: "a published container image", resources: [image()], reports: [] },
    {
      kind: "pass",
      title: "zip runtimes that can do it",
      resources: [
        published({ runtime: "java17.al2023" }, { name: "java" }),
        published({ runtime: "python3.12" }, { name: "python" }),
        published({ runtime: "dotnet8" }, { name: "dotnet" }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a function with SnapStart off, whatever else it has",
      resources: [
        fn({
          runtime: "nodejs24.x",
          snapStart: { applyOn: "None" },
          ephemeralStorage: { size: 10240 },
          fileSystemConfig,
        }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "provisioned concurrency of another function",
      resources: [
        image({ name: "etl-data-transform" }),
        provisioned({ functionName: "etl-data-output" }),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "a zip package of a Node runtime",
      resources: [published({ runtime: "nodejs24.x" })],
      reports: [
        "runtime nodejs24.x of a zip package can't use SnapStart: expected java11, python3.12, dotnet8 or later, or packageType Image",
      ],
    },
    {
      kind: "fail",
      title: "everything that excludes SnapStart, each reported",
      resources: [
        published({
          packageType: "Zip",
          runtime: "java8.al2",
          publish: false,
          ephemeralStorage: { size: 1024 },
          fileSystemConfig,
          tenancyConfig: { tenantIsolationMode: "PER_TENANT" },
        }),
      ],
      reports: [
        "runtime java8.al2 of a zip package can't use SnapStart: expected java11, python3.12, dotnet8 or later, or packageType Image",
        "publish is not true: SnapStart is for published versions",
        "ephemeralStorage.size is 1024 MB, SnapStart allows 512 MB",
        "fileSystemConfig is set: SnapStart excludes file systems",
        "tenancyConfig is set: SnapStart excludes tenant isolation",
      ],
    },
    {
      kind: "fail",
      title: "each of two functions on its own",
      resources: [
        published({ runtime: "python3.11" }, { name: "one" }),
        image({ publish: undefined }, { name: "two" }),
      ],
      reports: [
        {
          resource: "one",
          message:
            "runtime python3.11 of a zip package can't use SnapStart: expected java11, python3.12, dotnet8 or later, or packageType Image",
        },
        { resource: "two", message: "publish is not true: SnapStart is for published versions" },
      ],
    },
    {
      kind: "boundary",
      title: "512 MB of ephemeral storage",
      resources: [image({ ephemeralStorage: { size: 512 } })],
      reports: [],
    },
    {
      kind: "beyond",
      title: "513 MB of ephemeral storage",
      resources: [image({ ephemeralStorage: { size: 513 } })],
      reports: ["ephemeralStorage.size is 513 MB, SnapStart allows 512 MB"],
    },
    {
      kind: "absent",
      title: "no SnapStart",
      resources: [fn({ runtime: "nodejs24.x" })],
      reports: [],
    },
    {
      kind: "absent",
      title: "no publish and no runtime",
      resources: [published({ publish: undefined })],
      reports: [
        "runtime (not set) of a zip package can't use SnapStart: expected java11, python3.12, dotnet8 or later, or packageType Image",
        "publish is not true: SnapStart is for published versions",
      ],
    },
    {
      kind: "unknown",
      title: "whether it is on, known only to the update",
      resources: [image({ snapStart: unknown })],
      reports: [
        "snapStart is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "unknown values hide no other problem",
      resources: [
        published({
          packageType: "Zip",
          runtime: unknown,
          publish: unknown,
          ephemeralStorage: { size: unknown },
          fileSystemConfig: { arn: unknown },
        }),
      ],
      reports: [
        "runtime is not known before the update: set it to a value that the preview can evaluate",
        "publish is not known before the update: set it to a value that the preview can evaluate",
        "ephemeralStorage.size is not known before the update: set it to a value that the preview can evaluate",
        "fileSystemConfig is set: SnapStart excludes file systems",
      ],
    },
    {
      kind: "config",
      title: "a further runtime",
      config: { additionalRuntimes: ["nodejs26.x"] },
      resources: [published({ runtime: "nodejs26.x" })],
      reports: [],
    },
    {
      kind: "fail",
      title: "an alias that stands for $LATEST, beside one of a version",
      resources: [
        image({ name: "transform" }),
        alias({ name: "latest", functionName: "transform", functionVersion: "$LATEST" }),
        alias({ name: "live", functionName: "transform", functionVersion: unknown }),
        alias({ name: "latest", functionVersion: "$LATEST" }, { name: "latest-of-worker" }),
        fn(),
      ],
      reports: ["alias 'latest' is for $LATEST, which has no snapshot: expected a version"],
    },
    {
      kind: "linked",
      title: "provisioned concurrency by dependency on the function",
      resources: [
        image(),
        provisioned(
          { functionName: unknown, qualifier: unknown },
          { dependsOn: { functionName: ["data-transform"] } },
        ),
      ],
      reports: ["'warm' gives it provisioned concurrency, which SnapStart excludes"],
    },
    {
      kind: "linked",
      title: "provisioned concurrency by dependency on an alias of the function",
      resources: [
        image(),
        alias(
          { name: "live", functionName: unknown },
          { dependsOn: { functionName: ["data-transform"] } },
        ),
        provisioned({ functionName: unknown }, { dependsOn: { functionName: ["live"] } }),
      ],
      reports: ["'warm' gives it provisioned concurrency, which SnapStart excludes"],
    },
    {
      kind: "evasion",
      title: "provisioned concurrency that auto scaling sets, by name and by dependency",
      resources: [
        image({ name: "etl-prod-transform" }),
        scaled({ resourceId: "function:etl-prod-transform:live" }, { name: "by-name" }),
        scaled(
          { resourceId: unknown },
          { name: "by-output", dependsOn: { resourceId: ["data-transform"] } },
        ),
      ],
      reports: [
        "'by-name' gives it provisioned concurrency, which SnapStart excludes",
        "'by-output' gives it provisioned concurrency, which SnapStart excludes",
      ],
    },
    {
      kind: "pass",
      title: "auto scaling of another function, and of a table",
      resources: [
        image({ name: "etl-prod-transform" }),
        scaled({ resourceId: "function:etl-prod-output:live" }),
        scaled(
          { serviceNamespace: "dynamodb", resourceId: "etl-prod-transform" },
          { name: "table" },
        ),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "provisioned concurrency by the function's literal name",
      resources: [
        image({ name: "etl-prod-transform" }),
        provisioned({ functionName: "etl-prod-transform" }),
      ],
      reports: ["'warm' gives it provisioned concurrency, which SnapStart excludes"],
    },
    {
      kind: "unknown",
      title: "what SnapStart applies to, known only to the update",
      resources: [image({ snapStart: { applyOn: unknown } })],
      reports: [
        "snapStart.applyOn is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "a package type and a storage that only the update knows",
      resources: [published({ packageType: unknown, ephemeralStorage: unknown })],
      reports: [
        "packageType is not known before the update: set it to a value that the preview can evaluate",
        "ephemeralStorage is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "fail",
      title: "a runtime that is no text",
      resources: [published({ runtime: 24 })],
      reports: [
        "runtime 24 of a zip package can't use SnapStart: expected java11, python3.12, dotnet8 or later, or packageType Image",
      ],
    },
  ],
});
