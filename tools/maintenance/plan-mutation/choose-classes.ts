import { createHash } from "node:crypto";
import type { PlannedResource } from "../../../preview/model";
import { type DeclaredInputs, type Mutant, mutationsOf } from "./mutations";
import { classKey } from "./verdicts";

/**
 * Chooses `size` classes of a plan's mutants, always the same for a seed. Each is evaluated as a
 * whole.
 */
export function chooseClasses(
  plan: readonly PlannedResource[],
  declaredInputs: DeclaredInputs,
  { size, seed }: { readonly size: number; readonly seed: number },
): (mutant: Mutant) => boolean {
  const keys = new Set([...mutationsOf(plan, declaredInputs)].map(classKey));
  const rank = (key: string) => createHash("sha256").update(`${seed} ${key}`).digest("hex");
  const ranked = [...keys].map((key) => ({ key, rank: rank(key) }));
  const chosen = ranked.sort((one, other) => (one.rank < other.rank ? -1 : 1)).slice(0, size);
  const names = new Set(chosen.map(({ key }) => key));
  return (mutant) => names.has(classKey(mutant));
}
