import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { projectPath } from "../../project-path";
import programs from "./programs.json";

/** What a program needs in addition to its own files. */
interface Needs {
  readonly config?: { readonly [key: string]: string };
  /** Files that its own build would create. */
  readonly files?: readonly string[];
}

/** The offline preview's result for a program: part of its JSON. */
export interface Preview {
  readonly error?: string;
  readonly summary: { readonly mandatory: number; readonly advisory: number };
  readonly resources: readonly unknown[];
  readonly violations: readonly { readonly policy: string; readonly level: string }[];
  readonly durations: { readonly totalMs: number };
}

const needsOf = new Map<string, Needs>(Object.entries(programs));
const run = promisify(execFile);

/** Writes empty files in place of those that the program's own build creates. */
export async function makeFiles(checkout: string, program: string): Promise<void> {
  for (const file of needsOf.get(program)?.files ?? []) {
    const path = join(checkout, program, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, "");
  }
}

/** Runs the program through the offline preview with the project's pack. */
export async function runProgram(checkout: string, program: string): Promise<Preview> {
  const config = { "aws:region": "us-west-2", ...needsOf.get(program)?.config };
  const args = [
    projectPath("tools/preview/launch.cjs"),
    ...["--cwd", join(checkout, program), "--stack", "dev", "--json"],
    ...["--policy-pack", projectPath("policy-pack")],
    ...Object.entries(config).flatMap(([key, value]) => ["--config", `${key}=${value}`]),
  ];
  const options = {
    maxBuffer: 1024 ** 3,
    // A preview does not need type checks, which take several times as long as everything else.
    env: { ...process.env, PULUMI_NODEJS_TRANSPILE_ONLY: "true" },
  };
  const { stdout, stderr } = await run(process.execPath, args, options).catch(
    // Exit statuses report violations and errors of the program, and so does the JSON.
    (error: { stdout: string; stderr: string }) => error,
  );
  if (stdout === "") throw new Error(`${program}: ${stderr.trim()}`);
  return JSON.parse(stdout) as Preview;
}
