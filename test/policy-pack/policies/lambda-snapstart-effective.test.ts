import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testStackPolicy("lambda-snapstart-effective", {
  rows: [
    {
      kind: "pass",
      title: "a published container image",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: {
            packageType: "Image",
            publish: true,
            snapStart: { applyOn: "PublishedVersions" },
          },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "zip runtimes that can do it",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "java",
          inputs: {
            runtime: "java17.al2023",
            publish: true,
            snapStart: { applyOn: "PublishedVersions" },
          },
        },
        {
          type: "aws:lambda/function:Function",
          name: "python",
          inputs: {
            runtime: "python3.12",
            publish: true,
            snapStart: { applyOn: "PublishedVersions" },
          },
        },
        {
          type: "aws:lambda/function:Function",
          name: "dotnet",
          inputs: {
            runtime: "dotnet8",
            publish: true,
            snapStart: { applyOn: "PublishedVersions" },
          },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a function with SnapStart off, whatever else it has",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "plain",
          inputs: {
            runtime: "nodejs24.x",
            snapStart: { applyOn: "None" },
            ephemeralStorage: { size: 10240 },
            fileSystemConfig: { arn: "arn:aws:elasticfilesystem:eu-central-1:1:access-point/a" },
          },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "provisioned concurrency of another function",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: {
            name: "etl-data-transform",
            packageType: "Image",
            publish: true,
            snapStart: { applyOn: "PublishedVersions" },
          },
        },
        {
          type: "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
          name: "warm",
          inputs: { functionName: "etl-data-output", qualifier: "live" },
        },
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "a zip package of a Node runtime",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: {
            runtime: "nodejs24.x",
            publish: true,
            snapStart: { applyOn: "PublishedVersions" },
          },
        },
      ],
      reports: [
        "runtime nodejs24.x of a zip package can't use SnapStart: expected java11, python3.12, dotnet8 or later, or packageType Image",
      ],
    },
    {
      kind: "fail",
      title: "everything that excludes SnapStart, each reported",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: {
            packageType: "Zip",
            runtime: "java8.al2",
            publish: false,
            snapStart: { applyOn: "PublishedVersions" },
            ephemeralStorage: { size: 1024 },
            fileSystemConfig: { arn: "arn:aws:elasticfilesystem:eu-central-1:1:access-point/a" },
            tenancyConfig: { tenantIsolationMode: "PER_TENANT" },
          },
        },
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
        {
          type: "aws:lambda/function:Function",
          name: "one",
          inputs: {
            runtime: "python3.11",
            publish: true,
            snapStart: { applyOn: "PublishedVersions" },
          },
        },
        {
          type: "aws:lambda/function:Function",
          name: "two",
          inputs: { packageType: "Image", snapStart: { applyOn: "PublishedVersions" } },
        },
      ],
      reports: [
        {
          resource: "one",
          message:
            "runtime python3.11 of a zip package can't use SnapStart: expected java11, python3.12, dotnet8 or later, or packageType Image",
        },
        {
          resource: "two",
          message: "publish is not true: SnapStart is for published versions",
        },
      ],
    },
    {
      kind: "boundary",
      title: "512 MB of ephemeral storage",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: {
            packageType: "Image",
            publish: true,
            snapStart: { applyOn: "PublishedVersions" },
            ephemeralStorage: { size: 512 },
          },
        },
      ],
      reports: [],
    },
    {
      kind: "beyond",
      title: "513 MB of ephemeral storage",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: {
            packageType: "Image",
            publish: true,
            snapStart: { applyOn: "PublishedVersions" },
            ephemeralStorage: { size: 513 },
          },
        },
      ],
      reports: ["ephemeralStorage.size is 513 MB, SnapStart allows 512 MB"],
    },
    {
      kind: "absent",
      title: "no SnapStart",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "plain",
          inputs: { runtime: "nodejs24.x" },
        },
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "no publish and no runtime",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: { snapStart: { applyOn: "PublishedVersions" } },
        },
      ],
      reports: [
        "runtime (not set) of a zip package can't use SnapStart: expected java11, python3.12, dotnet8 or later, or packageType Image",
        "publish is not true: SnapStart is for published versions",
      ],
    },
    {
      kind: "unknown",
      title: "whether it is on, known only to the update",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: { packageType: "Image", publish: true, snapStart: unknown },
        },
      ],
      reports: [
        "snapStart is not known before the update: set it to a value that the preview can judge",
      ],
    },
    {
      kind: "unknown",
      title: "unknown values hide no other problem",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: {
            packageType: "Zip",
            runtime: unknown,
            publish: unknown,
            snapStart: { applyOn: "PublishedVersions" },
            ephemeralStorage: { size: unknown },
            fileSystemConfig: { arn: unknown },
          },
        },
      ],
      reports: [
        "runtime is not known before the update: set it to a value that the preview can judge",
        "publish is not known before the update: set it to a value that the preview can judge",
        "ephemeralStorage.size is not known before the update: set it to a value that the preview can judge",
        "fileSystemConfig is set: SnapStart excludes file systems",
      ],
    },
    {
      kind: "config",
      title: "a further runtime",
      config: { additionalRuntimes: ["nodejs26.x"] },
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: {
            runtime: "nodejs26.x",
            publish: true,
            snapStart: { applyOn: "PublishedVersions" },
          },
        },
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "an alias that stands for $LATEST, beside one of a version",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: {
            name: "transform",
            packageType: "Image",
            publish: true,
            snapStart: { applyOn: "PublishedVersions" },
          },
        },
        {
          type: "aws:lambda/alias:Alias",
          name: "latest",
          inputs: { name: "latest", functionName: "transform", functionVersion: "$LATEST" },
        },
        {
          type: "aws:lambda/alias:Alias",
          name: "live",
          inputs: { name: "live", functionName: "transform", functionVersion: unknown },
        },
        {
          type: "aws:lambda/alias:Alias",
          name: "latest-of-worker",
          inputs: { name: "latest", functionName: "worker", functionVersion: "$LATEST" },
        },
        { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "worker" } },
      ],
      reports: ["alias 'latest' is for $LATEST, which has no snapshot: expected a version"],
    },
    {
      kind: "linked",
      title: "provisioned concurrency by dependency on the function",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: {
            packageType: "Image",
            publish: true,
            snapStart: { applyOn: "PublishedVersions" },
          },
        },
        {
          type: "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
          name: "warm",
          inputs: { functionName: unknown, qualifier: unknown },
          dependsOn: { functionName: ["data-transform"] },
        },
      ],
      reports: ["'warm' gives it provisioned concurrency, which SnapStart excludes"],
    },
    {
      kind: "linked",
      title: "provisioned concurrency by dependency on an alias of the function",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: {
            packageType: "Image",
            publish: true,
            snapStart: { applyOn: "PublishedVersions" },
          },
        },
        {
          type: "aws:lambda/alias:Alias",
          name: "live",
          inputs: { name: "live", functionName: unknown },
          dependsOn: { functionName: ["data-transform"] },
        },
        {
          type: "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
          name: "warm",
          inputs: { functionName: unknown, qualifier: "live" },
          dependsOn: { functionName: ["live"] },
        },
      ],
      reports: ["'warm' gives it provisioned concurrency, which SnapStart excludes"],
    },
    {
      kind: "linked",
      title: "provisioned concurrency by the function's literal name",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "transform",
          inputs: {
            name: "etl-prod-transform",
            packageType: "Image",
            publish: true,
            snapStart: { applyOn: "PublishedVersions" },
          },
        },
        {
          type: "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
          name: "warm",
          inputs: { functionName: "etl-prod-transform", qualifier: "live" },
        },
      ],
      reports: ["'warm' gives it provisioned concurrency, which SnapStart excludes"],
    },
    {
      kind: "unknown",
      title: "what SnapStart applies to, known only to the update",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: { packageType: "Image", publish: true, snapStart: { applyOn: unknown } },
        },
      ],
      reports: [
        "snapStart.applyOn is not known before the update: set it to a value that the preview can judge",
      ],
    },
    {
      kind: "unknown",
      title: "a package type and a storage that only the update knows",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: {
            packageType: unknown,
            publish: true,
            snapStart: { applyOn: "PublishedVersions" },
            ephemeralStorage: unknown,
          },
        },
      ],
      reports: [
        "packageType is not known before the update: set it to a value that the preview can judge",
        "ephemeralStorage is not known before the update: set it to a value that the preview can judge",
      ],
    },
    {
      kind: "fail",
      title: "a runtime that is no text",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { runtime: 24, publish: true, snapStart: { applyOn: "PublishedVersions" } },
        },
      ],
      reports: [
        "runtime 24 of a zip package can't use SnapStart: expected java11, python3.12, dotnet8 or later, or packageType Image",
      ],
    },
  ],
});
