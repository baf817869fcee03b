import { namesAction, type Statement } from "./iam-document";

/** Whether the statement denies everyone the action without TLS, on no other condition. */
export function deniesWithoutTls(statement: Statement, action: string): boolean {
  const { effect, principals, conditions } = statement;
  const [condition, ...others] = conditions;
  return (
    effect === "Deny" &&
    principals.includes("*") &&
    namesAction(statement, action) &&
    others.length === 0 &&
    condition !== undefined &&
    /^Bool(IfExists)?$/.test(condition.operator) &&
    condition.key === "aws:securetransport" &&
    condition.values.length > 0 &&
    condition.values.every((value) => value === "false")
  );
}
