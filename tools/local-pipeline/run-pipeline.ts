import { createReadStream } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { S3Client } from "@aws-sdk/client-s3";
import { writeObject } from "@lambda-etl/shared/s3-write";
import type { FunctionName } from "../../infra/functions";
import { BucketWatch } from "./bucket-watch";
import { createBucket, removeBucket } from "./buckets";
import type { CleanUp } from "./clean-up";
import type { PipelineOptions } from "./command-line";
import { matchesPattern, objectCreatedEvent } from "./object-events";
import { openS3, type S3Target } from "./s3-target";
import { type LocalStack, startStack } from "./stack";
import type { StageProgress } from "./stage";

export interface PipelineRun extends LocalStack {
  readonly target: S3Target;
  readonly seconds: number;
}

export interface PipelineEvents {
  /** Called periodically with the running work of all stages. */
  running(work: readonly { readonly stage: string; readonly about: string }[]): void;
  invoked(progress: StageProgress): void;
}

const POLL_MS = 100;

/**
 * Runs the pipeline on files until it is idle. Failures of functions are recorded in their stages.
 * @throws Error if the S3 server can't be used; the signal's reason after an abort
 */
export async function runPipeline(
  options: PipelineOptions,
  events: PipelineEvents,
  cleanUp: CleanUp,
  signal: AbortSignal,
): Promise<PipelineRun> {
  const startedAt = performance.now();
  const target = await openS3(options.endpoint, cleanUp);
  await createBuckets(target.s3, options, cleanUp);
  await uploadFiles(target.s3, options, signal);
  const stack = await startStack(options, target.environment, events.invoked, cleanUp);
  await processEvents(stack, target.s3, events, signal);
  return { ...stack, target, seconds: (performance.now() - startedAt) / 1000 };
}

async function createBuckets(
  s3: S3Client,
  { prefix, keep, endpoint }: PipelineOptions,
  cleanUp: CleanUp,
): Promise<void> {
  // The buckets of a server in this process vanish with it.
  const isRemoved = !keep && endpoint !== undefined;
  for (const kind of ["source", "ingestion", "output"]) {
    const bucket = `${prefix}-${kind}`;
    await createBucket(s3, bucket);
    if (isRemoved) cleanUp.add(() => removeBucket(s3, bucket));
  }
}

async function uploadFiles(
  s3: S3Client,
  { files, prefix }: PipelineOptions,
  signal: AbortSignal,
): Promise<void> {
  const bucket = `${prefix}-source`;
  for (const { path, key } of files) {
    await writeObject(s3, { bucket, key, body: createReadStream(path), metadata: {} }, signal);
  }
}

/** Sends events to the functions with matching rules: first the schedule's events, then those of S3. */
async function processEvents(
  { triggers, stages, ingestionBucket }: LocalStack,
  s3: S3Client,
  events: PipelineEvents,
  signal: AbortSignal,
): Promise<void> {
  const watch = new BucketWatch(s3, ingestionBucket);
  let runningCount = 0;
  const invoke = (target: FunctionName, event: unknown, about: string) => {
    runningCount += 1;
    stages
      .get(target)
      ?.run(event, about)
      .finally(() => {
        runningCount -= 1;
      });
  };
  for (const { target, inputs } of triggers) {
    for (const input of inputs) {
      if (input !== undefined) invoke(target, JSON.parse(input), JSON.parse(input).source);
    }
  }
  for (let isDone = false; !isDone; ) {
    await sleep(POLL_MS, undefined, { signal });
    // Read before polling: work that is running now may write after the poll.
    const wasIdle = runningCount === 0;
    const created = await watch.poll();
    for (const object of created) {
      const event = objectCreatedEvent(object);
      for (const { target, when } of triggers) {
        if ("eventPattern" in when && matchesPattern(JSON.parse(when.eventPattern), event)) {
          invoke(target, event, object.key);
        }
      }
    }
    isDone = wasIdle && created.length === 0;
    events.running(
      [...stages].flatMap(([stage, { running }]) => running.map((about) => ({ stage, about }))),
    );
  }
}
