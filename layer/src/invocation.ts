import { deadlineSignal } from "./deadline";
import { type Level, type LogFields, log } from "./logging";
import { emitMetrics, type Metric } from "./metrics";
import { currentTraceId } from "./tracing";

/** What Lambda's context says, as far as it is read. */
export interface InvocationContext {
  readonly awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

/** One invocation as its work sees it: every log line and metric names request, trace and object. */
export interface Invocation {
  /** Aborts shortly before the function's timeout. */
  readonly signal: AbortSignal;
  log(level: Level, message: string, fields?: LogFields): void;
  emit(metrics: Readonly<Record<string, Metric>>): void;
}

/**
 * Runs the work of one invocation. An error is logged with what it was about, and thrown on:
 * Lambda counts it and tries again.
 * @param about the object's key and version
 */
export async function runInvocation<Result>(
  context: InvocationContext,
  about: Readonly<Record<string, string | undefined>>,
  work: (invocation: Invocation) => Promise<Result>,
): Promise<Result> {
  const fields = { requestId: context.awsRequestId, traceId: currentTraceId(), ...about };
  const invocation: Invocation = {
    signal: deadlineSignal(context),
    log: (level, message, more = {}) => log(level, message, { ...fields, ...more }),
    emit: (metrics) => emitMetrics(metrics, fields),
  };
  try {
    return await work(invocation);
  } catch (error) {
    invocation.log("ERROR", error instanceof Error ? error.message : String(error));
    throw error;
  }
}
