import { areOff } from "../described";
import type { PreviewResult } from "../model";
import { notEvaluated } from "../not-evaluated";
import type { Colors } from "./color";
import { countResult, outcomeOf, plural } from "./counts";

/** The verdict as a coloured sentence. Green means that everything was evaluated and nothing was found. */
export function verdictLine(result: PreviewResult, colors: Colors): string {
  const outcome = outcomeOf(result);
  if (outcome === "failed") return colors.red("The program failed: this output is incomplete.");
  if (result.packs.length === 0) return colors.yellow("No policy pack evaluated this plan.");
  if (areOff(result.packs))
    return colors.yellow("Every policy is disabled: nothing was evaluated.");
  const { create, deployed, mandatory, advisory, violating } = countResult(result);
  const resources = plural(create + deployed, "resource");
  const opaque = notEvaluated(result).length;
  const left = opaque === 0 ? "" : `, ${opaque} not evaluated`;
  if (mandatory + advisory === 0) {
    const paint = opaque === 0 ? colors.green : colors.yellow;
    return paint(`No policy violations in ${resources}${left}.`);
  }
  const levels = [
    ...(mandatory === 0 ? [] : [`${mandatory} mandatory`]),
    ...(advisory === 0 ? [] : [`${advisory} advisory`]),
  ].join(" and ");
  const noun = mandatory + advisory === 1 ? "policy violation" : "policy violations";
  const paint = outcome === "violations" ? colors.red : colors.yellow;
  return paint(`${levels} ${noun} in ${violating} of ${resources}${left}.`);
}
