import { costOptimization } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { strings, stringsByKey } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import type { Context } from "../engine/evaluate";
import { objectTriggersOf } from "../events/object-triggers";
import { objectWriter } from "../events/object-writers";
import { findFunctions, findTarget } from "../stack/links";
import { hasName } from "../stack/names";
import { isNodeOf, type StackNode, type StackView } from "../stack/stack-view";
import type { Problems } from "../values/problems";
import { known, UnknownDocument } from "../values/unknown";
import { matchesWildcard } from "../values/wildcard";

interface Config {
  readonly allow: Readonly<Record<string, readonly string[]>>;
  readonly writingPolicies: readonly string[];
}

type InStack = Pick<Context<Config>, "config"> & { readonly stack: StackView };

const recursionConfigType = "aws:lambda/functionRecursionConfig:FunctionRecursionConfig";

export const s3TriggerNoRecursion = stackPolicy<string, Config>({
  name: "s3-trigger-no-recursion",
  displayName: "S3 trigger without recursion",
  description:
    "A function that new objects invoke can't write such objects itself, and Lambda's loop detection stays on.",
  severity: "critical",
  framework: costOptimization,
  tags: ["lambda", "s3", "triggers", "cost"],
  remediationSteps:
    "Narrow the trigger to the prefix of what comes in, and the function's role to another prefix or bucket; leave recursiveLoop at Terminate.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html",
  resourceTypes: ["aws:lambda/function:Function", recursionConfigType],
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
  check: (subject: StackNode, context) =>
    isNodeOf(subject, "aws:lambda/function:Function")
      ? writeProblems(subject, context)
      : guardProblem(subject, context),
});

function writeProblems(
  subject: StackNode<"aws:lambda/function:Function">,
  { config, stack }: InStack,
): Problems {
  const triggers = objectTriggersOf(stack).get(subject) ?? [];
  const roles = stack.ofType("aws:iam/role:Role");
  const role = triggers.length > 0 && findTarget(subject, "role", subject.inputs.role, roles);
  if (!role) return false;
  const allowed = allowedFor(subject, config);
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
}

/** The objects that the function may write although they invoke it. */
function allowedFor(
  fn: StackNode<"aws:lambda/function:Function">,
  { allow }: Config,
): readonly string[] {
  return Object.entries(allow)
    .filter(([pattern]) => hasName(fn, "name", [pattern]))
    .flatMap(([, patterns]) => patterns);
}

/** Lambda stops a loop after about 16 rounds by default. */
function guardProblem(subject: StackNode, { config, stack }: InStack): Problems {
  const { functionName, recursiveLoop } = subject.inputs;
  if (known(recursiveLoop, "recursiveLoop") !== "Allow") return false;
  const found = findFunctions(stack, subject, "functionName", functionName);
  const isMeant = found.some(({ target }) => allowedFor(target, config).length > 0);
  return (
    !isMeant &&
    "recursiveLoop is Allow, expected Terminate: a function that invokes itself goes on for ever"
  );
}
