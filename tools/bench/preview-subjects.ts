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
  /** Before each run. */
  readonly prepare?: () => void;
}

const packArgs = ["--policy-pack", projectPath("policy-pack")];
const bundle = projectPath("build/preview");
/** Where the previews keep the compiled form of packages. */
const compileCache = projectPath("node_modules/.cache/pulumi-offline-preview");

/** The real CLI, as it is and with a quick start, where there is one; the first is what the others are compared with. */
export async function cliSubjects(scratch: string): Promise<readonly PreviewSubject[]> {
  if (!isOnPath("pulumi")) return [];
  const subjects: PreviewSubject[] = [];
  for (const isQuick of [false, true]) {
    const folder = mkdtempSync(join(scratch, "cli-"));
    const { directory } = copyProgram(isQuick ? [quickStartEdit()] : []);
    const env = {
      ...withStandIns(cliEnvironment(folder), folder, ["aws", "docker-build"]),
      ...(isQuick ? { NODE_COMPILE_CACHE: compileCache } : {}),
    };
    await new CliSession(directory, env).must("stack", "init", "dev", "--no-select");
    subjects.push({
      name: `pulumi preview${isQuick ? ", started quickly" : ""}`,
      command: "pulumi",
      args: ["preview", "--stack", "dev", "--non-interactive", ...packArgs],
      cwd: directory,
      env,
    });
  }
  return subjects;
}

/** What Pulumi.yaml says to give a program the quick start under the real CLI, too. */
function quickStartEdit() {
  const options = "    packagemanager: npm\n";
  const nodeArguments = `--require=${join(bundle, "quick-start.cjs")} --max-semi-space-size=32`;
  return {
    file: "Pulumi.yaml",
    from: options,
    to: `${options}    nodeargs: "${nodeArguments}"\n`,
  };
}

/** The offline preview, and the same without each of the steps that make it fast. */
export function offlineSubjects(scratch: string): readonly PreviewSubject[] {
  const slow = copyWithoutQuickStart();
  const fresh = join(scratch, "compile-cache");
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
    { ...whole, name: "without the quick start", args: [join(slow, "main.js")] },
    { ...whole, name: "types are checked", args: [...whole.args, "--type-check"] },
  ];
}

/** Beside the build, where the project is found from. */
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
