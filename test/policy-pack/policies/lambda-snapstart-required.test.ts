import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testResourcePolicy("lambda-snapstart-required", {
  type: "aws:lambda/function:Function",
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "the transform with SnapStart",
      name: "data-transform",
      inputs: { snapStart: { applyOn: "PublishedVersions" } },
      reports: [],
    },
    {
      kind: "fail",
      title: "the transform with SnapStart off",
      name: "data-transform",
      inputs: { snapStart: { applyOn: "None" } },
      reports: ["snapStart.applyOn is None, group data-transform has PublishedVersions"],
    },
    {
      kind: "absent",
      title: "the transform without SnapStart",
      name: "data-transform",
      inputs: {},
      reports: ["snapStart.applyOn is not set, group data-transform has PublishedVersions"],
    },
    {
      kind: "absent",
      title: "a function of another group",
      name: "data-output",
      inputs: {},
      reports: [],
    },
    { kind: "absent", title: "a function of no group", inputs: {}, reports: [] },
    {
      kind: "unknown",
      title: "a setting that only the update knows",
      name: "data-transform",
      inputs: { snapStart: unknown },
      reports: [
        "snapStart is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "a value that only the update knows",
      name: "data-transform",
      inputs: { snapStart: { applyOn: unknown } },
      reports: [
        "snapStart.applyOn is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "config",
      title: "no group needs it",
      name: "data-transform",
      config: { groups: [] },
      inputs: {},
      reports: [],
    },
    {
      kind: "config",
      title: "another group needs it",
      name: "data-output",
      config: { groups: ["data-output"] },
      inputs: {},
      reports: ["snapStart.applyOn is not set, group data-output has PublishedVersions"],
    },
    {
      kind: "evasion",
      title: "the word in another case, on the transform by its name in another case",
      name: "worker",
      inputs: { name: "etl-DATA-transform", snapStart: { applyOn: "publishedVersions" } },
      reports: [
        "snapStart.applyOn is publishedVersions, group data-transform has PublishedVersions",
      ],
    },
    {
      kind: "evasion",
      title: "a setting that says nothing",
      name: "data-transform",
      inputs: { snapStart: { optimizationStatus: "On" } },
      reports: ["snapStart.applyOn is not set, group data-transform has PublishedVersions"],
    },
  ],
});
