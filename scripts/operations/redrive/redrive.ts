import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { clientSettings, s3Settings } from "../aws/settings";
import { EXIT, type Run, type Surroundings } from "../command/command";
import { OperationError } from "../command/errors";
import { showProgress } from "../command/progress";
import { findStack, type TargetStack } from "../stack";
import { type Act, appendTo, isForAll, putTo, sendWith } from "./actions";
import type { RedriveOptions } from "./command-line";
import { type UnderstoodFailure, understand } from "./failure";
import { fileStore } from "./file-store";
import { findQueue, queueStore } from "./queue-store";
import { formatReport, type Outcome, type Seen, toJson } from "./report";
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
      const chosen = looked.filter(({ message, failure }) =>
        isChosen(options, failure.kind === "unknown" ? undefined : failure, message.body),
      );
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
  return queueStore(sqs, { name, url, max }, signal);
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

/** Does the work on the chosen messages of a batch and then, only then, removes those it was done for. */
async function settle(
  chosen: readonly Pick<Seen, "message" | "failure">[],
  act: Act | undefined,
  store: MessageStore,
): Promise<ReadonlyMap<string, Outcome>> {
  const understood = chosen.flatMap(({ message, failure }) =>
    failure.kind === "unknown" ? [] : [{ message, failure }],
  );
  if (act === undefined || understood.length === 0) return new Map();
  const errors = await act(understood);
  const done = understood.map(({ message }) => message).filter(({ id }) => !errors.has(id));
  const outcomes = new Map<string, Outcome>(
    [...errors].map(([id, error]) => [id, { outcome: "failed", error }]),
  );
  const undeleted = done.length === 0 ? new Set() : await removeFrom(store, done);
  for (const { id } of done) {
    const error = undeleted instanceof Error ? undeleted : notDeleted;
    const isDeleted = undeleted instanceof Set && !undeleted.has(id);
    outcomes.set(id, isDeleted ? { outcome: "done" } : { outcome: "not deleted", error });
  }
  return outcomes;
}

const notDeleted = new OperationError(
  "done, and not deleted from the queue: it will be done once more, which does no harm",
);

// The work is done then, whatever comes of this: an error belongs to the messages, and into the report.
function removeFrom(store: MessageStore, messages: Parameters<MessageStore["remove"]>[0]) {
  return store.remove(messages).catch((error: Error) => error);
}

function isChosen(
  { functionName, match }: RedriveOptions,
  failure: UnderstoodFailure | undefined,
  body: string,
): boolean {
  if (functionName !== undefined && failure?.functionName !== functionName) return false;
  if (match === undefined) return true;
  return [failure?.why ?? "", failure?.about ?? "", body].some((text) => text.includes(match));
}
