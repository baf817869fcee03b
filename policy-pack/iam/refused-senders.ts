import { type Delivery, deliveriesTo, describeSenders } from "../stack/service-deliveries";
import type { StackNode, StackView } from "../stack/stack-view";
import type { LabeledValue } from "../values/labeled-value";
import { letsCall } from "./service-access";

/** How AWS services send to a kind of resource. */
export interface Sending {
  readonly action: string;
  /** A pattern on the ARN of the resource. */
  readonly calledArn: string;
  /** The services let in by the policy that AWS gives to a resource without one. */
  readonly letInByDefault: readonly string[];
}

/**
 * Why deliveries of AWS services never reach the topic or queue: its policies refuse them.
 * @throws UnknownDocument if that depends on an unknown policy.
 */
export function refusedSenders(
  stack: StackView,
  target: StackNode,
  policies: readonly LabeledValue[],
  { action, calledArn, letInByDefault }: Sending,
): string | undefined {
  const isLetIn = (delivery: Delivery) =>
    policies.length === 0
      ? letInByDefault.includes(delivery.service)
      : letsCall(policies, { ...delivery, calledArn }, action);
  const refused = deliveriesTo(stack, target).filter((delivery) => !isLetIn(delivery));
  if (refused.length === 0) return undefined;
  const subject = policies.length === 0 ? "has no policy that lets" : "its policy does not let";
  return `${subject} ${describeSenders(refused)} send to it: allow ${action}`;
}
