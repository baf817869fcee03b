import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { CliSession } from "../../test/preview/cli-session";
import { cliEnvironment } from "../../test/preview/real-cli";
import { withStandIns } from "../../test/preview/recorded/stand-ins";
import { copyProgram } from "../../test/support/stacks/program-copy";
import { projectPath } from "../project-path";

/** A command that previews stack dev of this project with its policy pack. */
export interface PreviewSubject {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Runs before each measurement. */
  readonly prepare?: () => void;
}

/** Files made for the measurement, and removed after it. */
export interface Scratch {
  readonly folder: string;
  removeLater(remove: () => void): void;
}

const packArgs = ["--policy-pack", projectPath("policy-pack")];
const bundle = projectPath("build/preview");

/** The real CLI, if installed: as used for this project, and without its quick start. */
export async function cliSubjects(scratch: Scratch): Promise<readonly PreviewSubject[]> {
  if (!isOnPath("pulumi")) return [];
  const subjects: PreviewSubject[] = [];
  for (const isQuick of [true, false]) {
    const folder = mkdtempSync(join(scratch.folder, "cli-"));
    const { directory, remove } = copyProgram(isQuick ? [] : [withoutQuickStart]);
    scratch.removeLater(remove);
    const env = withStandIns(cliEnvironment(folder), folder, ["aws", "docker-build"]);
    await new CliSession(directory, env).must("stack", "init", "dev", "--no-select");
    subjects.push({
      name: `pulumi preview${isQuick ? "" : ", without the quick start"}`,
      command: "pulumi",
      args: ["preview", "--stack", "dev", "--non-interactive", ...packArgs],
      cwd: directory,
      env,
    });
  }
  return subjects;
}

/** Pulumi.yaml gives the program the quick start under the real CLI too. */
const withoutQuickStart = {
  file: "Pulumi.yaml",
  from: "    nodeargs: --require=./preview/quick-start.cjs --max-semi-space-size=32\n",
  to: "",
};

/** The offline preview, and variants that each lack one of the steps that make it fast. */
export function offlineSubjects(scratch: Scratch): readonly PreviewSubject[] {
  const slow = copyWithoutQuickStart();
  const { directory, remove } = copyProgram([withoutQuickStart]);
  scratch.removeLater(remove);
  scratch.removeLater(() => rmSync(slow, { recursive: true }));
  const fresh = join(scratch.folder, "compile-cache");
  const whole = {
    name: "offline preview",
    command: process.execPath,
    args: [join(bundle, "main.js")],
    cwd: projectPath(),
    env: process.env,
  };
  return [
    whole,
    {
      ...whole,
      name: "the first after an install",
      env: { ...process.env, NODE_COMPILE_CACHE: fresh },
      prepare: () => rmSync(fresh, { recursive: true, force: true }),
    },
    {
      ...whole,
      name: "packages are compiled each time",
      env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: "1" },
    },
    {
      ...whole,
      name: "traces of promises are mapped",
      env: { ...process.env, PULUMI_DEBUG_PROMISE_LEAKS: "true" },
    },
    {
      ...whole,
      name: "without the quick start",
      args: [join(slow, "main.js"), "--cwd", directory, "--stack", "dev", ...packArgs],
    },
    { ...whole, name: "types are checked", args: [...whole.args, "--type-check"] },
  ];
}

/** Next to the build, so that the copy finds the project. */
function copyWithoutQuickStart(): string {
  const copy = projectPath("build/preview-without-quick-start");
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy);
  cpSync(bundle, copy, { recursive: true });
  writeFileSync(join(copy, "quick-start.cjs"), "");
  return copy;
}

function isOnPath(program: string): boolean {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .some((folder) => folder !== "" && existsSync(join(folder, program)));
}
