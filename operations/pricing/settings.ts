import { ARCHITECTURES, type Architecture, CostError } from "./price-list";

/** The fields that are read of a resource in a plan or a stack's state. */
export interface CostResource {
  readonly type: string;
  /** The logical name; without it, functions are identified by their physical name. */
  readonly name?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The settings of a function that determine its cost. */
export interface FunctionSettings {
  /** The physical name; the logical name if AWS or the provider generates the physical one. */
  readonly functionName: string;
  /** The logical name if known, else the physical name. */
  readonly name: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly architecture: Architecture;
  readonly snapStart: boolean;
  readonly tracing: boolean;
  /** The variable OUTPUT_FORMAT. No other variable is read, since variables may hold secrets. */
  readonly outputFormat?: string;
}

// Pulumi's placeholder for a value that is unknown before the update.
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const DEFAULT_MEMORY_MB = 128;
const DEFAULT_TIMEOUT_SECONDS = 3;

/** The functions among the resources, sorted by name, since plans vary in order. @throws CostError */
export function readFunctions(resources: readonly CostResource[]): readonly FunctionSettings[] {
  return resources
    .filter(({ type }) => type === "aws:lambda/function:Function")
    .map(readFunction)
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/** The region of the AWS provider; undefined if it has none. */
export function readRegion(resources: readonly CostResource[]): string | undefined {
  const regions = resources
    .filter(({ type }) => type === "pulumi:providers:aws")
    .map(({ inputs }) => inputs.region);
  return regions.find((region) => typeof region === "string");
}

/** The number of metrics that alarms watch. AWS charges each, also those in a metric math expression. */
export function countAlarmMetrics(resources: readonly CostResource[]): number {
  return resources
    .filter(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm")
    .reduce((sum, { inputs }) => sum + metricsOfAlarm(inputs), 0);
}

function metricsOfAlarm({ metricQueries }: CostResource["inputs"]): number {
  if (!Array.isArray(metricQueries)) return 1;
  return metricQueries.filter((query) => isRecord(query) && isRecord(query.metric)).length;
}

function readFunction({ name, inputs }: CostResource): FunctionSettings {
  const functionName = physicalName(inputs.name) ?? name ?? "a function";
  const number = (property: string, whenAbsent: number) => {
    const value = inputs[property] ?? whenAbsent;
    if (typeof value === "number") return value;
    throw new CostError(`${functionName}: ${property} must be a known number to estimate its cost`);
  };
  const { snapStart, tracingConfig, environment } = inputs;
  const variables = isRecord(environment) ? environment.variables : undefined;
  const outputFormat = isRecord(variables) ? variables.OUTPUT_FORMAT : undefined;
  return {
    functionName,
    name: name ?? functionName,
    memoryMb: number("memorySize", DEFAULT_MEMORY_MB),
    timeoutSeconds: number("timeout", DEFAULT_TIMEOUT_SECONDS),
    architecture: readArchitecture(functionName, inputs.architectures),
    snapStart: isRecord(snapStart) && snapStart.applyOn === "PublishedVersions",
    tracing: isRecord(tracingConfig) && tracingConfig.mode === "Active",
    ...(typeof outputFormat === "string" && { outputFormat }),
  };
}

/** Undefined if the name is unknown before the update. */
function physicalName(name: unknown): string | undefined {
  return typeof name === "string" && name !== UNKNOWN ? name : undefined;
}

function readArchitecture(functionName: string, architectures: unknown): Architecture {
  const [named] = Array.isArray(architectures) ? architectures : [architectures ?? "x86_64"];
  const found = ARCHITECTURES.find((architecture) => architecture === named);
  if (found !== undefined) return found;
  throw new CostError(`${functionName}: architectures must be x86_64 or arm64, not ${named}`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
