import { join } from "node:path";
import type { S3Client } from "@aws-sdk/client-s3";
import { parseConfig } from "../../infra/config";
import { type FunctionName, pipelineFunctions } from "../../infra/functions";
import { MEMORY_MB_PER_VCPU } from "../../operations/pricing/cpu-share";
import { createBucket, listObjects } from "../local-pipeline/buckets";
import { CleanUp } from "../local-pipeline/clean-up";
import { objectCreatedEvent } from "../local-pipeline/object-events";
import { functionSettings } from "../local-pipeline/runtime/function-settings";
import { LambdaInstance } from "../local-pipeline/runtime/lambda-instance";
import { createSandbox, type Sandbox, unpackFunction } from "../local-pipeline/runtime/sandbox";
import { openS3 } from "../local-pipeline/s3-target";
import { createCpuLimit } from "./cpu-limit";
import { cpuSecondsIn } from "./process-usage";

export const BUCKETS = {
  source: "bench-source",
  ingestion: "bench-ingestion",
  output: "bench-output",
} as const;

/** The invocations of one function in one process. */
export interface FunctionRun {
  readonly name: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly initMs: number;
  /** Including the init of about 0.3 seconds. */
  readonly cpuSeconds: number;
  readonly seconds: number;
  readonly peakMemoryMb: number;
  /** Of each invocation. */
  readonly durationsMs: readonly number[];
  /** For each invocation, to 0.01 seconds; the first one includes the init. */
  readonly cpuSecondsEach: readonly number[];
  /** The log bytes that each invocation writes; Lambda's own records are not included. */
  readonly outputBytesEach: readonly number[];
}

/** The three built functions, with an S3 server in this process. */
export interface LocalFunctions {
  readonly s3: S3Client;
  /**
   * Sends events one after another to a new process of the function.
   * @param unpack lays out this function differently from the others
   */
  run(
    name: FunctionName,
    events: readonly unknown[],
    environment?: Readonly<Record<string, string>>,
    unpack?: typeof unpackFunction,
  ): Promise<FunctionRun>;
  stop(): Promise<void>;
}

// The machine may be slower than Lambda, and shared: a run that takes longer is a failure.
const PATIENCE_SECONDS = 3600;
const PROJECT = "lambda-etl-optimization";

export interface FunctionConditions {
  /** Lays out a function; as built by default. */
  readonly unpack?: typeof unpackFunction;
  /** Limits the function to the CPU share that its memory gets in Lambda. */
  readonly isCpuLimited?: boolean;
}

/** @param sourceKeys of the objects in the source bucket that data-ingestion may ingest */
export async function startFunctions(
  sourceKeys: readonly string[],
  { unpack: unpackAll = unpackFunction, isCpuLimited = false }: FunctionConditions = {},
): Promise<LocalFunctions> {
  const cleanUp = new CleanUp();
  const target = await openS3(undefined, cleanUp);
  for (const bucket of Object.values(BUCKETS)) await createBucket(target.s3, bucket);
  const specs = pipelineFunctions(configFor(sourceKeys));
  return {
    s3: target.s3,
    run: async (name, events, environment = {}, unpack = unpackAll) => {
      const spec = specs.find((candidate) => candidate.name === name);
      if (spec === undefined) throw new Error(`there is no function ${name}`);
      const sandbox = await createSandbox((root) => unpack(name, root));
      const settings = functionSettings(spec, { ...target.environment, ...environment });
      const limit = isCpuLimited ? createCpuLimit(spec.memoryMb / MEMORY_MB_PER_VCPU) : undefined;
      const patient = {
        ...settings,
        timeoutSeconds: PATIENCE_SECONDS,
        initTimeoutMs: PATIENCE_SECONDS * 1000,
        ...(limit !== undefined && { node: limit.node }),
      };
      const instance = new LambdaInstance(sandbox, patient);
      try {
        const { memoryMb, timeoutSeconds } = spec;
        return { name, memoryMb, timeoutSeconds, ...(await invokeAll(instance, sandbox, events)) };
      } finally {
        await instance.stop();
        limit?.remove();
        await sandbox.remove();
      }
    },
    stop: () => cleanUp.run(),
  };
}

/** The events of the objects in the ingestion bucket under a prefix, in key order. */
export async function eventsOf({ s3 }: LocalFunctions, prefix: string) {
  return (await listObjects(s3, BUCKETS.ingestion, prefix)).map(objectCreatedEvent);
}

/** The peak memory of a run, of the memory that its function has. */
export function memoryShare({ peakMemoryMb, memoryMb }: FunctionRun): string {
  return `${((peakMemoryMb / memoryMb) * 100).toFixed(0)} %`;
}

function configFor(sourceKeys: readonly string[]) {
  return parseConfig({
    project: PROJECT,
    stack: "local",
    texts: {
      "aws:region": "us-east-1",
      [`${PROJECT}:team`]: "local",
      [`${PROJECT}:costCenter`]: "local",
      [`${PROJECT}:ingestionBucket`]: BUCKETS.ingestion,
      [`${PROJECT}:outputBucket`]: BUCKETS.output,
      [`${PROJECT}:sources`]: JSON.stringify(
        sourceKeys.map((key) => `s3://${BUCKETS.source}/${key}`),
      ),
    },
  });
}

async function invokeAll(instance: LambdaInstance, { root }: Sandbox, events: readonly unknown[]) {
  const folder = join(root, "var/task");
  const durationsMs: number[] = [];
  const cpuSecondsEach: number[] = [];
  const outputBytesEach: number[] = [];
  let cpuSeconds = 0;
  let initMs = 0;
  let peakMemoryMb = 0;
  for (const event of events) {
    const invocation = await instance.invoke(event);
    if (invocation.error !== undefined) throw new Error(invocation.error.errorMessage);
    initMs = invocation.initMs ?? initMs;
    peakMemoryMb = Math.max(peakMemoryMb, invocation.peakMemoryMb);
    durationsMs.push(invocation.durationMs);
    outputBytesEach.push(Buffer.byteLength(invocation.output));
    const cpuSecondsSoFar = cpuSecondsIn(folder);
    cpuSecondsEach.push(cpuSecondsSoFar - cpuSeconds);
    cpuSeconds = cpuSecondsSoFar;
  }
  const seconds = durationsMs.reduce((sum, ms) => sum + ms, 0) / 1000;
  const each = { durationsMs, cpuSecondsEach, outputBytesEach };
  return { initMs, cpuSeconds, seconds, peakMemoryMb, ...each };
}
