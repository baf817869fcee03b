import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { clearTimeout, setTimeout } from "node:timers";
import { type FunctionSettings, lambdaEnvironment, nodeArguments } from "./function-settings";
import {
  type FunctionError,
  type RuntimeAnswer,
  type RuntimeEvent,
  startRuntimeApi,
} from "./runtime-api";
import type { Sandbox } from "./sandbox";

/** The result of one event in one process. */
export interface ProcessAnswer {
  /** Undefined if the process ended without a response. */
  readonly answer: RuntimeAnswer | undefined;
  /** The output to stdout and stderr since the previous response. */
  readonly output: string;
  /** How the process ended, in Lambda's terms: "exit status 1", "signal: killed". */
  readonly ending: string | undefined;
}

/** A running function: a process that has loaded it and waits for events, one at a time. */
export interface RuntimeProcess {
  readonly initMs: number;
  /** The peak memory of the process so far. */
  peakMemoryMb(): number;
  send(event: RuntimeEvent): Promise<ProcessAnswer>;
  kill(): Promise<void>;
}

/** A process that ended or was killed before it could receive an event. */
export class InitError extends Error {
  constructor(
    readonly functionError: FunctionError,
    readonly output: string,
  ) {
    super(functionError.errorMessage);
  }
}

/**
 * Starts the process of a function and waits until it requests its first event.
 * @param signal kills the process during its start
 * @throws InitError
 */
export async function startProcess(
  sandbox: Sandbox,
  settings: FunctionSettings,
  signal: AbortSignal,
): Promise<RuntimeProcess> {
  const ready = Promise.withResolvers<(event: RuntimeEvent) => void>();
  const initFailure = Promise.withResolvers<FunctionError>();
  let nextSend = ready;
  let answered = Promise.withResolvers<RuntimeAnswer>();
  let peakKb = 0;
  const api = await startRuntimeApi({
    ready: (send) => nextSend.resolve(send),
    answered: (_, answer) => answered.resolve(answer),
    initFailed: (error) => initFailure.resolve(error),
    peakMemory: (kilobytes) => {
      peakKb = kilobytes;
    },
  });
  if (signal.aborted) {
    api.close();
    throw new InitError(describeFailure("signal: killed", 0, settings), "");
  }
  const startedAt = performance.now();
  const child = spawnRuntime(sandbox, settings, api.address);
  const output = new Output(child);
  const ended = new Promise<string>((resolve) => {
    child.once("error", ({ message }) => resolve(message));
    child.once("close", (code, signal) =>
      resolve(signal === null ? `exit status ${code}` : `signal: ${SIGNALS[signal] ?? signal}`),
    );
  });
  ended.then(() => api.close());
  const kill = async () => {
    // A process that could not be spawned has no pid; signalling pid 0 would reach this process group.
    if (child.pid !== undefined) child.kill("SIGKILL");
    await ended;
  };

  const limit = setTimeout(kill, settings.initTimeoutMs);
  signal.addEventListener("abort", kill);
  const failure = await Promise.race([
    ready.promise.then(() => undefined),
    initFailure.promise,
    ended,
  ]);
  clearTimeout(limit);
  signal.removeEventListener("abort", kill);
  const initMs = performance.now() - startedAt;
  if (failure !== undefined) {
    await kill();
    throw new InitError(describeFailure(failure, initMs, settings), output.take());
  }

  return {
    initMs,
    peakMemoryMb: () => peakKb / 1024,
    kill,
    send: async (event) => {
      answered = Promise.withResolvers();
      const send = await Promise.race([nextSend.promise, ended]);
      nextSend = Promise.withResolvers();
      if (typeof send === "function") send(event);
      const outcome = await Promise.race([
        Promise.all([answered.promise, output.waitFor(event.requestId)]),
        ended,
      ]);
      const ending = typeof outcome === "string" ? outcome : undefined;
      const answer = typeof outcome === "string" ? undefined : outcome[0];
      return { answer, output: output.take(), ending };
    },
  };
}

const SIGNALS: Readonly<Record<string, string>> = { SIGKILL: "killed", SIGABRT: "aborted" };

function spawnRuntime(sandbox: Sandbox, settings: FunctionSettings, api: string): ChildProcess {
  const { root } = sandbox;
  const [command = process.execPath, ...first] = settings.node ?? [];
  const runtime = join(root, "var/runtime");
  const preload = ["--import", join(runtime, "transport.mjs"), join(runtime, "index.mjs")];
  return spawn(command, [...first, ...nodeArguments(settings), ...preload], {
    cwd: join(root, "var/task"),
    env: { ...lambdaEnvironment(settings, root), AWS_LAMBDA_RUNTIME_API: api },
    stdio: ["ignore", "pipe", "pipe"],
    // Otherwise a Ctrl-C would end it before its parent can report that.
    detached: true,
  });
}

function describeFailure(
  failure: FunctionError | string,
  initMs: number,
  { initTimeoutMs }: FunctionSettings,
): FunctionError {
  if (typeof failure !== "string") return failure;
  const isTimeout = initMs >= initTimeoutMs;
  return {
    errorType: isTimeout ? "Sandbox.Timedout" : "Runtime.ExitError",
    errorMessage: isTimeout
      ? `Init timed out after ${(initTimeoutMs / 1000).toFixed(2)} seconds`
      : `Runtime exited with error: ${failure}`,
  };
}

/** Collects the output of a process. */
class Output {
  #text = "";
  #changed = Promise.withResolvers<void>();

  constructor(child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (chunk: string) => {
        this.#text += chunk;
        this.#changed.resolve();
        this.#changed = Promise.withResolvers();
      });
    }
  }

  /** Resolves when both streams have reached the mark at the end of an invocation. */
  async waitFor(requestId: string): Promise<void> {
    const mark = `END RequestId: ${requestId}\n`;
    while (this.#text.split(mark).length < 3) await this.#changed.promise;
  }

  take(): string {
    const text = this.#text.replaceAll(/^END RequestId: .*\n/gm, "");
    this.#text = "";
    return text;
  }
}
