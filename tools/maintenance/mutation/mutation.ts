import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Run } from "../../../operations/command/command";
import { OperationError } from "../../../operations/command/errors";
import { readJson } from "../../../operations/command/files";
import { fieldsOf } from "../../../operations/command/json";
import { listSources } from "../../list-sources";
import { projectPath } from "../../project-path";
import { STATUS, type StrykerOptions } from "./command-line";

const TOOLS = projectPath("tools/maintenance/mutation/stryker");
/** Inside the tools' folder, so that their mocha is found before the project's. */
const WORKPLACE = join(TOOLS, ".workplace");
const REPORTS = projectPath("build/mutation");

/** Lets Stryker mutate a copy of the pack, and saves its report. */
export const mutation: Run<StrykerOptions> = async (options) => {
  await installTools();
  await prepareWorkplace(options);
  const stryker = join(TOOLS, "node_modules/@stryker-mutator/core/bin/stryker.js");
  const isEnough = await succeeds(process.execPath, [stryker, "run"], WORKPLACE);
  await saveReports();
  await rm(WORKPLACE, { recursive: true });
  return isEnough ? STATUS.enough : STATUS.tooFew;
};

/** Installs what the tools' lock file lists, unless that was the last installation. */
async function installTools(): Promise<void> {
  const lock = await readFile(join(TOOLS, "package-lock.json"), "utf8");
  const installed = join(TOOLS, "node_modules/.installed-lock.json");
  if ((await readFile(installed, "utf8").catch(() => undefined)) === lock) return;
  if (!(await succeeds("npm", ["ci", "--ignore-scripts"], TOOLS))) {
    throw new OperationError("npm ci of the tools in tools/maintenance/mutation/stryker failed");
  }
  await writeFile(installed, lock);
}

/**
 * Stryker writes mutants into the files it finds: into copies of all sources, never into the
 * project's own files.
 */
async function prepareWorkplace(options: StrykerOptions): Promise<void> {
  await rm(WORKPLACE, { recursive: true, force: true });
  await mkdir(WORKPLACE);
  for (const file of listSources()) await cp(projectPath(file), join(WORKPLACE, file));
  const common = fieldsOf(await readJson(join(TOOLS, "stryker.config.json")));
  const config = JSON.stringify({ ...common, ...options });
  await writeFile(join(WORKPLACE, "stryker.config.json"), config);
}

/** There are no reports if a test fails without a mutant. */
async function saveReports(): Promise<void> {
  await rm(REPORTS, { recursive: true, force: true });
  const reports = join(WORKPLACE, "reports");
  if (existsSync(reports)) await cp(reports, REPORTS, { recursive: true });
}

async function succeeds(command: string, args: readonly string[], cwd: string): Promise<boolean> {
  const [status] = await once(spawn(command, args, { cwd, stdio: "inherit" }), "close");
  return status === 0;
}
