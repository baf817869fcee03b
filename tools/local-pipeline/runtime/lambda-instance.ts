import { randomBytes, randomUUID } from "node:crypto";
import { clearTimeout, setTimeout } from "node:timers";
import type { FunctionSettings } from "./function-settings";
import type { FunctionError, RuntimeEvent } from "./runtime-api";
import {
  InitError,
  type ProcessAnswer,
  type RuntimeProcess,
  startProcess,
} from "./runtime-process";
import type { Sandbox } from "./sandbox";

/** One invocation, as Lambda would report it. */
export interface Invocation {
  readonly requestId: string;
  /** What the function gave; undefined where it failed. */
  readonly result?: unknown;
  readonly error?: FunctionError;
  /** Only of the invocation that started the process. */
  readonly initMs?: number;
  readonly durationMs: number;
  /** The most that the process has held since it was started. */
  readonly peakMemoryMb: number;
  /** What the function and its runtime wrote. */
  readonly output: string;
}

/** Calls back when the time is over, unless the function that it gives is called before. */
export type StartTimer = (ms: number, onEnd: () => void) => () => void;

/**
 * One execution environment of a function: takes one event at a time, ends its process at the
 * timeout, and starts another where the last one ended.
 */
export class LambdaInstance {
  readonly #stopping = new AbortController();
  #process: RuntimeProcess | undefined;
  #lastPeakMb = 0;

  constructor(
    readonly sandbox: Sandbox,
    readonly settings: FunctionSettings,
    readonly startTimer: StartTimer = startRealTimer,
  ) {}

  async invoke(event: unknown): Promise<Invocation> {
    const requestId = randomUUID();
    const running = this.#process;
    try {
      const process =
        running ?? (await startProcess(this.sandbox, this.settings, this.#stopping.signal));
      this.#process = process;
      const invocation = await this.#send(process, requestId, JSON.stringify(event));
      return { ...invocation, ...(running === undefined && { initMs: process.initMs }) };
    } catch (error) {
      if (!(error instanceof InitError)) throw error;
      const { functionError, output } = error;
      return { requestId, error: functionError, durationMs: 0, peakMemoryMb: 0, output };
    }
  }

  /** Ends the process, whatever it is doing, for good. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#endProcess();
  }

  async #endProcess(): Promise<void> {
    await this.#process?.kill();
    this.#process = undefined;
  }

  async #send(process: RuntimeProcess, requestId: string, event: string): Promise<Invocation> {
    const { timeoutSeconds } = this.settings;
    let isTimedOut = false;
    const stopTimer = this.startTimer(timeoutSeconds * 1000, () => {
      isTimedOut = true;
      process.kill();
    });
    const startedAt = performance.now();
    const answer = await process.send(this.#runtimeEvent(requestId, event));
    const durationMs = performance.now() - startedAt;
    stopTimer();
    this.#lastPeakMb = Math.max(this.#lastPeakMb, process.peakMemoryMb());
    const outcome = this.#judge(requestId, answer, isTimedOut);
    if (answer.ending !== undefined || isTimedOut || this.#isOverMemory()) {
      await this.#endProcess();
    }
    const peakMemoryMb = this.#lastPeakMb;
    if (this.#process === undefined) this.#lastPeakMb = 0;
    return { requestId, ...outcome, durationMs, peakMemoryMb, output: answer.output };
  }

  #runtimeEvent(requestId: string, event: string): RuntimeEvent {
    const { name, timeoutSeconds, xrayDaemon } = this.settings;
    const seconds = Math.floor(Date.now() / 1000).toString(16);
    const trace = `1-${seconds}-${randomBytes(12).toString("hex")}`;
    return {
      requestId,
      event,
      deadlineMs: Date.now() + timeoutSeconds * 1000,
      functionArn: `arn:aws:lambda:us-east-1:123456789012:function:${name}:live`,
      traceHeader: `Root=${trace};Parent=${randomBytes(8).toString("hex")};Sampled=${xrayDaemon === undefined ? 0 : 1}`,
    };
  }

  #judge(
    requestId: string,
    { answer, ending }: ProcessAnswer,
    isTimedOut: boolean,
  ): Pick<Invocation, "result" | "error"> {
    const failed = (errorType: string, what: string) => ({
      error: { errorType, errorMessage: `RequestId: ${requestId} Error: ${what}` },
    });
    if (isTimedOut) {
      const seconds = this.settings.timeoutSeconds.toFixed(2);
      return failed("Sandbox.Timedout", `Task timed out after ${seconds} seconds`);
    }
    // Lambda ends a process at once that goes over its memory; here it is found at the end.
    if (this.#isOverMemory()) {
      return failed("Runtime.OutOfMemory", "Runtime exited with error: signal: killed");
    }
    return answer ?? failed("Runtime.ExitError", `Runtime exited with error: ${ending}`);
  }

  #isOverMemory(): boolean {
    return this.#lastPeakMb > this.settings.memoryMb;
  }
}

function startRealTimer(ms: number, onEnd: () => void): () => void {
  const timer = setTimeout(onEnd, ms);
  return () => clearTimeout(timer);
}
