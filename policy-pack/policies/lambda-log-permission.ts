import { operationalExcellence } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { strings } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { factsOfFunction } from "../iam/role-facts";
import { permissionGaps } from "../iam/role-permissions";
import { coversLogGroup, logGroupName } from "../lambda/log-groups";
import { findTargets } from "../stack/links";
import type { StackNode } from "../stack/stack-view";

export const lambdaLogPermission = stackPolicy({
  name: "lambda-log-permission",
  displayName: "Lambda log permission",
  description:
    "The execution role of a function may write to its log group, where the role is in the stack.",
  severity: "medium",
  framework: operationalExcellence,
  tags: ["lambda", "logs", "iam"],
  remediationSteps:
    "Attach arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole to the function's role.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {
    managedPolicies: strings(
      requirements.loggingPolicies,
      "Patterns on the ARNs of managed policies outside the stack that let a function write its logs.",
    ),
  },
  check: (subject, { config, stack }) => {
    const roles = stack.ofType("aws:iam/role:Role");
    const group = logGroupName(subject);
    return findTargets(subject, "role", subject.inputs.role, roles).map(
      (role) => () =>
        permissionGaps(stack, role, {
          actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
          grantingArns: config.managedPolicies,
          covers: (resource, action) => coversLogGroup(subject, resource, action),
          facts: factsOfFunction(subject as StackNode),
        }).map((gap) => `logs go to ${group ?? "a log group of its own"}, and ${gap}`),
    );
  },
});
