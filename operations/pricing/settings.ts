import { ARCHITECTURES, type Architecture, CostError } from "./price-list";

/** A resource of a plan or of a stack's state, as far as it is read. */
export interface CostResource {
  readonly type: string;
  /** The name in the program; without it, functions are known by their name in AWS. */
  readonly name?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** What a function's settings say of its cost. */
export interface FunctionSettings {
  /** In AWS; where AWS or the provider chooses it, the one in the program. */
  readonly functionName: string;
  /** In the program, where that is known. */
  readonly name: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly architecture: Architecture;
  readonly snapStart: boolean;
  readonly tracing: boolean;
  /** Its variable OUTPUT_FORMAT, where it has one; no other variable is read, since they may hold secrets. */
  readonly outputFormat?: string;
}

// Stands for what is not known before the update, in Pulumi's plans.
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const DEFAULT_MEMORY_MB = 128;
const DEFAULT_TIMEOUT_SECONDS = 3;

/** The functions among the resources, by name: plans don't always register them in one order. @throws CostError */
export function readFunctions(resources: readonly CostResource[]): readonly FunctionSettings[] {
  return resources
    .filter(({ type }) => type === "aws:lambda/function:Function")
    .map(readFunction)
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/** The region of the AWS provider; undefined where none is named. */
export function readRegion(resources: readonly CostResource[]): string | undefined {
  const regions = resources
    .filter(({ type }) => type === "pulumi:providers:aws")
    .map(({ inputs }) => inputs.region);
  return regions.find((region) => typeof region === "string");
}

/** How many metrics the alarms watch: each is charged, those of a metric math expression too. */
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
  const functionName = nameInAws(inputs.name) ?? name ?? "a function";
  const number = (property: string, whenAbsent: number) => {
    const value = inputs[property] ?? whenAbsent;
    if (typeof value === "number") return value;
    throw new CostError(`${functionName}: ${property} must be a known number to tell its cost`);
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

/** A name that is not known before the update is no name. */
function nameInAws(name: unknown): string | undefined {
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
