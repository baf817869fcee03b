import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

/** The result of a preview by the installed Pulumi CLI. */
export interface RealPreview {
  readonly exitStatus: number;
  /** `pack policy level urn`, each once, sorted. */
  readonly findings: readonly string[];
  /** The CLI's own errors. */
  readonly errors: readonly string[];
}

export interface Finished {
  readonly exitStatus: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The events of `pulumi preview --json` that are needed here. */
export interface EngineEvent {
  readonly policyEvent?: {
    readonly policyPackName: string;
    readonly policyName: string;
    readonly enforcementLevel: string;
    readonly resourceUrn: string;
    readonly message: string;
  };
  readonly diagnosticEvent?: { readonly severity: string; readonly message: string };
}

const run = promisify(execFile);
const maxBuffer = 256 * 1024 * 1024;

/** A finding as a line, to compare two previews. */
export function findingLine(pack: string, policy: string, level: string, urn: string): string {
  return `${pack} ${policy} ${level} ${urn}`;
}

/**
 * Previews an undeployed stack with the CLI on PATH, in a temporary backend and home. Like `pulumi stack init`, it writes to
 * the stack's file.
 * @returns undefined if there is no CLI
 */
export async function previewWithCli(
  projectDirectory: string,
  stack: string,
  policyPack: string,
): Promise<RealPreview | undefined> {
  const scratch = mkdtempSync(path.join(tmpdir(), "pulumi-cli-"));
  try {
    const options = { cwd: projectDirectory, env: cliEnvironment(scratch) };
    const created = await finish(["stack", "init", stack, "--no-select"], options);
    if (created === undefined) return undefined;
    if (created.exitStatus !== 0) return summarise(created);
    const flags = ["--stack", stack, "--policy-pack", policyPack, "--json", "--non-interactive"];
    const previewed = await finish(["preview", ...flags], options);
    return previewed === undefined ? undefined : summarise(previewed);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/**
 * Evaluates an exported state with the CLI on PATH, in a temporary home. Encrypted values stay encrypted.
 * @returns undefined if there is no CLI, or it can't analyze
 */
export async function analyzeWithCli(
  stateFile: string,
  policyPack: string,
): Promise<RealPreview | undefined> {
  const scratch = mkdtempSync(path.join(tmpdir(), "pulumi-cli-"));
  try {
    const options = { cwd: scratch, env: cliEnvironment(scratch) };
    const flags = ["--file", stateFile, "--policy-pack", policyPack, "--json"];
    const analyzed = await finish(["policy", "analyze", ...flags], options);
    if (analyzed === undefined || /unknown command|unknown flag/.test(analyzed.stderr))
      return undefined;
    const { errors, ...summary } = summarise(analyzed);
    return { ...summary, errors: errors.filter((each) => !each.includes(violationsFound)) };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

const violationsFound = "one or more mandatory policy violations were found";

interface CliOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Runs the CLI on PATH. Rejects if there is no CLI. */
export async function runCli(args: readonly string[], { cwd, env }: CliOptions): Promise<Finished> {
  try {
    return { exitStatus: 0, ...(await run("pulumi", args, { cwd, env, maxBuffer })) };
  } catch (error) {
    const { code, stdout, stderr } = error as Finished & { code: number | string };
    if (typeof code !== "number") throw error;
    return { exitStatus: code, stdout, stderr };
  }
}

/** Undefined if there is no CLI. */
async function finish(args: readonly string[], options: CliOptions): Promise<Finished | undefined> {
  try {
    return await runCli(args, options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** An environment that downloads nothing, and leaves the user's login and selected stack alone. Finds installed providers. */
export function cliEnvironment(scratch: string): NodeJS.ProcessEnv {
  const home = path.join(scratch, "home");
  const state = path.join(scratch, "state");
  mkdirSync(home);
  mkdirSync(state);
  const plugins = path.join(process.env.PULUMI_HOME ?? path.join(homedir(), ".pulumi"), "plugins");
  if (existsSync(plugins)) symlinkSync(plugins, path.join(home, "plugins"));
  return {
    ...process.env,
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: pathToFileURL(state).href,
    PULUMI_CONFIG_PASSPHRASE: process.env.PULUMI_CONFIG_PASSPHRASE ?? "agreement",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true",
  };
}

export function eventsOf(stdout: string): readonly EngineEvent[] {
  return stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
}

function summarise({ exitStatus, stdout, stderr }: Finished): RealPreview {
  const events = eventsOf(stdout);
  const findings = events.flatMap(({ policyEvent: event }) =>
    event === undefined
      ? []
      : [
          findingLine(
            event.policyPackName,
            event.policyName,
            event.enforcementLevel,
            event.resourceUrn,
          ),
        ],
  );
  const errors = events.flatMap(({ diagnosticEvent: event }) =>
    event?.severity === "error" && event.message.trim() !== "preview failed"
      ? [event.message.trim()]
      : [],
  );
  const said = stderr.split("\n").filter((line) => line.startsWith("error: "));
  return { exitStatus, findings: [...new Set(findings)].sort(), errors: [...errors, ...said] };
}
