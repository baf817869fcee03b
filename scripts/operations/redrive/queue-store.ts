import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { call } from "../aws/errors";
import { OperationError } from "../command/errors";
import type { FailureMessage } from "./message";
import type { MessageStore } from "./store";

// Longer than a batch takes to be sent; what a crash leaves behind is visible again after it.
const HIDDEN_SECONDS = 120;
const BATCH = 10;
// Long polling: a short poll asks some of the queue's servers only.
const WAIT_SECONDS = 1;

export interface QueueState {
  readonly url: string;
  /** As far as SQS knows. */
  readonly waiting: number;
  /** Received by somebody and not deleted: hidden, and not shown. */
  readonly hidden: number;
}

/** Finds the queue. One that moves messages on is an error, unless that is accepted: a look counts as a receipt. */
export async function findQueue(
  sqs: SQSClient,
  name: string,
  isRedrivePolicyAccepted: boolean,
): Promise<QueueState> {
  const about = `queue ${name}`;
  const { QueueUrl: url = "" } = await call("sqs:GetQueueUrl", about, () =>
    sqs.send(new GetQueueUrlCommand({ QueueName: name })),
  );
  const { Attributes = {} } = await call("sqs:GetQueueAttributes", about, () =>
    sqs.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] })),
  );
  if (Attributes.RedrivePolicy !== undefined && !isRedrivePolicyAccepted) {
    throw new OperationError(
      `queue ${name} has a redrive policy (${Attributes.RedrivePolicy}): each look counts as a receipt, and moves messages on in the end: remove the policy, or accept that with --despite-redrive-policy`,
    );
  }
  return {
    url,
    waiting: Number(Attributes.ApproximateNumberOfMessages ?? 0),
    hidden: Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
  };
}

/**
 * The messages of a queue. What is received stays hidden until the store is closed, so that each is
 * seen once.
 * @param max how many messages are received at most
 */
export function queueStore(
  sqs: SQSClient,
  { name, url, max }: { readonly name: string; readonly url: string; readonly max: number },
  signal: AbortSignal,
): MessageStore {
  const handles = new Map<string, string>();
  const seen = new Set<string>();
  const about = `queue ${name}`;

  return {
    name,
    batches: async function* () {
      while (seen.size < max && !signal.aborted) {
        const received = await receive(Math.min(BATCH, max - seen.size));
        const fresh = received.filter(({ MessageId = "" }) => !seen.has(MessageId));
        for (const { MessageId = "", ReceiptHandle = "" } of received) {
          seen.add(MessageId);
          handles.set(MessageId, ReceiptHandle);
        }
        if (fresh.length === 0) return;
        yield fresh.map(toFailureMessage);
      }
    },
    remove: async (messages) => {
      const entries = messages.map(({ id }) => ({ Id: id, ReceiptHandle: handles.get(id) ?? "" }));
      const { Failed = [] } = await call("sqs:DeleteMessage", about, () =>
        sqs.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries: entries })),
      );
      const failed = new Set(Failed.map(({ Id = "" }) => Id));
      for (const { id } of messages) if (!failed.has(id)) handles.delete(id);
      return failed;
    },
    close: async () => {
      const left = [...handles];
      for (let from = 0; from < left.length; from += BATCH) {
        await show(left.slice(from, from + BATCH));
      }
    },
  };

  async function receive(most: number): Promise<readonly Message[]> {
    const { Messages = [] } = await call("sqs:ReceiveMessage", about, () =>
      sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: url,
          MaxNumberOfMessages: most,
          VisibilityTimeout: HIDDEN_SECONDS,
          WaitTimeSeconds: WAIT_SECONDS,
          MessageAttributeNames: ["All"],
          MessageSystemAttributeNames: ["All"],
        }),
      ),
    );
    return Messages;
  }

  async function show(left: readonly (readonly [id: string, handle: string])[]): Promise<void> {
    const Entries = left.map(([Id, ReceiptHandle]) => ({
      Id,
      ReceiptHandle,
      VisibilityTimeout: 0,
    }));
    await call("sqs:ChangeMessageVisibility", about, () =>
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
