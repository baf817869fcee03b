import { referrersOf } from "../stack/referrers";
import type { StackNode, StackView } from "../stack/stack-view";
import type { LabeledValue } from "../values/labeled-value";
import type { Problems } from "../values/problems";
import { isPresent, isUnknown } from "../values/unknown";
import { judgeStatements, someStatement } from "./iam-document";
import { isForEveryone, isRestricted } from "./public-access";
import { deniesWithoutTls } from "./secure-transport";

/** The policies of a topic or a queue: its own, and those of resources that name it in `property`. */
export function resourcePolicies(
  stack: StackView,
  target: StackNode,
  { type, property }: { readonly type: string; readonly property: string },
): readonly LabeledValue[] {
  const separate = referrersOf(stack.ofType(type), property, target).map(({ name, inputs }) => ({
    label: `policy of '${name}'`,
    value: inputs.policy,
  }));
  // Without recorded inputs the own one is an output, unknown before the update wherever it is not set.
  const { policy } = target.inputs;
  const isOwn = isPresent(policy) && !(isUnknown(policy) && separate.length > 0);
  return [...separate, ...(isOwn ? [{ label: "policy", value: policy }] : [])];
}

/** What a policy allows everyone, on no condition that leaves only known callers. */
export function publicStatements({ label, value }: LabeledValue): Problems {
  return judgeStatements(
    value,
    label,
    (statement) =>
      statement.effect === "Allow" &&
      isForEveryone(statement) &&
      !isRestricted(statement) &&
      `${statement.label} allows everyone: name the principals, or restrict it to an account, an organization or a network`,
  );
}

/** @throws UnknownDocument where that depends on a policy that is not known. */
export function lacksTls(policies: readonly LabeledValue[], action: string): boolean {
  return !someStatement(policies, (statement) => deniesWithoutTls(statement, action));
}
