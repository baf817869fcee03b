import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { clientSettings, s3Settings } from "../aws/settings";
import { EXIT, type Run, type Surroundings } from "../command/command";
import { OperationError } from "../command/errors";
import { showProgress } from "../command/progress";
import { findStack, type TargetStack } from "../stack";
import { type Act, appendTo, type ChosenMessage, isForAll, putTo, sendWith } from "./actions";
import type { RedriveOptions } from "./command-line";
import { understand } from "./failure";
import { fileStore } from "./file-store";
import { findQueue, hiddenSeconds, queueStore } from "./queue-store";
import { formatReport, type Seen, toJson } from "./report";
import { settle } from "./settle";
import type { MessageStore } from "./store";

/** Shows what is in the failure queue and, where asked to, sends it again or puts it aside. */
export const redrive: Run<RedriveOptions> = async (options, surroundings) => {
  const stack = await findStack(options.stack, surroundings);
  const clients = makeClients(stack, surroundings);
  try {
    return await work(options, stack, clients, surroundings);
  } finally {
    for (const client of Object.values(clients)) client.destroy();
  }
};

type Clients = ReturnType<typeof makeClients>;

function makeClients({ place }: TargetStack, { env }: Surroundings) {
  const settings = clientSettings(place, env);
  return {
    // To the endpoint, and not where the queue's URL points: a server of one's own may not know its name.
    sqs: new SQSClient({ ...settings, useQueueUrlAsEndpoint: false }),
    lambda: new LambdaClient(settings),
    s3: new S3Client(s3Settings(place, env)),
  };
}

async function work(
  options: RedriveOptions,
  stack: TargetStack,
  clients: Clients,
  surroundings: Surroundings,
): Promise<number> {
  const { stdout, stderr, signal } = surroundings;
  const store = await openStore(options, stack, clients, surroundings);
  const act = actionOf(options, stack, clients);
  const seen: Seen[] = [];
  const progress = showProgress(stderr);
  let failure: unknown;
  try {
    for await (const batch of store.batches()) {
      const looked = batch.map((message) => ({ message, failure: understand(message, stack) }));
      const chosen = looked.filter((entry) => isChosen(options, entry));
      const outcomes = await settle(chosen, act, store);
      seen.push(
        ...looked.map((entry) => ({ ...entry, ...(outcomes.get(entry.message.id) ?? {}) })),
      );
      progress.show(`${seen.length} messages looked at`);
      const fatal = [...outcomes.values()].find(
        ({ error }) => error !== undefined && isForAll(error),
      );
      if (fatal !== undefined) break;
    }
  } catch (error) {
    failure = error;
  } finally {
    progress.clear();
    // They are visible again by themselves, only later.
    await store.close().catch((error: Error) => (failure ??= error));
  }
  const report = { options, source: store.name, seen, isInterrupted: signal.aborted };
  stdout.write(options.json ? toJson(report) : formatReport(report, surroundings));
  if (failure instanceof OperationError) stderr.write(`error: ${failure.message}\n`);
  else if (failure !== undefined) throw failure;
  const isFailed = failure !== undefined || seen.some(({ error }) => error !== undefined);
  return isFailed ? EXIT.failed : EXIT.fine;
}

async function openStore(
  { fromFile, max, isRedrivePolicyAccepted }: RedriveOptions,
  { failureQueueName: name }: TargetStack,
  { sqs }: Clients,
  { signal, stderr }: Surroundings,
): Promise<MessageStore> {
  if (fromFile !== undefined) return fileStore(fromFile, max, signal);
  const { url, waiting, hidden } = await findQueue(sqs, name, isRedrivePolicyAccepted);
  const others = hidden === 0 ? "" : `, and ${hidden} that somebody has received: not shown`;
  stderr.write(`queue ${name}: about ${waiting} waiting${others}\n`);
  const seconds = hiddenSeconds(Math.min(waiting, max));
  return queueStore(sqs, { name, url, max, seconds }, signal);
}

function actionOf(
  { action }: RedriveOptions,
  stack: TargetStack,
  clients: Clients,
): Act | undefined {
  if (action.kind === "send") return sendWith(clients.lambda, stack.functionNames);
  if (action.kind === "aside-file") return appendTo(action.file);
  if (action.kind === "aside-objects") return putTo(clients.s3, action.bucket, action.prefix);
  return undefined;
}

/** Whether something is to be done with a message. What is not understood is never sent. */
function isChosen(
  { action, functionName, isUnknownChosen, match }: RedriveOptions,
  { message, failure }: ChosenMessage,
): boolean {
  if (action.kind === "list") return false;
  if (failure.kind === "unknown" && !isUnknownChosen) return false;
  if (functionName !== undefined) {
    if (failure.kind === "unknown" || failure.functionName !== functionName) return false;
  }
  const about = failure.kind === "unknown" ? "" : failure.about;
  return (
    match === undefined || [failure.why, about, message.body].some((text) => text.includes(match))
  );
}
