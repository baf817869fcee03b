import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { callAws } from "../aws/errors";
import { OperationError } from "../command/errors";
import type { FailureMessage } from "./message";
import type { MessageStore } from "./store";

const BATCH = 10;
// Long enough to read every message once. After a crash, messages become visible again after this time.
const SECONDS_PER_BATCH = 3;
const LEAST_HIDDEN_SECONDS = 120;
const MOST_HIDDEN_SECONDS = 12 * 3600;
// Messages that became visible too early are received again, which hides them again; new ones follow.
const MOST_BATCHES_SEEN_BEFORE = 20;
// Long polling: a short poll asks only some of the queue's servers.
const WAIT_SECONDS = 1;

export interface QueueState {
  readonly url: string;
  /** An approximate number. */
  readonly waiting: number;
  /** The number of messages that another consumer has received and not deleted. */
  readonly hidden: number;
}

/**
 * Finds the queue.
 * @throws OperationError if it has a redrive policy that is not accepted: every read counts as a receipt
 */
export async function findQueue(
  sqs: SQSClient,
  name: string,
  isRedrivePolicyAccepted: boolean,
): Promise<QueueState> {
  const about = `queue ${name}`;
  const { QueueUrl: url = "" } = await callAws("sqs:GetQueueUrl", about, () =>
    sqs.send(new GetQueueUrlCommand({ QueueName: name })),
  );
  const { Attributes = {} } = await callAws("sqs:GetQueueAttributes", about, () =>
    sqs.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] })),
  );
  if (Attributes.RedrivePolicy !== undefined && !isRedrivePolicyAccepted) {
    throw new OperationError(
      `queue ${name} has a redrive policy (${Attributes.RedrivePolicy}): every read counts as a receipt, and after enough receipts SQS moves messages to another queue. Remove the policy, or accept this with --despite-redrive-policy`,
    );
  }
  return {
    url,
    waiting: Number(Attributes.ApproximateNumberOfMessages ?? 0),
    hidden: Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
  };
}

/** The visibility timeout, in seconds, for reading this number of messages. */
export function visibilityTimeoutSeconds(messages: number): number {
  const seconds = Math.ceil(messages / BATCH) * SECONDS_PER_BATCH;
  return Math.min(Math.max(seconds, LEAST_HIDDEN_SECONDS), MOST_HIDDEN_SECONDS);
}

/**
 * The messages of a queue. Received messages stay hidden until the store is closed, so that each is read
 * once.
 * @param max the most messages to receive
 * @param seconds the visibility timeout, which ends the hiding if the store is never closed
 */
export function queueStore(
  sqs: SQSClient,
  {
    name,
    url,
    max,
    seconds,
  }: {
    readonly name: string;
    readonly url: string;
    readonly max: number;
    readonly seconds: number;
  },
  signal: AbortSignal,
): MessageStore {
  const handles = new Map<string, string>();
  const seen = new Set<string>();
  const about = `queue ${name}`;

  return {
    name,
    batches: async function* () {
      let seenBefore = 0;
      while (seen.size < max && seenBefore < MOST_BATCHES_SEEN_BEFORE && !signal.aborted) {
        const received = await receive(Math.min(BATCH, max - seen.size));
        if (received.length === 0) return;
        const fresh = received.filter(({ MessageId = "" }) => !seen.has(MessageId));
        for (const { MessageId = "", ReceiptHandle = "" } of received) {
          seen.add(MessageId);
          handles.set(MessageId, ReceiptHandle);
        }
        seenBefore = fresh.length === 0 ? seenBefore + 1 : 0;
        if (fresh.length > 0) yield fresh.map(toFailureMessage);
      }
    },
    remove: async (messages) => {
      const entries = messages.map(({ id }) => ({ Id: id, ReceiptHandle: handles.get(id) ?? "" }));
      const { Failed = [] } = await callAws("sqs:DeleteMessage", about, () =>
        sqs.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries: entries })),
      );
      const failed = new Set(Failed.map(({ Id = "" }) => Id));
      for (const { id } of messages) if (!failed.has(id)) handles.delete(id);
      return failed;
    },
    close: async () => {
      const left = [...handles];
      for (let from = 0; from < left.length; from += BATCH) {
        await makeVisible(left.slice(from, from + BATCH));
      }
    },
  };

  async function receive(most: number): Promise<readonly Message[]> {
    const { Messages = [] } = await callAws("sqs:ReceiveMessage", about, () =>
      sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: url,
          MaxNumberOfMessages: most,
          VisibilityTimeout: seconds,
          WaitTimeSeconds: WAIT_SECONDS,
          MessageAttributeNames: ["All"],
          MessageSystemAttributeNames: ["All"],
        }),
      ),
    );
    return Messages;
  }

  async function makeVisible(
    left: readonly (readonly [id: string, handle: string])[],
  ): Promise<void> {
    const Entries = left.map(([Id, ReceiptHandle]) => ({
      Id,
      ReceiptHandle,
      VisibilityTimeout: 0,
    }));
    await callAws("sqs:ChangeMessageVisibility", about, () =>
      sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: url, Entries })),
    );
  }
}

function toFailureMessage({
  MessageId = "",
  Body = "",
  MessageAttributes = {},
  Attributes = {},
}: Message): FailureMessage {
  return {
    id: MessageId,
    body: Body,
    attributes: Object.fromEntries(
      Object.entries(MessageAttributes).map(([name, { StringValue = "" }]) => [name, StringValue]),
    ),
    sentAt: new Date(Number(Attributes.SentTimestamp ?? 0)).toISOString(),
    receipts: Number(Attributes.ApproximateReceiveCount ?? 1),
  };
}
