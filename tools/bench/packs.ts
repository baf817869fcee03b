import { realpathSync } from "node:fs";
import type { PlannedResource, RunningPolicyPacks } from "../../preview/model";
import { startPolicyPacks } from "../../preview/packs/start-policy-packs";
import { runPreview } from "../../preview/run/run-preview";
import { PROJECT_ROOT } from "../build/build-stamp";
import { projectPath } from "../project-path";
import { enlargePlan } from "./enlarge-plan";
import { inTurn } from "./in-turn";
import { cpuSecondsIn, peakMemoryMbIn } from "./process-usage";
import { medianOf } from "./statistics";

/** The floor: a pack without a policy. */
const EMPTY_PACK = projectPath("test/fixtures/packs/empty");
/** The minimum for a policy pack of this kind: as many policies as ours, with empty bodies. */
const FLOOR_PACK = projectPath("test/fixtures/packs/floor");
const OUR_PACK = projectPath("policy-pack");

export interface PacksOptions {
  /** Folders of more packs to compare with the empty one and ours. */
  readonly packs: readonly string[];
  /** The numbers of resources in the evaluated stacks. */
  readonly resourceCounts: readonly number[];
  readonly rounds: number;
  /** How often each pack is started and stopped first, to measure how long its start takes. */
  readonly starts: number;
}

/** A run of one pack with one stack; CPU of all threads of the pack's process. */
interface PackRun {
  readonly resourcesCpuSeconds: number;
  readonly stackCpuSeconds: number;
  readonly peakMemoryMb: number;
}

/**
 * Starts the packs in turn; then each remediates and analyzes every resource of a stack, and then
 * the stack, which consists of copies of this project's own plan of prod. Prints medians, and
 * ratios to the empty pack.
 */
export async function benchPacks(options: PacksOptions): Promise<void> {
  const packs = [FLOOR_PACK, EMPTY_PACK, OUR_PACK, ...options.packs].map((pack) =>
    realpathSync(pack),
  );
  const { resources } = await runPreview({ cwd: PROJECT_ROOT, stack: "prod" });
  const starts = await inTurn(packs, options.starts, timeStart);
  print(`${options.starts} starts`, packs, starts, {
    "start s": (seconds) => seconds,
  });
  for (const count of options.resourceCounts) {
    const plan = enlargePlan(resources, count);
    const runs = await inTurn(packs, options.rounds, (pack) => evaluate(pack, plan));
    print(`${count} resources, ${options.rounds} rounds`, packs, runs, {
      "resources CPU s": (run) => run.resourcesCpuSeconds,
      "stack CPU s": (run) => run.stackCpuSeconds,
      "both CPU s": (run) => run.resourcesCpuSeconds + run.stackCpuSeconds,
      "peak MB": (run) => run.peakMemoryMb,
    });
  }
}

async function timeStart(pack: string): Promise<number> {
  const startedAt = performance.now();
  const session = await start(pack);
  const seconds = (performance.now() - startedAt) / 1000;
  await session.close();
  return seconds;
}

async function evaluate(pack: string, plan: readonly PlannedResource[]): Promise<PackRun> {
  const session = await start(pack);
  try {
    const started = cpuSecondsIn(pack);
    for (const resource of plan) {
      if (resource.kind !== "read") await session.remediate(resource);
      await session.analyze(resource);
    }
    const analyzed = cpuSecondsIn(pack);
    await session.analyzeStack(plan);
    return {
      resourcesCpuSeconds: analyzed - started,
      stackCpuSeconds: cpuSecondsIn(pack) - analyzed,
      peakMemoryMb: peakMemoryMbIn(pack),
    };
  } finally {
    await session.close();
  }
}

function start(pack: string): Promise<RunningPolicyPacks> {
  return startPolicyPacks({
    packs: [pack],
    configurations: [],
    context: {
      organization: "organization",
      project: "bench",
      stack: "prod",
      config: {},
      configSecretKeys: [],
      stackTags: {},
      projectDirectory: PROJECT_ROOT,
      engineAddress: "127.0.0.1:1",
    },
  });
}

/** Prints a table of medians, each with its ratio to the first pack's. */
function print<Run>(
  title: string,
  packs: readonly string[],
  runs: readonly (readonly Run[])[],
  columns: Readonly<Record<string, (run: Run) => number>>,
): void {
  process.stdout.write(`${title}\n`);
  const medians = runs.map((of) =>
    Object.entries(columns).map(([name, pick]) => [name, medianOf(of.map(pick))] as const),
  );
  const least = new Map(medians[0]);
  const rows = medians.map((values, index) => ({
    pack: packs[index]?.split("/").slice(-2).join("/"),
    ...Object.fromEntries(
      values.map(([name, value]) => [
        name,
        `${value.toFixed(2)} (${(value / (least.get(name) ?? value)).toFixed(2)})`,
      ]),
    ),
  }));
  console.table(rows);
}
