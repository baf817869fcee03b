import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "../../../tools/build/build-stamp";

interface Surroundings {
  /** The project's root by default. */
  readonly cwd?: string;
  /** Environment variables besides those of the test. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a script of package.json that Node runs, as npm would, with more arguments. */
export function runNpmScript(
  name: string,
  args: readonly string[],
  { cwd = PROJECT_ROOT, env = {} }: Surroundings = {},
) {
  const { scripts } = JSON.parse(readFileSync(join(PROJECT_ROOT, "package.json"), "utf8")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const [, ...command] = (scripts[name] ?? "").split(" ");
  return spawnSync(process.execPath, [...command, ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
}
