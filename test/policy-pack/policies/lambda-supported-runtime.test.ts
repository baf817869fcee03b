import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testResourcePolicy("lambda-supported-runtime", {
  type: "aws:lambda/function:Function",
  rows: [
    { kind: "pass", title: "a supported runtime", inputs: { runtime: "nodejs24.x" }, reports: [] },
    {
      kind: "pass",
      title: "a pipeline function on the older of its two runtimes",
      name: "data-output",
      inputs: { runtime: "nodejs22.x" },
      reports: [],
    },
    {
      kind: "pass",
      title: "a container image, whatever its runtime",
      name: "data-transform",
      inputs: { packageType: "Image", runtime: "nodejs20.x" },
      reports: [],
    },
    {
      kind: "pass",
      title: "a supported runtime that is not the newest",
      inputs: { runtime: "python3.12" },
      reports: [],
    },
    {
      kind: "fail",
      title: "a deprecated runtime that AWS does not block yet",
      inputs: { packageType: "Zip", runtime: "nodejs20.x" },
      reports: [
        "runtime nodejs20.x is deprecated since 2026-04-30 (no new function from 2027-02-01, no update from 2027-03-03): expected a supported one",
      ],
    },
    {
      kind: "fail",
      title: "a runtime deprecated long ago",
      inputs: { runtime: "dotnet5.0" },
      reports: ["runtime dotnet5.0 is deprecated since 2022-05-10: expected a supported one"],
    },
    {
      kind: "fail",
      title: "a supported runtime that the pipeline's group does not have",
      name: "data-ingestion",
      inputs: { runtime: "python3.13" },
      reports: ["runtime is python3.13, group data-ingestion has nodejs24.x or nodejs22.x"],
    },
    {
      kind: "fail",
      title: "a runtime the table does not know",
      inputs: { runtime: "nodejs26.x" },
      reports: [
        "runtime nodejs26.x is not in the table of AWS's runtimes of 2026-08-19: expected one that is, or one of additionalRuntimes",
      ],
    },
    {
      kind: "fail",
      title: "a name that JavaScript objects know",
      inputs: { runtime: "constructor" },
      reports: [
        "runtime constructor is not in the table of AWS's runtimes of 2026-08-19: expected one that is, or one of additionalRuntimes",
      ],
    },
    {
      kind: "boundary",
      title: "91 days before the deprecation",
      settings: { asOf: "2027-01-29" },
      inputs: { runtime: "nodejs22.x" },
      reports: [],
    },
    {
      kind: "beyond",
      title: "90 days before the deprecation",
      settings: { asOf: "2027-01-30" },
      inputs: { runtime: "nodejs22.x" },
      reports: [
        {
          level: "advisory",
          message:
            "runtime nodejs22.x is deprecated on 2027-04-30, in 90 days (no new function from 2027-06-01, no update from 2027-07-01)",
        },
      ],
    },
    {
      kind: "beyond",
      title: "the day of the deprecation",
      settings: { asOf: "2027-04-30" },
      inputs: { runtime: "nodejs22.x" },
      reports: [
        "runtime nodejs22.x is deprecated since 2027-04-30 (no new function from 2027-06-01, no update from 2027-07-01): expected a supported one",
      ],
    },
    {
      kind: "absent",
      title: "no runtime of a zip package, which AWS refuses by itself",
      inputs: { packageType: "Zip" },
      reports: [],
    },
    {
      kind: "unknown",
      title: "a runtime that only the update knows",
      inputs: { runtime: unknown },
      reports: [
        "runtime is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "a package type that only the update knows",
      inputs: { packageType: unknown, runtime: "nodejs24.x" },
      reports: [
        "packageType is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "config",
      title: "a runtime added to the table",
      config: { additionalRuntimes: ["nodejs26.x"] },
      inputs: { runtime: "nodejs26.x" },
      reports: [],
    },
    {
      kind: "evasion",
      title: "a deprecated runtime, added to the table that has it",
      config: { additionalRuntimes: ["nodejs20.x"] },
      inputs: { runtime: "nodejs20.x" },
      reports: [
        "runtime nodejs20.x is deprecated since 2026-04-30 (no new function from 2027-02-01, no update from 2027-03-03): expected a supported one",
      ],
    },
    {
      kind: "config",
      title: "no warning ahead",
      config: { warnDays: 0 },
      settings: { asOf: "2027-04-29" },
      inputs: { runtime: "nodejs22.x" },
      reports: [],
    },
    {
      kind: "config",
      title: "another list of a group",
      name: "data-output",
      config: { allowedRuntimesByGroup: { "data-output": ["python3.13"] } },
      inputs: { runtime: "nodejs24.x" },
      reports: ["runtime is nodejs24.x, group data-output has python3.13"],
    },
    {
      kind: "evasion",
      title: "a deprecated runtime in another case, or with a blank",
      inputs: { packageType: "Zip", runtime: "NodeJS20.x " },
      reports: [
        "runtime NodeJS20.x  is not in the table of AWS's runtimes of 2026-08-19: expected one that is, or one of additionalRuntimes",
      ],
    },
    {
      kind: "evasion",
      title: "a deprecated runtime of what looks like an image",
      name: "etl-Data-Output",
      inputs: { packageType: "image", runtime: "nodejs20.x" },
      reports: [
        "runtime is nodejs20.x, group data-output has nodejs24.x or nodejs22.x",
        "runtime nodejs20.x is deprecated since 2026-04-30 (no new function from 2027-02-01, no update from 2027-03-03): expected a supported one",
      ],
    },
  ],
});
