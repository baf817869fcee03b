import type { Policies, StackValidation } from "@pulumi/policy";

type Policy = Policies[number];

const validations = new WeakMap<Policy, StackValidation>();

/**
 * Adds a stack-phase check that runs only for deployed stacks. A plan is evaluated without it: the
 * SDK rebuilds the whole stack for every policy that has a stack phase.
 */
export function inState<AnyPolicy extends Policy>(
  policy: AnyPolicy,
  validateStack: StackValidation,
): AnyPolicy {
  validations.set(policy, validateStack);
  return policy;
}

/** Gives a changed copy of a policy the policy's check of deployed stacks. */
export function keepStateValidation(policy: Policy, copy: Policy): Policy {
  const validateStack = validations.get(policy);
  return validateStack === undefined ? copy : inState(copy, validateStack);
}

/** The policies with their checks of deployed stacks. */
export function withStateValidation(policies: Policies): Policies {
  return policies.map((policy) => {
    const validateStack = validations.get(policy);
    return validateStack === undefined ? policy : { ...policy, validateStack };
  });
}
