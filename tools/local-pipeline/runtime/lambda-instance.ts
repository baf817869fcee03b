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

/** Lambda's report of one invocation. */
export interface Invocation {
  readonly requestId: string;
  /** The function's result; undefined if it failed. */
  readonly result?: unknown;
  readonly error?: FunctionError;
  /** Set for the invocation that started the process. */
  readonly initMs?: number;
  readonly durationMs: number;
  /** The peak memory of the process since its start. */
  readonly peakMemoryMb: number;
  /** The output of the function and its runtime. */
  readonly output: string;
}

/** Calls `onEnd` after the time; returns a function that cancels the timer. */
export type StartTimer = (ms: number, onEnd: () => void) => () => void;

/**
 * One execution environment of a function. It processes one event at a time, kills its process at the
 * timeout, and starts a new process if the last one ended.
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

  /** Kills the process; no other is started. */
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
    const outcome = this.#toOutcome(requestId, answer, isTimedOut);
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

  #toOutcome(
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
    // Lambda kills a process as soon as it exceeds its memory; here this is checked at the end.
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
