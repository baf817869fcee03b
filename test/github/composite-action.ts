import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";

interface Step {
  readonly id?: string;
  readonly name: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: { readonly [name: string]: string };
  readonly with?: { readonly [name: string]: string };
}

interface Action {
  readonly inputs: { readonly [name: string]: { readonly default?: string } };
  readonly runs: { readonly steps: readonly Step[] };
}

/** What a runner gives a composite action. */
export interface Surroundings {
  /** The folder of action.yml. */
  readonly action: string;
  readonly workspace: string;
  /** Where the runner keeps its own files. */
  readonly temporary: string;
  readonly inputs: { readonly [name: string]: string };
  readonly github: object;
  /** As GITHUB_API_URL. */
  readonly apiUrl: string;
}

export interface RanStep {
  readonly name: string;
  readonly status: number;
  readonly output: string;
  /** The inputs of an action that the step uses; it is not run. */
  readonly with?: { readonly [name: string]: string };
}

const run = promisify(execFile);

/**
 * Runs the steps of a composite action as a runner does: expressions filled in, `bash` with the runner's options, in
 * the workspace; after a step that failed those alone whose condition says so. Actions that it uses are not run.
 */
export async function runAction(surroundings: Surroundings): Promise<readonly RanStep[]> {
  const action: Action = parse(readFileSync(path.join(surroundings.action, "action.yml"), "utf8"));
  const defaults = Object.entries(action.inputs).map(([name, input]) => [
    name,
    input.default ?? "",
  ]);
  const steps: { [id: string]: { outputs: { [name: string]: string } } } = {};
  const github = { ...surroundings.github, action_path: surroundings.action };
  const given = { ...Object.fromEntries(defaults), ...surroundings.inputs };
  const inputs = mapValues(given, (value) => fillIn(value, { github }));
  const ran: RanStep[] = [];
  for (const step of action.runs.steps) {
    const context = { inputs, github, steps };
    const hasFailed = ran.some(({ status }) => status !== 0);
    if (step.if === undefined ? hasFailed : !isTrue(step.if, context)) continue;
    if (step.run === undefined) {
      ran.push({ name: step.name, status: 0, output: "", with: fillAll(step.with, context) });
      continue;
    }
    const outputs = path.join(surroundings.temporary, `output-${ran.length}`);
    writeFileSync(outputs, "");
    ran.push({
      name: step.name,
      ...(await runScript(step.run, fillAll(step.env, context), outputs, surroundings)),
    });
    if (step.id !== undefined) steps[step.id] = { outputs: readOutputs(outputs) };
  }
  return ran;
}

async function runScript(
  script: string,
  env: { readonly [name: string]: string },
  outputs: string,
  { workspace, temporary, apiUrl }: Surroundings,
) {
  const file = path.join(temporary, "step.sh");
  writeFileSync(file, script);
  const options = {
    cwd: workspace,
    env: {
      ...process.env,
      ...env,
      RUNNER_TEMP: temporary,
      GITHUB_OUTPUT: outputs,
      GITHUB_STEP_SUMMARY: path.join(temporary, "summary.md"),
      GITHUB_REPOSITORY: "acme/shop",
      GITHUB_API_URL: apiUrl,
    },
  };
  const args = ["--noprofile", "--norc", "-eo", "pipefail", file];
  return run("bash", args, options).then(
    ({ stdout, stderr }) => ({ status: 0, output: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ status: code as number, output: stdout + stderr }),
  );
}

function readOutputs(file: string): { [name: string]: string } {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}

function fillAll(texts: Step["env"], context: object): { readonly [name: string]: string } {
  return mapValues(texts ?? {}, (text) => fillIn(text, context));
}

function mapValues(
  texts: { readonly [name: string]: string },
  change: (text: string) => string,
): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, change(text)]));
}

/** Fills in `${{ a.b }}`. */
function fillIn(text: string, context: object): string {
  return text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => String(lookUp(name, context)));
}

/** A name in the contexts; what is not there is empty. */
function lookUp(name: string, context: unknown): unknown {
  return (
    name
      .split(".")
      .reduce((value, key) => (value as { [key: string]: unknown } | undefined)?.[key], context) ??
    ""
  );
}

/** A condition, of names, texts, `==`, `!=`, `!`, `&&`, `||` and parentheses: the same in JavaScript. */
function isTrue(condition: string, context: object): boolean {
  const [, expression = condition] = /^\$\{\{ (.+) \}\}$/.exec(condition) ?? [];
  const script = expression
    .replaceAll("cancelled()", "false")
    .replace(/\b(?:inputs|steps|github)\.[\w.-]+/g, (name) =>
      JSON.stringify(lookUp(name, context)),
    );
  return Boolean(new Function(`return ${script};`)());
}
