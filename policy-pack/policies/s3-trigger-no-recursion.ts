import { costOptimization } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { strings, stringsByKey } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { objectTriggersOf } from "../events/object-triggers";
import { objectWriter } from "../events/object-writers";
import { findTarget } from "../stack/links";
import { hasName } from "../stack/names";
import { UnknownDocument } from "../values/unknown";
import { matchesWildcard } from "../values/wildcard";

export const s3TriggerNoRecursion = stackPolicy({
  name: "s3-trigger-no-recursion",
  displayName: "S3 trigger without recursion",
  description: "A function that new objects invoke may not write such objects itself.",
  severity: "critical",
  framework: costOptimization,
  tags: ["lambda", "s3", "triggers", "cost"],
  remediationSteps:
    "Narrow the trigger to the prefix of what comes in, and the function's role to another prefix or bucket.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {
    allow: stringsByKey(
      {},
      "For each function, by a pattern on its name, the objects that it may write though they invoke it; patterns on bucket/key.",
    ),
    writingPolicies: strings(
      requirements.objectWritingPolicies,
      "Patterns on the ARNs of managed policies outside the stack that let a role write any object.",
    ),
  },
  check: (subject, { config, stack }) => {
    const triggers = objectTriggersOf(stack).get(subject) ?? [];
    const roles = stack.ofType("aws:iam/role:Role");
    const role = triggers.length > 0 && findTarget(subject, "role", subject.inputs.role, roles);
    if (!role) return false;
    const allowed = Object.entries(config.allow)
      .filter(([pattern]) => hasName(subject, "name", [pattern]))
      .flatMap(([, patterns]) => patterns);
    const { writingPolicies } = config;
    return triggers.map(
      ({ from, isCertain, scopes }) =>
        () =>
          scopes()
            .filter(({ pattern }) => !allowed.some((each) => matchesWildcard(pattern, each)))
            .map((scope) => () => {
              const writer = objectWriter(stack, role, { scope, writingPolicies });
              if (writer === undefined) return false;
              const objects = scope.pattern.replace("\u0000", "<bucket>");
              const trigger = `'${from.name}' invokes it for new objects ${objects}`;
              if (!isCertain) throw new UnknownDocument(`whether ${trigger}`);
              return `${trigger}, and ${writer}`;
            }),
    );
  },
});
