import { operationalExcellence } from "../data/frameworks";
import { stackPolicy } from "../engine/define-policy";
import { isEdgeFunction } from "../events/edge-functions";
import { unsampled } from "../lambda/sampling-rules";
import type { StackNode } from "../stack/stack-view";
import { known } from "../values/unknown";

export const lambdaTracingActive = stackPolicy({
  name: "lambda-tracing-active",
  displayName: "Lambda tracing active",
  description:
    "A Lambda function traces its invocations with X-Ray (mode Active), and X-Ray keeps some of the traces.",
  severity: "medium",
  framework: operationalExcellence,
  tags: ["lambda", "observability", "Lambda.7"],
  remediationSteps:
    'Set tracingConfig to { mode: "Active" }, and let the execution role write to X-Ray.',
  url: "https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {},
  check: (subject, { stack }) => {
    if (isEdgeFunction(stack, subject)) return false;
    const { inputs } = subject;
    const mode = known(known(inputs.tracingConfig, "tracingConfig")?.mode, "tracingConfig.mode");
    if (!mode) return "tracingConfig.mode is not set, which means PassThrough: expected Active";
    return mode === "Active"
      ? unsampled(stack, subject as StackNode)
      : `tracingConfig.mode is ${mode}, expected Active`;
  },
});
