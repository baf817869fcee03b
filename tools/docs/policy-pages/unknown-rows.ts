import type { RecordedRow } from "../../../policy-pack/testing/recorded-rows";
import { readRows } from "../policy-tests";

/** The rows of kind "unknown" of the policies' tests, by policy. Loads the tests, and runs none. */
export async function readUnknownRows(
  policies: readonly string[],
): Promise<ReadonlyMap<string, readonly RecordedRow[]>> {
  const rows = [...(await readRows(policies))];
  return new Map(
    rows.map(([policy, all]) => [policy, all.filter(({ kind }) => kind === "unknown")]),
  );
}
