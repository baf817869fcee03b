import { findTarget } from "../stack/links";
import { referrersOf } from "../stack/referrers";
import type { StackNode, StackView } from "../stack/stack-view";
import type { LabeledValue } from "../values/labeled-value";
import type { Problems } from "../values/problems";
import { isPresent, isUnknown } from "../values/unknown";
import { someStatement, statementProblems } from "./iam-document";
import { type ActsForAnyone, strangersAllowed, unlessSourceIsKnown } from "./public-access";
import { type PolicySource, policySource } from "./role-access";
import { deniesWithoutTls } from "./secure-transport";

/** A type of resource that is the policy of another resource, and how it names that resource. */
interface PolicyLink {
  readonly type: string;
  readonly property: string;
  readonly target: string;
}

export const queuePolicies: PolicyLink = {
  type: "aws:sqs/queuePolicy:QueuePolicy",
  property: "queueUrl",
  target: "aws:sqs/queue:Queue",
};

export const topicPolicies: PolicyLink = {
  type: "aws:sns/topicPolicy:TopicPolicy",
  property: "arn",
  target: "aws:sns/topic:Topic",
};

/**
 * The policies of a topic or a queue: its own, and those of resources that name it in `property`.
 */
export function resourcePolicies(
  stack: StackView,
  target: StackNode,
  { type, property }: Pick<PolicyLink, "type" | "property">,
): readonly PolicySource[] {
  const separate = referrersOf(stack.ofType<string>(type), property, target).map((from) =>
    policySource(from),
  );
  // Without recorded inputs the own policy is an output, unknown before the update if it is not
  // set.
  const { policy } = target.inputs;
  const isOwn = isPresent(policy) && !(isUnknown(policy) && separate.length > 0);
  const own = { ...policySource(target), label: "policy" };
  return [...separate, ...(isOwn ? [own] : [])];
}

/** What a policy allows to unknown callers. */
export function publicStatements(
  { label, value }: LabeledValue,
  actsForAnyone: ActsForAnyone,
): Problems {
  return statementProblems(value, label, (statement) => strangersAllowed(statement, actsForAnyone));
}

/**
 * What a policy allows to unknown callers on a topic or queue outside the stack, which no other
 * resource is checked for.
 */
export function policyOfOther(
  policy: StackNode,
  stack: StackView,
  { property, target }: PolicyLink,
): Problems {
  const named = findTarget(policy, property, policy.inputs[property], stack.ofType(target));
  const value = policy.inputs.policy;
  if (named || !isPresent(value)) return false;
  return publicStatements({ label: "policy", value }, unlessSourceIsKnown);
}

/** @throws UnknownDocument if that depends on an unknown policy. */
export function lacksTls(policies: readonly LabeledValue[], action: string): boolean {
  return !someStatement(policies, (statement) => deniesWithoutTls(statement, action));
}
