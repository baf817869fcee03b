import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { FunctionName } from "../../infra/functions";
import { awsErrorKind, callAws } from "../aws/errors";
import { OperationError } from "../command/errors";
import type { Failure } from "./failure";
import { appendMessages } from "./file-store";
import { type FailureMessage, toLine } from "./message";

/** A message selected for an action. */
export interface ChosenMessage {
  readonly message: FailureMessage;
  readonly failure: Failure;
}

/**
 * Performs an action on each message of a batch; returns the errors by message id. A message without an
 * error may then be deleted.
 */
export type BatchAction = (batch: readonly ChosenMessage[]) => Promise<ReadonlyMap<string, Error>>;

/** Invokes the live version of each message's function with its events. */
export function sendAction(
  client: LambdaClient,
  functionNames: Readonly<Record<FunctionName, string>>,
): BatchAction {
  return forEachMessage(async ({ failure }) => {
    if (failure.kind === "unknown") throw new OperationError(`not sent: ${failure.why}`);
    const name = functionNames[failure.functionName];
    for (const event of failure.events) {
      await callAws("lambda:InvokeFunction", `alias live of function ${name}`, () =>
        client.send(
          new InvokeCommand({
            FunctionName: name,
            Qualifier: "live",
            InvocationType: "Event",
            Payload: Buffer.from(event),
          }),
        ),
      );
    }
  });
}

/** Appends each message to a file. */
export function appendAction(file: string): BatchAction {
  return async (batch) => {
    await appendMessages(
      file,
      batch.map(({ message }) => message),
    );
    return new Map();
  };
}

/** Writes each message to its own object, named by its id, so that writing it twice does no harm. */
export function putAction(client: S3Client, bucket: string, prefix: string): BatchAction {
  return forEachMessage(async ({ message }) => {
    const key = `${prefix}${message.id}.json`;
    await callAws("s3:PutObject", `s3://${bucket}/${key}`, () =>
      client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: `${toLine(message)}\n`,
          ContentType: "application/json",
        }),
      ),
    );
  });
}

/** Whether every other message would fail with the same error. */
export function affectsEveryMessage(error: Error): boolean {
  const kind = awsErrorKind(error);
  return kind !== undefined && kind !== "other" && kind !== "conflict";
}

function forEachMessage(work: (chosen: ChosenMessage) => Promise<void>): BatchAction {
  return async (batch) => {
    const errors = new Map<string, Error>();
    await Promise.all(
      batch.map((chosen) =>
        work(chosen).catch((error: Error) => errors.set(chosen.message.id, error)),
      ),
    );
    return errors;
  };
}
