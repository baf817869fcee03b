import { knownStatements, namesAction, type Statement } from "../../policy-pack/iam/iam-document";

/** Who is to use a key: a service, or a role by its ARN. */
export type Principal = { readonly service: string } | { readonly role: string };

/**
 * The actions that a key's policy does not let somebody use; none where it lets all.
 *
 * A role is let by its own ARN or by its account, whose identity policies then decide: ours grant the
 * key. Conditions are taken to be met, for what they are about is known in a request only.
 */
export function missingActions(
  policy: string,
  principal: Principal,
  actions: readonly string[],
): readonly string[] {
  const names = namesOf(principal);
  const statements = knownStatements([{ label: "key policy", value: policy }]).statements.filter(
    ({ principals }) => principals.some((name) => names.includes(name)),
  );
  const allowing = statements.filter(({ effect }) => effect === "Allow");
  const denying = statements.filter((each) => each.effect === "Deny" && isUnconditional(each));
  const isNamed = (some: readonly Statement[], action: string) =>
    some.some((statement) => namesAction(statement, action));
  return actions.filter((action) => !isNamed(allowing, action) || isNamed(denying, action));
}

/** How a policy may name somebody. */
function namesOf(principal: Principal): readonly string[] {
  if ("service" in principal) return [principal.service, "*"];
  const [, partition, , , accountId = ""] = principal.role.split(":");
  return [principal.role, `arn:${partition}:iam::${accountId}:root`, accountId, "*"];
}

function isUnconditional({ conditions }: Statement): boolean {
  return conditions.length === 0;
}
