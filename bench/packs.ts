import { realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import type { PlannedResource, PolicySession } from "../preview/model";
import { startPolicyPacks } from "../preview/packs/start-policy-packs";
import { runPreview } from "../preview/run-preview";
import { PROJECT_ROOT } from "../scripts/build-stamp";
import { enlargePlan } from "./enlarge-plan";
import { cpuSecondsIn, peakMemoryMbIn } from "./process-usage";
import { medianOf } from "./statistics";

/** The floor: a pack without a policy. */
const EMPTY_PACK = join(PROJECT_ROOT, "test/fixtures/packs/empty");
const OUR_PACK = join(PROJECT_ROOT, "policy-pack");

export interface PacksOptions {
  /** Folders of more packs to put beside the empty one and ours. */
  readonly packs: readonly string[];
  /** How many resources the judged stacks have. */
  readonly resourceCounts: readonly number[];
  readonly rounds: number;
}

/** Of one pack and one stack; CPU of all threads of the pack's process. */
interface Judgement {
  readonly startSeconds: number;
  readonly resourcesCpuSeconds: number;
  readonly stackCpuSeconds: number;
  readonly peakMemoryMb: number;
}

/**
 * Starts each pack in turn and lets it remediate and analyze each resource of a stack, then the stack:
 * copies of this project's own plan of prod. Medians, and ratios to the empty pack.
 */
export async function benchPacks(options: PacksOptions): Promise<void> {
  const packs = [EMPTY_PACK, OUR_PACK, ...options.packs].map((pack) => realpathSync(resolve(pack)));
  const { resources } = await runPreview({ cwd: PROJECT_ROOT, stack: "prod" });
  for (const count of options.resourceCounts) {
    const plan = enlargePlan(resources, count);
    const runs = packs.map((): Judgement[] => []);
    for (let round = 0; round < options.rounds; round += 1) {
      for (const [index, pack] of packs.entries()) runs[index]?.push(await judge(pack, plan));
    }
    process.stdout.write(`${count} resources, ${options.rounds} rounds\n`);
    console.table(packs.map((pack, index) => rowOf(pack, runs[index] ?? [], runs[0] ?? [])));
  }
}

async function judge(pack: string, plan: readonly PlannedResource[]): Promise<Judgement> {
  const startedAt = performance.now();
  const session = await start(pack);
  const startSeconds = (performance.now() - startedAt) / 1000;
  try {
    const started = cpuSecondsIn(pack);
    for (const resource of plan) {
      if (resource.kind !== "read") await session.remediate(resource);
      await session.analyze(resource);
    }
    const analyzed = cpuSecondsIn(pack);
    await session.analyzeStack(plan);
    return {
      startSeconds,
      resourcesCpuSeconds: analyzed - started,
      stackCpuSeconds: cpuSecondsIn(pack) - analyzed,
      peakMemoryMb: peakMemoryMbIn(pack),
    };
  } finally {
    await session.close();
  }
}

function start(pack: string): Promise<PolicySession> {
  return startPolicyPacks({
    packs: [pack],
    configFiles: [],
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

function rowOf(pack: string, runs: readonly Judgement[], floor: readonly Judgement[]) {
  const column = (pick: (run: Judgement) => number) => {
    const [value, least] = [runs, floor].map((of) => medianOf(of.map(pick))) as [number, number];
    return `${value.toFixed(2)} (${(value / least).toFixed(2)})`;
  };
  return {
    pack: pack.split("/").slice(-2).join("/"),
    "start s": column((run) => run.startSeconds),
    "resources CPU s": column((run) => run.resourcesCpuSeconds),
    "stack CPU s": column((run) => run.stackCpuSeconds),
    "both CPU s": column((run) => run.resourcesCpuSeconds + run.stackCpuSeconds),
    "peak MB": column((run) => run.peakMemoryMb),
  };
}
