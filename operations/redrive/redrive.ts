import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { clientSettings, s3Settings } from "../aws/settings";
import { type CommandContext, EXIT, type Run } from "../command/command";
import { OperationError } from "../command/errors";
import { showProgress } from "../command/progress";
import { findStack, type TargetStack } from "../stack";
import {
  affectsEveryMessage,
  appendAction,
  type BatchAction,
  type ChosenMessage,
  putAction,
  sendAction,
} from "./actions";
import type { RedriveOptions } from "./command-line";
import { parseFailure } from "./failure";
import { fileStore } from "./file-store";
import { findQueue, queueStore, visibilityTimeoutSeconds } from "./queue-store";
import { type ExaminedMessage, formatReport, toJson } from "./report";
import { settle } from "./settle";
import type { MessageStore } from "./store";

/** Lists the messages of the failure queue; sends them again or parks them if asked to. */
export const redrive: Run<RedriveOptions> = async (options, context) => {
  const stack = await findStack(options.stack, context);
  const clients = makeClients(stack, context);
  try {
    return await work(options, stack, clients, context);
  } finally {
    for (const client of Object.values(clients)) client.destroy();
  }
};

type Clients = ReturnType<typeof makeClients>;

function makeClients({ place }: TargetStack, { env }: CommandContext) {
  const settings = clientSettings(place, env);
  return {
    // A custom endpoint may not resolve the host name of the queue's URL.
    sqs: new SQSClient({ ...settings, useQueueUrlAsEndpoint: false }),
    lambda: new LambdaClient(settings),
    s3: new S3Client(s3Settings(place, env)),
  };
}

async function work(
  options: RedriveOptions,
  stack: TargetStack,
  clients: Clients,
  context: CommandContext,
): Promise<number> {
  const { stdout, stderr, signal } = context;
  const store = await openStore(options, stack, clients, context);
  const act = actionOf(options, stack, clients);
  const seen: ExaminedMessage[] = [];
  const progress = showProgress(stderr);
  let failure: unknown;
  try {
    for await (const batch of store.batches()) {
      const parsed = batch.map((message) => ({ message, failure: parseFailure(message, stack) }));
      const chosen = parsed.filter((entry) => isChosen(options, entry));
      const outcomes = await settle(chosen, act, store);
      seen.push(
        ...parsed.map((entry) => ({ ...entry, ...(outcomes.get(entry.message.id) ?? {}) })),
      );
      progress.update(`${seen.length} messages read`);
      const fatal = [...outcomes.values()].find(
        ({ error }) => error !== undefined && affectsEveryMessage(error),
      );
      if (fatal !== undefined) break;
    }
  } catch (error) {
    failure = error;
  } finally {
    progress.clear();
    // If this fails, the messages become visible later by themselves.
    await store.close().catch((error: Error) => (failure ??= error));
  }
  const report = { options, source: store.name, seen, isInterrupted: signal.aborted };
  stdout.write(options.json ? toJson(report) : formatReport(report, context));
  if (failure instanceof OperationError) stderr.write(`error: ${failure.message}\n`);
  else if (failure !== undefined) throw failure;
  const isFailed = failure !== undefined || seen.some(({ error }) => error !== undefined);
  return isFailed ? EXIT.failed : EXIT.fine;
}

async function openStore(
  { fromFile, max, isRedrivePolicyAccepted }: RedriveOptions,
  { failureQueueName: name }: TargetStack,
  { sqs }: Clients,
  { signal, stderr }: CommandContext,
): Promise<MessageStore> {
  if (fromFile !== undefined) return fileStore(fromFile, max, signal);
  const { url, waiting, hidden } = await findQueue(sqs, name, isRedrivePolicyAccepted);
  const others = hidden === 0 ? "" : `, and ${hidden} in use by another consumer (not listed)`;
  stderr.write(`queue ${name}: about ${waiting} waiting${others}\n`);
  const seconds = visibilityTimeoutSeconds(Math.min(waiting, max));
  return queueStore(sqs, { name, url, max, seconds }, signal);
}

function actionOf(
  { action }: RedriveOptions,
  stack: TargetStack,
  clients: Clients,
): BatchAction | undefined {
  if (action.kind === "send") return sendAction(clients.lambda, stack.functionNames);
  if (action.kind === "aside-file") return appendAction(action.file);
  if (action.kind === "aside-objects") return putAction(clients.s3, action.bucket, action.prefix);
  return undefined;
}

/** Whether the action applies to a message. Messages of an unknown format are never sent. */
function isChosen(
  { action, functionName, includesUnknown, match }: RedriveOptions,
  { message, failure }: ChosenMessage,
): boolean {
  if (action.kind === "list") return false;
  if (failure.kind === "unknown" && !includesUnknown) return false;
  if (functionName !== undefined) {
    if (failure.kind === "unknown" || failure.functionName !== functionName) return false;
  }
  const about = failure.kind === "unknown" ? "" : failure.about;
  return (
    match === undefined || [failure.why, about, message.body].some((text) => text.includes(match))
  );
}
