/** Who is to use a key: a service, or a role by its ARN. */
export type Principal = { readonly service: string } | { readonly role: string };

interface Statement {
  readonly Effect?: string;
  readonly Principal?: string | Readonly<Record<string, string | readonly string[]>>;
  readonly Action?: string | readonly string[];
  readonly Condition?: unknown;
}

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
  const statements = statementsOf(policy).filter((statement) => isAbout(statement, principal));
  const isIn = (effect: string, action: string, withCondition: boolean) =>
    statements.some(
      (statement) =>
        statement.Effect === effect &&
        (withCondition || statement.Condition === undefined) &&
        listOf(statement.Action).some((pattern) => matches(pattern, action)),
    );
  return actions.filter((action) => !isIn("Allow", action, true) || isIn("Deny", action, false));
}

function statementsOf(policy: string): readonly Statement[] {
  const { Statement = [] } = JSON.parse(policy) as { readonly Statement?: Statement | Statement[] };
  return Array.isArray(Statement) ? Statement : [Statement];
}

function isAbout({ Principal = {} }: Statement, principal: Principal): boolean {
  if (Principal === "*") return true;
  if (typeof Principal === "string") return false;
  if ("service" in principal) return listOf(Principal.Service).includes(principal.service);
  const [, partition, , , accountId] = principal.role.split(":");
  const names = [principal.role, `arn:${partition}:iam::${accountId}:root`, accountId, "*"];
  return listOf(Principal.AWS).some((name) => names.includes(name));
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return typeof value === "string" ? [value] : (value ?? []);
}

function matches(pattern: string, action: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "i").test(action);
}
