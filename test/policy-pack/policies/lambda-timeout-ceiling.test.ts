import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testResourcePolicy("lambda-timeout-ceiling", {
  type: "aws:lambda/function:Function",
  rows: [
    { kind: "pass", title: "a function under its ceiling", inputs: { timeout: 30 }, reports: [] },
    {
      kind: "fail",
      title: "a pipeline function above the ceiling of its group",
      name: "data-ingestion",
      inputs: { timeout: 300 },
      reports: ["timeout is 300 s, the ceiling of group data-ingestion is 60 s"],
    },
    {
      kind: "fail",
      title: "a function known by its physical name",
      inputs: { name: "etl-prod-data-output", timeout: 121 },
      reports: ["timeout is 121 s, the ceiling of group data-output is 120 s"],
    },
    { kind: "boundary", title: "the ceiling", inputs: { timeout: 300 }, reports: [] },
    {
      kind: "boundary",
      title: "the ceiling of a group",
      name: "data-ingestion",
      inputs: { timeout: 60 },
      reports: [],
    },
    {
      kind: "beyond",
      title: "the ceiling and one more",
      inputs: { timeout: 301 },
      reports: ["timeout is 301 s, the ceiling is 300 s"],
    },
    { kind: "absent", title: "no timeout means AWS's 3 s", inputs: {}, reports: [] },
    {
      kind: "absent",
      title: "AWS's 3 s are evaluated like any other",
      config: { maxTimeoutSeconds: 2 },
      inputs: {},
      reports: ["timeout is 3 s, the ceiling is 2 s"],
    },
    {
      kind: "unknown",
      title: "a timeout that only the update knows",
      inputs: { timeout: unknown },
      reports: [
        "timeout is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "config",
      title: "a lower ceiling for a group",
      name: "data-transform",
      config: { maxTimeoutSecondsByGroup: { "data-transform": 200 } },
      inputs: { timeout: 300 },
      reports: ["timeout is 300 s, the ceiling of group data-transform is 200 s"],
    },
    {
      kind: "config",
      title: "a group without a ceiling of its own",
      name: "data-ingestion",
      config: { maxTimeoutSecondsByGroup: {} },
      inputs: { timeout: 301 },
      reports: ["timeout is 301 s, the ceiling of group data-ingestion is 300 s"],
    },
    {
      kind: "evasion",
      title: "the name of the group in another case, in the physical name alone",
      name: "worker",
      inputs: { name: "etl-Data-INGESTION-2", timeout: 61 },
      reports: ["timeout is 61 s, the ceiling of group data-ingestion is 60 s"],
    },
  ],
});
