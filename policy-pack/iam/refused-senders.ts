import { type Delivery, deliveriesTo, describeSenders } from "../stack/service-deliveries";
import type { StackNode, StackView } from "../stack/stack-view";
import type { LabeledValue } from "../values/labeled-value";
import { letsCall } from "./service-access";

/** How services of AWS send to a kind of resource. */
export interface Sending {
  readonly action: string;
  /** A pattern on the ARN of the resource. */
  readonly calledArn: string;
  /** The services that the policy lets in which AWS gives to a resource that has none. */
  readonly letInByDefault: readonly string[];
}

/**
 * Why what services of AWS send to the topic or queue never arrives: its policies do not let them.
 * @throws UnknownDocument where that depends on a policy that is not known.
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
