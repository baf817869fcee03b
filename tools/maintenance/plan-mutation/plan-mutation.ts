import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommandContext, Run } from "../../../operations/command/command";
import { OperationError } from "../../../operations/command/errors";
import { readText } from "../../../operations/command/files";
import { formatJson } from "../../../operations/command/json";
import { showProgress } from "../../../operations/command/progress";
import { policies } from "../../../policy-pack/policies";
import { runPreview } from "../../../preview/run/run-preview";
import { projectPath } from "../../project-path";
import { PAGE, type PlanMutationOptions, STATUS } from "./command-line";
import { compareSurvivors, type StackClasses } from "./compare-survivors";
import { evaluateInProcesses } from "./evaluate-in-processes";
import { withFigures } from "./page";
import { CATCHES_NOTHING_ALONE } from "./policies-alone";
import { pruneLists } from "./prune";
import { formatComparison, formatTotals } from "./report";
import { type ListedClass, listedClasses, listMistakes, readSurvivors } from "./survivors";
import { classesOf } from "./verdicts";

interface EvaluatedStack extends StackClasses {
  readonly cpuSeconds: number;
}

/** Makes every single change of the plans, and compares the survivors with the lists. */
export const planMutation: Run<PlanMutationOptions> = async (options, context) => {
  const { stdout } = context;
  const lists = readSurvivors();
  const names = policies.map(({ name }) => name);
  const mistakes = listMistakes(lists, names);
  if (mistakes.length > 0) throw new OperationError(mistakes.join("\n"));
  const listed = listedClasses(lists);
  const results = await evaluateStacks(options, context);
  const { unlisted, stale: all } = compareSurvivors(results, listed);
  const { sample, type, stacks } = options;
  const isWhole = sample === undefined && type === undefined && stacks.length > 1;
  const stale = isWhole ? all : [];
  if (options.asJson) stdout.write(formatJson({ unlisted, stale, results }));
  else stdout.write(formatTotals(results) + formatComparison({ unlisted, stale }));
  if (options.isPruning) await pruneLists(lists, stale);
  if (options.isWriting) await writePage(results, listed);
  return unlisted.length + stale.length === 0 ? STATUS.asListed : STATUS.different;
};

async function writePage(
  results: readonly EvaluatedStack[],
  listed: readonly ListedClass[],
): Promise<void> {
  const page = projectPath(PAGE);
  const text = withFigures(await readText(page), {
    date: new Date().toISOString().slice(0, 10),
    cpuSeconds: Object.fromEntries(results.map(({ stack, cpuSeconds }) => [stack, cpuSeconds])),
    results,
    listed,
    withoutCatches: CATCHES_NOTHING_ALONE,
  });
  await writeFile(page, text);
}

async function evaluateStacks(
  { stacks, sample, type, processes }: PlanMutationOptions,
  { stderr }: CommandContext,
): Promise<readonly EvaluatedStack[]> {
  const folder = await mkdtemp(join(tmpdir(), "plan-mutation-"));
  const progress = showProgress(stderr);
  try {
    const results: EvaluatedStack[] = [];
    for (const stack of stacks) {
      progress.update(`${stack}: making the plan`);
      const planFile = join(folder, `${stack}.json`);
      await writeFile(planFile, JSON.stringify(await planOf(stack)));
      let done = 0;
      const { outcomes, cpuSeconds } = await evaluateInProcesses(
        { stack, planFile, ...(sample && { sample }), ...(type && { type }) },
        processes,
        (more) => {
          done += more;
          progress.update(`${stack}: ${done} changes evaluated`);
        },
      );
      results.push({ stack, classes: classesOf(outcomes), cpuSeconds });
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
