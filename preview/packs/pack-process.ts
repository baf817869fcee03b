import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { endWithParent } from "../end-with-parent";
import { killGroup } from "../kill-group";
import type { PolicyPackContext } from "../model";
import { exitStatus, PreviewError } from "../preview-error";
import { compileCacheDirectory, quickStart } from "../start-arguments";
import { explainFailure } from "./pack-output";

export interface PackProcessOptions {
  readonly directory: string;
  readonly runPolicyPack: string;
  readonly context: PolicyPackContext;
  readonly node?: string;
  readonly startTimeoutSeconds: number;
  readonly onProgress: (text: string) => void;
  readonly signal?: AbortSignal;
}

/** The running process of one pack. */
export interface PackProcess {
  readonly port: number;
  /** The lines that it wrote after its port, to standard output and standard error. */
  readonly output: readonly string[];
  /** Waits up to `endingMs` for the process to end and returns how it ended; undefined if it still runs. */
  ending(): Promise<string | undefined>;
  close(): Promise<void>;
}

const progressSeconds = 10;
const endingMs = 1000;
const drainMs = 500;

/**
 * Starts a pack like Pulumi's Node.js language host, and waits for it to print its port.
 * Rejects with a PreviewError if it ends, prints something else or times out; its process has ended then.
 */
export async function startPackProcess(options: PackProcessOptions): Promise<PackProcess> {
  const { directory, runPolicyPack, context, signal, node = process.execPath } = options;
  signal?.throwIfAborted();
  const child = spawn(node, [...quickStart, runPolicyPack, context.engineAddress, directory], {
    cwd: directory,
    env: {
      NODE_COMPILE_CACHE: compileCacheDirectory(runPolicyPack),
      ...process.env,
      ...packEnvironment(context),
    },
    stdio: ["ignore", "pipe", "pipe"],
    // A process group of its own, so that close() also ends what the pack has started.
    detached: process.platform !== "win32",
  });
  endWithParent(child);
  const exited = waitForExit(child);
  const kill = () => killGroup(child);
  process.once("exit", kill);
  signal?.addEventListener("abort", kill);
  void exited.finally(() => {
    process.off("exit", kill);
    signal?.removeEventListener("abort", kill);
  });

  const close = async () => {
    kill();
    await exited;
  };
  try {
    const { port, output } = await readPort(child, exited, options);
    const running = () => child.exitCode === null && child.signalCode === null;
    return {
      port,
      output,
      ending: () => (running() ? withinMs(exited, endingMs) : exited),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * The variables that the language host sets for a pack. For a state it sets only the first; the others are removed from the
 * preview's own environment.
 */
function packEnvironment(context: PolicyPackContext): NodeJS.ProcessEnv {
  if (context.isState === true) {
    return {
      PULUMI_NODEJS_TYPESCRIPT: "true",
      PULUMI_NODEJS_ORGANIZATION: undefined,
      PULUMI_NODEJS_PROJECT: undefined,
      PULUMI_NODEJS_STACK: undefined,
      PULUMI_NODEJS_DRY_RUN: undefined,
      PULUMI_CONFIG: undefined,
    };
  }
  return {
    PULUMI_NODEJS_TYPESCRIPT: "true",
    PULUMI_NODEJS_ORGANIZATION: context.organization,
    PULUMI_NODEJS_PROJECT: context.project,
    PULUMI_NODEJS_STACK: context.stack,
    PULUMI_NODEJS_DRY_RUN: "true",
    PULUMI_CONFIG: JSON.stringify(context.config),
  };
}

async function readPort(
  child: ChildProcess,
  exited: Promise<string>,
  options: PackProcessOptions,
): Promise<{ port: number; output: string[] }> {
  const { directory, startTimeoutSeconds, onProgress, signal } = options;
  const output: string[] = [];
  const firstLine = new Promise<string>((resolve) => {
    let started = false;
    eachLine(child.stdout, (line) => {
      if (started) output.push(line);
      else resolve(line);
      started = true;
    });
    eachLine(child.stderr, (line) => void output.push(line));
  });
  const waiting = startTimer(directory, startTimeoutSeconds, onProgress);
  try {
    const line = await Promise.race([firstLine, waiting.timedOut, exited.then(() => undefined)]);
    if (signal?.aborted) {
      throw new PreviewError("The preview was interrupted.", exitStatus.interrupted);
    }
    if (line === undefined) {
      throw new PreviewError(explainFailure(directory, await exited, output));
    }
    return { port: parsePort(line, directory), output };
  } finally {
    waiting.stop();
  }
}

function eachLine(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): void {
  if (stream !== null) createInterface({ input: stream }).on("line", onLine);
}

function parsePort(line: string, directory: string): number {
  const text = line.trim();
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new PreviewError(
    `The policy pack in ${directory} wrote ${JSON.stringify(text)} to standard output before its port. ` +
      "Pulumi reads the port from the first line: use console.error while the pack loads.",
  );
}

function startTimer(directory: string, timeoutSeconds: number, onProgress: (t: string) => void) {
  let waitedSeconds = 0;
  const ticks = setInterval(() => {
    waitedSeconds += progressSeconds;
    onProgress(`Waiting for the policy pack in ${directory} to start (${waitedSeconds} s).`);
  }, progressSeconds * 1000);
  let timer: NodeJS.Timeout | undefined;
  const timedOut = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(
        new PreviewError(
          `The policy pack in ${directory} did not start within ${timeoutSeconds} s: it printed no port. ` +
            "Does it construct a PolicyPack?",
        ),
      );
    }, timeoutSeconds * 1000);
  });
  const stop = () => {
    clearInterval(ticks);
    clearTimeout(timer);
  };
  return { timedOut, stop };
}

/** Resolves when the process has ended and its output is read, with how it ended: "exit status 1". */
function waitForExit(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    const describe = () =>
      child.signalCode === null ? `exit status ${child.exitCode}` : `ended by ${child.signalCode}`;
    child.once("error", (error) => resolve(error.message));
    child.once("close", () => resolve(describe()));
    // A process that the pack started may keep the pipes open, so that "close" never comes.
    child.once("exit", () => setTimeout(() => resolve(describe()), drainMs).unref());
  });
}

async function withinMs(exited: Promise<string>, ms: number): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([exited, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
