import { globSync } from "node:fs";
import {
  HELP_OPTION,
  JSON_OPTION,
  readCount,
  readOptions,
} from "../../../operations/command/arguments";
import { EXIT } from "../../../operations/command/command";
import { UsageError } from "../../../operations/command/errors";
import { projectPath } from "../../project-path";

export const STATUS = { ...EXIT, asListed: 0, different: 1 } as const;

export const PAGE = "docs/internals/plan-mutation.md";

export const HELP = `Usage: npm run plan-mutation -- [options]

Makes every single change of the plan of each stack, and has the whole policy pack evaluate each. What no policy
reports has survived: it has to be in tools/maintenance/plan-mutation/survivors, with the reason. ${PAGE} explains it.

Options:
  --stack NAME     this stack only (default: all). What is listed and does not survive is told for all stacks only
  --type TYPE      changes of resources of this type only, such as aws:lambda/function:Function
  --sample N       N classes of changes, chosen by the seed, instead of all
  --seed N         chooses another sample (default: 1)
  --processes N    how many processes evaluate side by side (default: 2)
  --prune          takes out of the lists what does not survive any more
  --json           prints all classes as JSON
  --write          writes the figures into ${PAGE}
  --help           prints this

Exit status: ${STATUS.asListed} exactly what is listed survives, ${STATUS.different} it differs, ${STATUS.wrongUse} usage error.
`;

export interface PlanMutationOptions {
  readonly stacks: readonly string[];
  readonly sample?: { readonly size: number; readonly seed: number };
  readonly type?: string;
  readonly processes: number;
  readonly asJson: boolean;
  readonly isPruning: boolean;
  readonly isWriting: boolean;
}

/**
 * Reads the arguments; undefined if help is requested.
 * @throws UsageError
 */
export function readCommandLine(args: readonly string[]): PlanMutationOptions | undefined {
  const values = readOptions(args, {
    ...HELP_OPTION,
    ...JSON_OPTION,
    stack: { type: "string" },
    type: { type: "string" },
    prune: { type: "boolean", default: false },
    sample: { type: "string" },
    seed: { type: "string" },
    processes: { type: "string", default: "2" },
    write: { type: "boolean", default: false },
  });
  if (values.help) return undefined;
  const { stack, type, sample, seed = "1" } = values;
  if (sample === undefined && values.seed !== undefined)
    throw new UsageError("--seed: chooses a sample: --sample is missing");
  for (const option of ["write", "prune"] as const) {
    if (values[option] && (stack ?? type ?? sample) !== undefined) {
      throw new UsageError(`--${option}: takes all stacks and all changes`);
    }
  }
  return {
    stacks: stack === undefined ? stacksOfProject() : [checkStack(stack)],
    ...(sample !== undefined && {
      sample: {
        size: readCount("sample", sample, 1, 1_000_000),
        seed: readCount("seed", seed, 0, 999_999_999),
      },
    }),
    ...(type !== undefined && { type }),
    processes: readCount("processes", values.processes, 1, 64),
    asJson: values.json,
    isPruning: values.prune,
    isWriting: values.write,
  };
}

function checkStack(stack: string): string {
  if (stacksOfProject().includes(stack)) return stack;
  throw new UsageError(`--stack: there is no Pulumi.${stack}.yaml`);
}

function stacksOfProject(): readonly string[] {
  return globSync("Pulumi.*.yaml", { cwd: projectPath() })
    .map((file) => file.slice("Pulumi.".length, -".yaml".length))
    .sort();
}
