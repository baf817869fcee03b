import type { PackConfiguration } from "../../../policy-pack/testing/evaluator";
import type { PlannedResource } from "../../../preview/model";
import type { DeclaredInputs, Mutant } from "../plan-mutation/mutations";
import { type Outcome, verdictBy } from "../plan-mutation/verdicts";
import { stateEvaluators } from "./state-evaluator";
import { mutationsOfState } from "./state-mutations";

export interface StateEvaluation {
  readonly state: readonly PlannedResource[];
  readonly configuration: PackConfiguration;
  readonly declaredInputs: DeclaredInputs;
  /** Chooses mutants by their index; all by default. */
  readonly isChosen?: (mutant: Mutant, index: number) => boolean;
  readonly onProgress?: (done: number) => void;
}

/** Evaluates each change of a state. If `drift` reports it, the rest of the pack is skipped. */
export async function evaluateStateMutants({
  state,
  configuration,
  declaredInputs,
  isChosen = () => true,
  onProgress = () => {},
}: StateEvaluation): Promise<readonly Outcome[]> {
  const { compare, evaluate } = stateEvaluators(configuration);
  const comparedVerdict = verdictBy(await compare(state));
  const verdict = verdictBy(await evaluate(state));
  const outcomes: Outcome[] = [];
  let index = -1;
  for (const mutant of mutationsOfState(state, declaredInputs)) {
    index += 1;
    const changed = isChosen(mutant, index) ? mutant.make() : undefined;
    if (changed === undefined) continue;
    const { urn, type, path, operator } = mutant;
    const compared = comparedVerdict(await compare(changed));
    const found = compared.verdict === "caught" ? compared : verdict(await evaluate(changed));
    onProgress(index);
    outcomes.push({ urn, type, path, operator, ...found });
  }
  return outcomes;
}
