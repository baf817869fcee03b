import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testResourcePolicy("lambda-tracing-active", {
  type: "aws:lambda/function:Function",
  without: {
    boundary: "no number",
    beyond: "no number",
    config: "nothing to configure: the level of the policy says it all",
  },
  rows: [
    { kind: "pass", title: "Active", inputs: { tracingConfig: { mode: "Active" } }, reports: [] },
    {
      kind: "fail",
      title: "PassThrough, which other tools take for tracing",
      inputs: { tracingConfig: { mode: "PassThrough" } },
      reports: ["tracingConfig.mode is PassThrough, expected Active"],
    },
    {
      kind: "absent",
      title: "no tracing configuration means PassThrough",
      inputs: {},
      reports: ["tracingConfig.mode is not set, which means PassThrough: expected Active"],
    },
    {
      kind: "absent",
      title: "an empty tracing configuration means PassThrough",
      inputs: { tracingConfig: {} },
      reports: ["tracingConfig.mode is not set, which means PassThrough: expected Active"],
    },
    {
      kind: "unknown",
      title: "a tracing configuration that only the update knows",
      inputs: { tracingConfig: unknown },
      reports: [
        "tracingConfig is not known before the update: set it to a value that the preview can judge",
      ],
    },
    {
      kind: "unknown",
      title: "a mode that only the update knows",
      inputs: { tracingConfig: { mode: unknown } },
      reports: [
        "tracingConfig.mode is not known before the update: set it to a value that the preview can judge",
      ],
    },
  ],
});
