type Given = Readonly<Record<string, unknown>>;

/** A row of kind "unknown", as the table of a policy's test has it. */
export interface UnknownRow {
  readonly title: string;
  readonly config?: Given;
  readonly settings?: Given;
  readonly reports: readonly (string | { readonly level?: "advisory"; readonly message: string })[];
}

const recorded = new Map<string, readonly UnknownRow[]>();

/** Keeps the rows of that kind for the policy's page, which is written from them. */
export function recordUnknownRows(
  policy: string,
  rows: readonly (UnknownRow & { readonly kind: string })[],
): void {
  const unknownRows = rows.filter(({ kind }) => kind === "unknown");
  recorded.set(policy, [...(recorded.get(policy) ?? []), ...unknownRows]);
}

/** By policy, of the tests that were loaded so far. */
export function recordedUnknownRows(): ReadonlyMap<string, readonly UnknownRow[]> {
  return recorded;
}
