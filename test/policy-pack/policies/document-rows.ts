import type { ResourceRow, StackRow } from "../../../policy-pack/testing/policy-table";
import { document, resource } from "../../../policy-pack/testing/resources";

/** A row about one resource, by default a policy of a role. */
export type DocumentRow = Omit<ResourceRow, "name" | "provider" | "ignoreChanges">;

/** The inputs of a policy with these statements. */
export const stating = (...statements: Parameters<typeof document>[0][]) => ({
  policy: document(statements.flat()),
});

/** The same rows, each as one about a stack that has only that resource. */
export function aboutStacks(rows: readonly DocumentRow[]): readonly StackRow[] {
  return rows.map(({ type = "aws:iam/rolePolicy:RolePolicy", inputs, ...row }) => ({
    ...row,
    resources: [resource(type, "subject", inputs)],
  }));
}
