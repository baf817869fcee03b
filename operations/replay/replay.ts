import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { RAW_PREFIX } from "@lambda-etl/shared/key-prefixes";
import { type FunctionName, pipelineFunctions } from "../../infra/functions";
import { clientSettings, s3Settings } from "../aws/settings";
import { type CommandContext, EXIT, type Run } from "../command/command";
import { OperationError, UsageError } from "../command/errors";
import { showProgress } from "../command/progress";
import { findStack, type TargetStack } from "../stack";
import type { ReplayOptions } from "./command-line";
import { type CurrentObject, listCurrentObjects } from "./current-objects";
import { replayEvent } from "./event";
import { forEachBounded } from "./for-each-bounded";
import { invokeLive } from "./invoke";
import { formatReport, ReplayTally, toJson } from "./report";
import { ResumeMark } from "./resume-mark";
import { checkDatasetName, selectDataset } from "./select-dataset";
import { unchangedSpecificationWarning } from "./unchanged-specification";

// Throttled invocations are retried for about a minute in total.
const INVOKE_ATTEMPTS = 12;
const ANSWER_MARGIN_SECONDS = 10;
const DEFAULT_CONCURRENCY = 20;

/** Invokes the function again for each object of a range. */
export const replay: Run<ReplayOptions> = async (options, context) => {
  const { stdout, stderr, env, signal } = context;
  checkDatasetName(options.dataset);
  const stack = await findStack(options.stack, context);
  const target = targetOf(options, stack);
  const s3 = new S3Client(s3Settings(stack.place, env));
  const lambda = new LambdaClient({
    ...clientSettings(stack.place, env, (target.timeoutSeconds + ANSWER_MARGIN_SECONDS) * 1000),
    ...(env.AWS_MAX_ATTEMPTS === undefined && { maxAttempts: INVOKE_ATTEMPTS }),
  });
  const range = { ...options, bucket: stack.ingestionBucket };
  const tally = new ReplayTally();
  const mark = new ResumeMark(options.after);
  const progress = showProgress(stderr);
  let failure: unknown;
  try {
    const objects = selectDataset(listCurrentObjects(s3, range, signal), options.dataset);
    await forEachBounded(objects, target.concurrency, signal, (object) =>
      mark.track(object.key, () => replayObject(object)),
    );
  } catch (error) {
    if (!signal.aborted) failure = error;
  } finally {
    progress.clear();
    s3.destroy();
    lambda.destroy();
  }
  const { ingestionBucket: bucket } = stack;
  const report = {
    options,
    bucket,
    target,
    tally,
    resumeAfter: mark.key,
    isEnded: !isCutShort(failure, signal),
  };
  stdout.write(options.json ? toJson(report) : formatReport(report));
  if (failure instanceof OperationError) stderr.write(`error: ${failure.message}\n`);
  else if (failure !== undefined) throw failure;
  return failure === undefined && tally.failures.length === 0 ? EXIT.fine : EXIT.failed;

  async function replayObject(object: CurrentObject): Promise<boolean> {
    const isFirst = tally.begin(object) === 1;
    if (isFirst) await warnIfUnchanged(options, s3, object, context);
    if (options.dryRun || signal.aborted) return false;
    const event = replayEvent(object, stack.deployment);
    const answer = await invokeLive(lambda, target.physicalName, event);
    tally.end(object, answer);
    if (answer.kind === "failed") progress.print(`failed: ${object.key}: ${answer.message}`);
    progress.update(tally.summary());
    return answer.kind === "done";
  }
};

interface ReplayTarget {
  readonly functionName: FunctionName;
  readonly physicalName: string;
  readonly timeoutSeconds: number;
  readonly concurrency: number;
}

function targetOf(options: ReplayOptions, { config, functionNames }: TargetStack): ReplayTarget {
  const functionName = options.prefix.startsWith(RAW_PREFIX) ? "data-transform" : "data-output";
  const spec = pipelineFunctions(config).find(({ name }) => name === functionName);
  if (spec === undefined) throw new Error(`no function ${functionName}`);
  const { reservedConcurrency = Number.POSITIVE_INFINITY, timeoutSeconds } = spec;
  const most = Math.max(1, reservedConcurrency - 1);
  const half = Math.max(1, Math.floor(reservedConcurrency / 2));
  const { concurrency = Math.min(DEFAULT_CONCURRENCY, half) } = options;
  if (concurrency > most) {
    throw new UsageError(
      `--concurrency: expected at most ${most}, less than the ${reservedConcurrency} that ${functionName} has, so that new objects are still processed`,
    );
  }
  return { functionName, physicalName: functionNames[functionName], timeoutSeconds, concurrency };
}

async function warnIfUnchanged(
  { prefix }: ReplayOptions,
  s3: S3Client,
  object: CurrentObject,
  { stderr, signal }: CommandContext,
): Promise<void> {
  if (!prefix.startsWith(RAW_PREFIX)) return;
  const warning = await unchangedSpecificationWarning(s3, object, signal);
  if (warning !== undefined) stderr.write(`${warning}\n`);
}

function isCutShort(failure: unknown, { aborted }: AbortSignal): boolean {
  return failure !== undefined || aborted;
}
