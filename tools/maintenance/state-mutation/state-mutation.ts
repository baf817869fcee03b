import type { Run } from "../../../operations/command/command";
import { OperationError } from "../../../operations/command/errors";
import { formatJson } from "../../../operations/command/json";
import { showProgress } from "../../../operations/command/progress";
import { policies } from "../../../policy-pack/policies";
import { runPreview } from "../../../preview/run/run-preview";
import { projectPath } from "../../project-path";
import { compareSurvivors } from "../plan-mutation/compare-survivors";
import { providerInputs } from "../plan-mutation/provider-inputs";
import { formatComparison, formatTotals } from "../plan-mutation/report";
import { stackConfiguration } from "../plan-mutation/stack-configuration";
import { listedClasses, listMistakes } from "../plan-mutation/survivors";
import { classesOf } from "../plan-mutation/verdicts";
import { STATUS, type StateMutationOptions } from "./command-line";
import { deployedState } from "./deployed-state";
import { evaluateStateMutants } from "./evaluate-state-mutants";
import { readStateSurvivors } from "./state-survivors";

const STACK = "prod";

/** Makes every single change of a deployed state, and compares the survivors with the lists. */
export const stateMutation: Run<StateMutationOptions> = async ({ asJson }, { stdout, stderr }) => {
  const lists = readStateSurvivors();
  const names = policies.map(({ name }) => name);
  const mistakes = listMistakes(lists, names);
  if (mistakes.length > 0) throw new OperationError(mistakes.join("\n"));
  const progress = showProgress(stderr);
  try {
    progress.update("making the plan");
    const { programError, resources } = await runPreview({ cwd: projectPath(), stack: STACK });
    if (programError !== undefined) throw new OperationError(programError);
    const outcomes = await evaluateStateMutants({
      state: deployedState(resources),
      configuration: await stackConfiguration(STACK),
      declaredInputs: providerInputs(),
      onProgress: (done) => progress.update(`${done} changes evaluated`),
    });
    const results = [{ stack: STACK, classes: classesOf(outcomes) }];
    const comparison = compareSurvivors(results, listedClasses(lists));
    progress.clear();
    if (asJson) stdout.write(formatJson({ ...comparison, results }));
    else stdout.write(formatTotals(results) + formatComparison(comparison));
    const differences = comparison.unlisted.length + comparison.stale.length;
    return differences === 0 ? STATUS.asListed : STATUS.different;
  } finally {
    progress.clear();
  }
};
