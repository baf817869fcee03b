import { knownStatements, namesAction, type Statement } from "../../policy-pack/iam/iam-document";

/** A user of a key: a service, or a role by its ARN. */
export type Principal = { readonly service: string } | { readonly role: string };

/**
 * The actions that a key's policy does not allow a principal; empty if it allows all.
 *
 * A policy allows a role by its ARN or by its account; the role's own policies, which grant the key,
 * decide the rest. Conditions count as met, since their values are known only at request time.
 */
export function missingActions(
  policy: string,
  principal: Principal,
  actions: readonly string[],
): readonly string[] {
  const names = principalNames(principal);
  const statements = knownStatements([{ label: "key policy", value: policy }]).statements.filter(
    ({ principals }) => principals.some((name) => names.includes(name)),
  );
  const allowing = statements.filter(({ effect }) => effect === "Allow");
  const denying = statements.filter((each) => each.effect === "Deny" && isUnconditional(each));
  const isNamed = (some: readonly Statement[], action: string) =>
    some.some((statement) => namesAction(statement, action));
  return actions.filter((action) => !isNamed(allowing, action) || isNamed(denying, action));
}

/** The names by which a policy may refer to a principal. */
function principalNames(principal: Principal): readonly string[] {
  if ("service" in principal) return [principal.service, "*"];
  const [, partition, , , accountId = ""] = principal.role.split(":");
  return [principal.role, `arn:${partition}:iam::${accountId}:root`, accountId, "*"];
}

function isUnconditional({ conditions }: Statement): boolean {
  return conditions.length === 0;
}
