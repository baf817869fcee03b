import { letsCall } from "../iam/service-access";
import { findTarget } from "../stack/links";
import { referrersOf } from "../stack/referrers";
import { type Delivery, deliveriesTo, describeSenders } from "../stack/service-deliveries";
import type { StackNode, StackView } from "../stack/stack-view";
import type { LabeledValue } from "../values/labeled-value";
import { isPresent } from "../values/unknown";
import { isManagedByAws } from "./managed-keys";

const keyProperty = "kmsMasterKeyId";
const neededActions = ["kms:Decrypt", "kms:GenerateDataKey"];

/**
 * Why deliveries of AWS services to the encrypted topic or queue would be dropped silently: they
 * need its key too. The policy of an AWS managed key can't allow them.
 * @throws UnknownDocument if the key's policy is unknown.
 */
export function lockedOutService(stack: StackView, target: StackNode): string | undefined {
  const { [keyProperty]: value } = target.inputs;
  const deliveries = deliveriesTo(stack, target);
  if (deliveries.length > 0 && isManagedByAws(value)) {
    return `${keyProperty} is ${value}, a key that AWS manages, which ${describeSenders(deliveries)} can't use: take a key of your own`;
  }
  const key = findKey(stack, target, value);
  if (!key) return undefined;
  const policies = policiesOf(stack, key);
  const lockedOut = deliveries.filter((delivery) => !letsUse(policies, delivery));
  return lockedOut.length === 0
    ? undefined
    : `the policy of key '${key.name}' does not let ${describeSenders(lockedOut)} use it: allow ${neededActions.join(" and ")}`;
}

/** Why the topic or queue can take and keep nothing: its key can't be used. */
export function disabledKey(stack: StackView, target: StackNode): string | undefined {
  const { [keyProperty]: value } = target.inputs;
  const key = findKey(stack, target, value);
  return key?.inputs.isEnabled === false
    ? `key '${key.name}' is disabled: nothing can be sent or read`
    : undefined;
}

/** The key of the stack that is named, directly or by an alias. */
function findKey(stack: StackView, from: StackNode, value: unknown): StackNode | undefined {
  const keys = stack.ofType<string>("aws:kms/key:Key");
  const direct = findTarget(from, keyProperty, value, keys);
  if (direct) return direct;
  const alias = findTarget(from, keyProperty, value, stack.ofType<string>("aws:kms/alias:Alias"));
  return alias && findTarget(alias, "targetKeyId", alias.inputs.targetKeyId, keys);
}

function policiesOf(stack: StackView, key: StackNode): readonly LabeledValue[] {
  const keyPolicies = stack.ofType<string>("aws:kms/keyPolicy:KeyPolicy");
  const separate = referrersOf(keyPolicies, "keyId", key);
  return [key, ...separate]
    .filter(({ inputs }) => isPresent(inputs.policy))
    .map(({ name, inputs }) => ({ label: `policy of '${name}'`, value: inputs.policy }));
}

/** Without a policy of its own, a key is only for the principals of the account. */
function letsUse(policies: readonly LabeledValue[], delivery: Delivery): boolean {
  const call = { ...delivery, calledArn: "arn:*:kms:*:*:key/*" };
  return neededActions.every((action) => letsCall(policies, call, action));
}
