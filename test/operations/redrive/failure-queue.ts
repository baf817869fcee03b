import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SendMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { expect } from "chai";
import { redriveCommand } from "../../../operations/redrive/main";
import { createFunction } from "../../support/aws/aws-functions";
import type { AwsRequest } from "../../support/aws/aws-requests";
import type { AwsServer } from "../../support/aws/aws-server";
import { runOperation } from "../../support/aws/run-operation";
import type { ScriptEnd } from "../../support/programs/run-script";
import { failureRecord, objectEvent, type SentMessage } from "../failure-messages";

export const STACK = "lambda-etl-optimization-prod";
export const QUEUE = `${STACK}-failures`;

/** A message that is not a failed event. */
export const UNKNOWN: SentMessage = { body: "help", attributes: {} };

/** Twelve events of new objects. */
export const events = Array.from({ length: 12 }, (_, index) =>
  objectEvent(`raw/2026-11-01/${index}.csv`),
);

/** The message of an event that data-transform failed on; the reason differs from event to event. */
export function fail(event: ReturnType<typeof objectEvent>): SentMessage {
  return failureRecord(event, {
    responsePayload: {
      errorType: "Error",
      errorMessage: `can't transform s3://b/${event.detail.object.key} (version v1): ${event.detail.object.key.length} of 40 records are invalid`,
    },
  });
}

export function isInvocation({ path }: AwsRequest): boolean {
  return path.endsWith("/invocations");
}

export function isOperation(...names: readonly string[]): (request: AwsRequest) => boolean {
  return ({ operation }) => names.includes(operation);
}

/** Creates the failure queue of stack prod and two of its functions; returns the queue's URL. */
export async function createFailureQueue(aws: AwsServer, sqs: SQSClient): Promise<string> {
  const { QueueUrl = "" } = await sqs.send(new CreateQueueCommand({ QueueName: QUEUE }));
  for (const name of ["data-ingestion", "data-transform"]) {
    await createFunction(aws, `${STACK}-${name}`, { versions: 1, live: 1 });
  }
  return QueueUrl;
}

export async function sendMessages(
  sqs: SQSClient,
  url: string,
  messages: readonly SentMessage[],
): Promise<void> {
  for (const { body, attributes } of messages) {
    const MessageAttributes = Object.fromEntries(
      Object.entries(attributes).map(([name, StringValue]) => [
        name,
        { DataType: "String", StringValue },
      ]),
    );
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body, MessageAttributes }));
  }
}

/** The number of messages that can be received now. */
export async function countVisibleIn(sqs: SQSClient, url: string): Promise<number> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] }),
  );
  expect(Attributes?.ApproximateNumberOfMessagesNotVisible).to.equal("0");
  return Number(Attributes?.ApproximateNumberOfMessages);
}

/** Runs the command on stack prod. */
export function redrive(args: readonly string[] = [], signal?: AbortSignal): Promise<ScriptEnd> {
  return runOperation(redriveCommand, ["--stack", "prod", ...args], signal);
}

/** The function, qualifier, type and event of each invocation so far. */
export function invocationsOf(aws: AwsServer): readonly (readonly unknown[])[] {
  return aws.requests
    .filter(isInvocation)
    .map(({ path, query, headers, body }) => [
      path.split("/")[3]?.replace(`${STACK}-`, ""),
      query.get("Qualifier"),
      headers["x-amz-invocation-type"],
      body.toString(),
    ]);
}
