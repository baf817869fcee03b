import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Run, Surroundings } from "../../../operations/command/command";
import { OperationError } from "../../../operations/command/errors";
import { formatJson } from "../../../operations/command/json";
import { showProgress } from "../../../operations/command/progress";
import { policies } from "../../../policy-pack/policies";
import { runPreview } from "../../../preview/run/run-preview";
import { projectPath } from "../../project-path";
import { type PlanMutationOptions, STATUS } from "./command-line";
import { compareSurvivors, type StackClasses } from "./compare-survivors";
import { evaluateInProcesses } from "./evaluate-in-processes";
import { formatComparison, formatTotals } from "./report";
import { listedClasses, listMistakes, readSurvivors } from "./survivors";
import { classesOf } from "./verdicts";

/** Makes every single change of the plans, and compares what survives with what is listed. */
export const planMutation: Run<PlanMutationOptions> = async (options, surroundings) => {
  const { stdout } = surroundings;
  const lists = readSurvivors();
  const mistakes = listMistakes(
    lists,
    policies.map(({ name }) => name),
  );
  if (mistakes.length > 0) throw new OperationError(mistakes.join("\n"));
  const results = await evaluateStacks(options, surroundings);
  const comparison = compareSurvivors(results, listedClasses(lists));
  const isWhole = options.sample === undefined && options.stacks.length > 1;
  const { unlisted, stale } = isWhole ? comparison : { ...comparison, stale: [] };
  if (options.asJson) stdout.write(formatJson({ unlisted, stale, results }));
  else stdout.write(formatTotals(results) + formatComparison({ unlisted, stale }));
  return unlisted.length + stale.length === 0 ? STATUS.asListed : STATUS.different;
};

async function evaluateStacks(
  { stacks, sample, processes }: PlanMutationOptions,
  { stderr }: Surroundings,
): Promise<readonly StackClasses[]> {
  const folder = await mkdtemp(join(tmpdir(), "plan-mutation-"));
  const progress = showProgress(stderr);
  try {
    const results: StackClasses[] = [];
    for (const stack of stacks) {
      progress.show(`${stack}: making the plan`);
      const planFile = join(folder, `${stack}.json`);
      await writeFile(planFile, JSON.stringify(await planOf(stack)));
      let done = 0;
      const outcomes = await evaluateInProcesses(
        { stack, planFile, ...(sample && { sample }) },
        processes,
        (more) => {
          done += more;
          progress.show(`${stack}: ${done} changes evaluated`);
        },
      );
      results.push({ stack, classes: classesOf(outcomes) });
    }
    return results;
  } finally {
    progress.clear();
    await rm(folder, { recursive: true });
  }
}

async function planOf(stack: string) {
  const { programError, resources } = await runPreview({ cwd: projectPath(), stack });
  if (programError !== undefined) throw new OperationError(`${stack}: ${programError}`);
  return resources;
}
