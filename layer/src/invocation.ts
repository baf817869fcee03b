import { deadlineSignal } from "./deadline";
import { type Level, type LogFields, log } from "./logging";
import { emitMetrics, type MetricValues } from "./metrics";
import { currentTraceId } from "./tracing";

/** What Lambda's context says, as far as it is read. */
export interface InvocationContext {
  readonly awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

type About = Readonly<Record<string, string | undefined>>;

/** One invocation as its work sees it: every log line and metric names request, trace and object. */
export interface Invocation {
  /** Aborts shortly before the function's timeout. */
  readonly signal: AbortSignal;
  log(level: Level, message: string, fields?: LogFields): void;
  /** Says more of what the work is about, for the lines and metrics after it. */
  addFields(more: About): void;
  /** Adds to the metrics, which are written once, at the end. */
  emit(metrics: MetricValues): void;
}

/**
 * Runs the work of one invocation. An error is logged with what it was about, and thrown on:
 * Lambda counts it and tries again.
 * @param about the object's key and version
 */
export async function runInvocation<Result>(
  context: InvocationContext,
  about: About,
  work: (invocation: Invocation) => Promise<Result>,
): Promise<Result> {
  let fields: About = { requestId: context.awsRequestId, traceId: currentTraceId(), ...about };
  const metrics: MetricValues[] = [];
  const invocation: Invocation = {
    signal: deadlineSignal(context),
    addFields: (more) => {
      fields = { ...fields, ...more };
    },
    log: (level, message, more = {}) => log(level, message, { ...fields, ...more }),
    emit: (values) => metrics.push(values),
  };
  try {
    return await work(invocation);
  } catch (error) {
    invocation.log("ERROR", error instanceof Error ? error.message : String(error));
    throw error;
  } finally {
    emitMetrics(Object.assign({}, ...metrics, { MemoryUsed: peakMemoryMb() }), fields);
  }
}

// Node gives it in kB.
function peakMemoryMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
