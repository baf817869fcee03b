import { operationalExcellence } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { strings } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { factsOfFunction } from "../iam/role-facts";
import { permissionGaps } from "../iam/role-permissions";
import { findTargets } from "../stack/links";
import type { StackNode } from "../stack/stack-view";
import { isUnknown } from "../values/unknown";
import { valuesAt } from "../values/values-at";

const tracingActions = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"];

export const lambdaXrayPermission = stackPolicy({
  name: "lambda-xray-permission",
  displayName: "Lambda X-Ray permission",
  description:
    "The execution role of a function with active tracing may send traces, where the role is in the stack.",
  severity: "medium",
  framework: operationalExcellence,
  tags: ["lambda", "tracing", "iam"],
  remediationSteps:
    "Attach arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess to the function's role.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {
    managedPolicies: strings(
      requirements.tracingPolicies,
      "Patterns on the ARNs of managed policies outside the stack that let a function send traces.",
    ),
  },
  check: (subject, { config, stack }) => {
    // An unknown mode may be Active; another policy reports it.
    const isTraced = valuesAt(subject.inputs, "tracingConfig.mode").some(
      (mode) => mode === "Active" || isUnknown(mode),
    );
    if (!isTraced) return false;
    const roles = stack.ofType("aws:iam/role:Role");
    return findTargets(subject, "role", subject.inputs.role, roles).map(
      (role) => () =>
        permissionGaps(stack, role, {
          actions: tracingActions,
          grantingArns: config.managedPolicies,
          // X-Ray accepts no other resource.
          covers: (resource) => resource === "*",
          facts: factsOfFunction(subject as StackNode),
        }).map((gap) => `tracing is active, and ${gap}`),
    );
  },
});
