import { deadlineSignal } from "./deadline";
import { type Level, type LogFields, log } from "./logging";
import { emitMetrics, type MetricValues } from "./metrics";
import { currentTraceId } from "./tracing";

/** The fields of Lambda's context that are used. */
export interface InvocationContext {
  readonly awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

type About = Readonly<Record<string, string | undefined>>;

/** One invocation. All its log lines and metrics contain the request, trace and object. */
export interface Invocation {
  /** Aborts shortly before the function's timeout. */
  readonly signal: AbortSignal;
  log(level: Level, message: string, fields?: LogFields): void;
  /** Adds fields to all later log lines and metrics. */
  addFields(more: About): void;
  /** Adds metrics; they are written once, at the end. */
  emit(metrics: MetricValues): void;
}

/**
 * Runs the work of one invocation. An error is logged with the invocation's fields and rethrown, so that
 * Lambda counts it and retries.
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

// maxRSS is in kB.
function peakMemoryMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
