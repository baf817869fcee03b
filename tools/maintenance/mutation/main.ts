import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { UsageError } from "../../../operations/command/usage";
import { PROJECT_ROOT } from "../../build/build-stamp";
import { EXIT, HELP, readCommandLine, type StrykerOptions } from "./command-line";

const TOOLS = join(PROJECT_ROOT, "tools/maintenance/mutation/stryker");
/** Inside the folder of the tools, so that their mocha is found before the project's. */
const WORKPLACE = join(TOOLS, ".workplace");
const REPORTS = join(PROJECT_ROOT, "build/mutation");
const copied = [
  ".mocharc.jsonc",
  ".nvmrc",
  "package.json",
  "tsconfig.json",
  "policy-pack",
  "test/policy-pack",
  "test/support",
];
const generated = new Set(["bin", "node_modules"]);

function main(args: readonly string[]): number {
  const options = readCommandLine(args);
  if (options === undefined) {
    process.stdout.write(HELP);
    return EXIT.enough;
  }
  installTools();
  prepareWorkplace(options);
  const stryker = join(TOOLS, "node_modules/@stryker-mutator/core/bin/stryker.js");
  const status = run(process.execPath, [stryker, "run"], WORKPLACE);
  rmSync(REPORTS, { recursive: true, force: true });
  // There are none where a test fails without a mutant.
  const reports = join(WORKPLACE, "reports");
  if (existsSync(reports)) cpSync(reports, REPORTS, { recursive: true });
  rmSync(WORKPLACE, { recursive: true });
  return status === 0 ? EXIT.enough : EXIT.tooFew;
}

/** Installs what the lock file of the tools says, where it is not what was installed last. */
function installTools(): void {
  const lock = readFileSync(join(TOOLS, "package-lock.json"), "utf8");
  const installed = join(TOOLS, "node_modules/.installed-lock.json");
  if (existsSync(installed) && readFileSync(installed, "utf8") === lock) return;
  const status = run("npm", ["ci", "--ignore-scripts"], TOOLS);
  if (status !== 0)
    throw new Error("npm ci of the tools in tools/maintenance/mutation/stryker failed");
  writeFileSync(installed, lock);
}

/** Stryker writes mutants into the files it finds: into these copies, never into the project's own. */
function prepareWorkplace(options: StrykerOptions): void {
  rmSync(WORKPLACE, { recursive: true, force: true });
  mkdirSync(WORKPLACE);
  for (const path of copied) {
    cpSync(join(PROJECT_ROOT, path), join(WORKPLACE, path), {
      recursive: true,
      filter: (source) => !generated.has(basename(source)),
    });
  }
  const common = JSON.parse(readFileSync(join(TOOLS, "stryker.config.json"), "utf8")) as object;
  const config = JSON.stringify({ ...common, ...options });
  writeFileSync(join(WORKPLACE, "stryker.config.json"), config);
}

function run(command: string, args: readonly string[], cwd: string): number | null {
  return spawnSync(command, args, { cwd, stdio: "inherit" }).status;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`error: ${error.message}\nSee npm run mutation -- --help`);
  process.exitCode = EXIT.wrongUse;
}
