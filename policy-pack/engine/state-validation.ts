import type { Policies, StackValidation } from "@pulumi/policy";

type Policy = Policies[number];

const validations = new WeakMap<Policy, StackValidation>();

/**
 * A policy with what it looks for beside, in the stack phase, where a deployed stack is evaluated. A plan is
 * evaluated without it: the SDK builds the whole stack anew for every policy that has a stack phase.
 */
export function inState<AnyPolicy extends Policy>(
  policy: AnyPolicy,
  validateStack: StackValidation,
): AnyPolicy {
  validations.set(policy, validateStack);
  return policy;
}

/** Gives a changed copy of a policy what the policy looks for in a deployed stack. */
export function keepStateValidation(policy: Policy, copy: Policy): Policy {
  const validateStack = validations.get(policy);
  return validateStack === undefined ? copy : inState(copy, validateStack);
}

/** The policies as they evaluate a deployed stack. */
export function withStateValidation(policies: Policies): Policies {
  return policies.map((policy) => {
    const validateStack = validations.get(policy);
    return validateStack === undefined ? policy : { ...policy, validateStack };
  });
}
