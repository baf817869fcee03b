import type { RecordedRow } from "../../../policy-pack/testing/recorded-rows";
import { readRows } from "../policy-tests";

/**
 * The rows of kind "unknown" in the policies' tests, by policy. Loads the tests without running
 * them.
 */
export async function readUnknownRows(
  policies: readonly string[],
): Promise<ReadonlyMap<string, readonly RecordedRow[]>> {
  const rows = [...(await readRows(policies))];
  return new Map(
    rows.map(([policy, all]) => [policy, all.filter(({ kind }) => kind === "unknown")]),
  );
}
