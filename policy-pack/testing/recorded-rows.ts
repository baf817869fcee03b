import type { TestResource } from "./test-resource";

type Given = Readonly<Record<string, unknown>>;

/** A row of a policy's table, as far as others than its test read it. */
export interface RecordedRow {
  readonly kind: string;
  readonly title: string;
  readonly config?: Given;
  readonly settings?: Given;
  readonly reports: readonly (string | { readonly level?: "advisory"; readonly message: string })[];
  /** What is evaluated: of a resource policy one resource, of a stack policy a stack. */
  readonly resources: readonly TestResource[];
}

const recorded = new Map<string, readonly RecordedRow[]>();

/** Keeps the rows, for the policy's page and for what is tried on all that is valid. */
export function recordRows(policy: string, rows: readonly RecordedRow[]): void {
  recorded.set(policy, [...(recorded.get(policy) ?? []), ...rows]);
}

/** By policy, of the tests that were loaded so far. */
export function recordedRows(): ReadonlyMap<string, readonly RecordedRow[]> {
  return recorded;
}
