import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { open, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { PreviewResult } from "../../../preview/model";
import type { PreviewOptions } from "../../../preview/run/preview-options";
import { runPreview } from "../../../preview/run/run-preview";
import {
  BUILD_TARGETS,
  hashSources,
  hashText,
  PROJECT_ROOT,
  STAMP_FILE,
} from "../../../tools/build/build-stamp";

/** What a plan of this project's program depends on: the stack, and what it is given instead of the stack's own. */
export interface PlanSetting extends Pick<PreviewOptions, "config" | "configFile"> {
  readonly stack: string;
  /** The content of a file of answers to function calls. */
  readonly invokes?: object;
}

const CACHE = join(PROJECT_ROOT, "build/test-plans");
const SOURCES = ["infra/**/*.ts", "Pulumi*.yaml", "package.json", STAMP_FILE];

let sourcesKey: string | undefined;

/**
 * The plan of this project's program, by the program and the engine as they are now. It is made once for all tests
 * of a run, in whatever process asks first, and kept for the next run.
 */
export async function sharedPlan(setting: PlanSetting): Promise<PreviewResult> {
  sourcesKey ??= hashText(
    hashOf(SOURCES.flatMap((pattern) => globSync(pattern, { cwd: PROJECT_ROOT }).sort())) +
      // By these the program refuses a stale build, which must not outlast its repair.
      JSON.stringify(BUILD_TARGETS.map((target) => hashSources(target))),
  );
  const files = setting.configFile === undefined ? [] : [setting.configFile];
  const key = createHash("sha256")
    .update(sourcesKey + hashOf(files) + JSON.stringify(setting))
    .digest("hex")
    .slice(0, 16);
  const file = join(CACHE, sourcesKey.slice(0, 16), `${setting.stack}-${key}.json`);
  mkdirSync(dirname(file), { recursive: true });
  // Coverage counts what a program runs: a plan that was made before has run nothing.
  if (process.env.NODE_V8_COVERAGE) await makePlan(setting, file);
  else if (!existsSync(file)) await onlyOne(file, () => makePlan(setting, file));
  return JSON.parse(readFileSync(file, "utf8"));
}

async function makePlan({ invokes, ...setting }: PlanSetting, file: string): Promise<void> {
  const invokesFile = `${file}.invokes`;
  if (invokes) await writeFile(invokesFile, JSON.stringify(invokes));
  const plan = await runPreview({
    cwd: PROJECT_ROOT,
    ...setting,
    ...(invokes && { invokesFile }),
  });
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, JSON.stringify(plan));
  renameSync(fresh, file);
}

/** Runs the work in the first process that comes; the others wait until the file is there. */
async function onlyOne(file: string, work: () => Promise<void>): Promise<void> {
  const lock = `${file}.lock`;
  while (!existsSync(file)) {
    const handle = await open(lock, "wx").catch(() => undefined);
    if (handle === undefined) {
      if (isLeft(lock)) rmSync(lock, { force: true });
      await setTimeout(50);
      continue;
    }
    try {
      await handle.writeFile(String(process.pid));
      await work();
    } finally {
      await handle.close();
      rmSync(lock, { force: true });
    }
  }
}

/** Whether the process that took the lock has ended without giving it back. */
function isLeft(lock: string): boolean {
  try {
    const owner = Number(readFileSync(lock, "utf8"));
    return owner > 0 && !process.kill(owner, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

function hashOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(join(PROJECT_ROOT, file)));
  return hash.digest("hex");
}
