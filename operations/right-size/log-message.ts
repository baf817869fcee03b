import { fieldsOf, parseJson } from "../command/json";
import { type InvocationReport, NOTHING, type Observations } from "./observations";

const FIELD =
  /(Billed Restore Duration|Restore Duration|Billed Duration|Init Duration|Duration|Memory Size|Max Memory Used): ([\d.]+) (?:ms|MB)/g;
const THROTTLE =
  /TooManyRequestsException|Rate Exceeded|ReservedFunctionConcurrentInvocationLimitExceeded/;

/**
 * Parses one log message: a REPORT line, a `platform.report` record or a throttled call. Prefixes that
 * tools add are ignored.
 */
export function readMessage(message: string, knownName?: string): Observations {
  const functionName = knownName ?? nameInMessage(message);
  const report = reportLine(message, functionName) ?? platformReport(message, functionName);
  if (report !== undefined) return { ...NOTHING, reports: [report] };
  return THROTTLE.test(message) ? { ...NOTHING, throttles: [{ functionName }] } : NOTHING;
}

/** The function that a log group (`/aws/lambda/NAME`) or a log stream of a shared group belongs to. */
export function nameInMessage(text: string): string | undefined {
  const [, group] = /\/aws\/lambda\/([\w-]+)/.exec(text) ?? [];
  const [, stream] = /\d{4}\/\d{2}\/\d{2}\/([\w-]+)\[/.exec(text) ?? [];
  return group ?? stream;
}

function reportLine(message: string, functionName: string | undefined) {
  const [, requestId, rest] = /REPORT RequestId: (\S+)(.*)/s.exec(message) ?? [];
  if (requestId === undefined || rest === undefined) return undefined;
  const [line = ""] = rest.split(/REPORT RequestId/);
  const values = new Map([...line.matchAll(FIELD)].map(([, key, value]) => [key, Number(value)]));
  return toReport(functionName, {
    requestId,
    durationMs: values.get("Duration"),
    memoryMb: values.get("Memory Size"),
    maxMemoryUsedMb: values.get("Max Memory Used"),
    initMs: values.get("Init Duration"),
    isTimeout: /Status: timeout/.test(line),
  });
}

function platformReport(message: string, functionName: string | undefined) {
  if (!message.includes('"platform.report"')) return undefined;
  const record = fieldsOf(parseJson(message.slice(message.indexOf("{"))));
  const { requestId, metrics, status } = fieldsOf(record.record);
  const { durationMs, memorySizeMB, maxMemoryUsedMB, initDurationMs } = fieldsOf(metrics);
  return toReport(functionName, {
    requestId,
    durationMs,
    memoryMb: memorySizeMB,
    maxMemoryUsedMb: maxMemoryUsedMB,
    initMs: initDurationMs,
    isTimeout: status === "timeout",
  });
}

/** Builds a report; undefined if a figure is missing, as in a truncated line. */
export function toReport(
  functionName: string | undefined,
  read: Readonly<Record<Exclude<keyof InvocationReport, "functionName">, unknown>>,
): InvocationReport | undefined {
  const { requestId, durationMs, memoryMb, maxMemoryUsedMb, initMs, isTimeout } = read;
  const figures = [durationMs, memoryMb, maxMemoryUsedMb].map((value) =>
    typeof value === "number" && Number.isFinite(value) ? value : undefined,
  );
  const [duration, memory, used] = figures;
  if (duration === undefined || memory === undefined || used === undefined) return undefined;
  return {
    functionName,
    requestId: typeof requestId === "string" ? requestId : "",
    durationMs: duration,
    memoryMb: memory,
    maxMemoryUsedMb: used,
    ...(typeof initMs === "number" && { initMs }),
    isTimeout: isTimeout === true,
  };
}
