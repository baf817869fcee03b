import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testResourcePolicy("lambda-environment-variables", {
  type: "aws:lambda/function:Function",
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "all variables of the group, and one more",
      name: "data-output",
      inputs: { environment: { variables: { INGESTION_BUCKET: "a", OUTPUT_BUCKET: "b", X: "1" } } },
      reports: [],
    },
    {
      kind: "fail",
      title: "one variable missing",
      name: "data-output",
      inputs: { environment: { variables: { INGESTION_BUCKET: "a" } } },
      reports: [
        "environment.variables has no OUTPUT_BUCKET: group data-output needs INGESTION_BUCKET, OUTPUT_BUCKET",
      ],
    },
    {
      kind: "fail",
      title: "a variable that is empty",
      name: "data-ingestion",
      inputs: { environment: { variables: { INGESTION_BUCKET: "" } } },
      reports: [
        "environment.variables has no INGESTION_BUCKET: group data-ingestion needs INGESTION_BUCKET",
      ],
    },
    {
      kind: "absent",
      title: "no environment",
      name: "data-output",
      inputs: {},
      reports: [
        "environment.variables has no INGESTION_BUCKET, no OUTPUT_BUCKET: group data-output needs INGESTION_BUCKET, OUTPUT_BUCKET",
      ],
    },
    { kind: "absent", title: "no environment of a function in no group", inputs: {}, reports: [] },
    {
      kind: "unknown",
      title: "a value that only the update knows",
      name: "data-ingestion",
      inputs: { environment: { variables: { INGESTION_BUCKET: unknown } } },
      reports: [],
    },
    {
      kind: "unknown",
      title: "names that only the update knows",
      name: "data-ingestion",
      inputs: { environment: { variables: unknown } },
      reports: [
        "environment.variables is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "an environment that only the update knows",
      name: "data-ingestion",
      inputs: { environment: unknown },
      reports: [
        "environment is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "an unknown environment of a function that needs nothing",
      inputs: { environment: unknown },
      reports: [],
    },
    {
      kind: "config",
      title: "other variables of a group",
      name: "data-ingestion",
      config: { requiredByGroup: { "data-ingestion": ["LOG_LEVEL"] } },
      inputs: { environment: { variables: { INGESTION_BUCKET: "a" } } },
      reports: ["environment.variables has no LOG_LEVEL: group data-ingestion needs LOG_LEVEL"],
    },
    {
      kind: "config",
      title: "a group that needs nothing",
      name: "data-ingestion",
      config: { requiredByGroup: {} },
      inputs: {},
      reports: [],
    },
    {
      kind: "evasion",
      title: "the variable in another case, and one that is null",
      name: "Data-Output",
      inputs: { environment: { variables: { ingestion_bucket: "a", OUTPUT_BUCKET: null } } },
      reports: [
        "environment.variables has no INGESTION_BUCKET, no OUTPUT_BUCKET: group data-output needs INGESTION_BUCKET, OUTPUT_BUCKET",
      ],
    },
    {
      kind: "evasion",
      title: "a variable of what nobody sees",
      name: "data-ingestion",
      inputs: { environment: { variables: { INGESTION_BUCKET: " \u200b" } } },
      reports: [
        "environment.variables has no INGESTION_BUCKET: group data-ingestion needs INGESTION_BUCKET",
      ],
    },
  ],
});
