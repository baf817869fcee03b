import type { TestResource } from "./test-resource";

type Given = Readonly<Record<string, unknown>>;

/** The part of a row of a policy's table that is read outside its test. */
export interface RecordedRow {
  readonly kind: string;
  readonly title: string;
  readonly config?: Given;
  readonly settings?: Given;
  readonly reports: readonly (string | { readonly level?: "advisory"; readonly message: string })[];
  /** What is evaluated: one resource for a resource policy, a stack for a stack policy. */
  readonly resources: readonly TestResource[];
}

const recorded = new Map<string, readonly RecordedRow[]>();

/** Keeps the rows, for the policy's page and for tests over all valid values. */
export function recordRows(policy: string, rows: readonly RecordedRow[]): void {
  recorded.set(policy, [...(recorded.get(policy) ?? []), ...rows]);
}

/** The recorded rows, by policy, of the tests that were loaded so far. */
export function recordedRows(): ReadonlyMap<string, readonly RecordedRow[]> {
  return recorded;
}
