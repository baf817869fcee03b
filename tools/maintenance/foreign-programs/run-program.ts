import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { projectPath } from "../../project-path";
import programs from "./programs.json";

/** What a program needs beside its files. */
interface Needs {
  readonly config?: { readonly [key: string]: string };
  /** What its own build would make. */
  readonly files?: readonly string[];
}

/** What the offline preview said of a program: part of its JSON. */
export interface Preview {
  readonly error?: string;
  readonly summary: { readonly mandatory: number; readonly advisory: number };
  readonly resources: readonly unknown[];
  readonly violations: readonly { readonly policy: string; readonly level: string }[];
  readonly durations: { readonly totalMs: number };
}

const needsOf = new Map<string, Needs>(Object.entries(programs));
const run = promisify(execFile);

/** Writes empty files in the place of what the program's own build makes. */
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
    // Types are no part of a preview; checking them takes several times as long as all the rest.
    env: { ...process.env, PULUMI_NODEJS_TRANSPILE_ONLY: "true" },
  };
  const { stdout, stderr } = await run(process.execPath, args, options).catch(
    // Violations and errors of the program are told by exit statuses, and by the JSON too.
    (error: { stdout: string; stderr: string }) => error,
  );
  if (stdout === "") throw new Error(`${program}: ${stderr.trim()}`);
  return JSON.parse(stdout) as Preview;
}
