import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { FunctionName } from "../../infra/functions";
import { call, kindOf } from "../aws/errors";
import { OperationError } from "../command/errors";
import type { Failure } from "./failure";
import { appendMessages } from "./file-store";
import { type FailureMessage, toLine } from "./message";

/** A message that something is to be done with. */
export interface ChosenMessage {
  readonly message: FailureMessage;
  readonly failure: Failure;
}

/**
 * Does what is to be done with each message of a batch; gives what went wrong with some, by id. A
 * message whose work is done here may be removed.
 */
export type Act = (batch: readonly ChosenMessage[]) => Promise<ReadonlyMap<string, Error>>;

/** Hands the events to the live versions of their functions. */
export function sendWith(
  client: LambdaClient,
  functionNames: Readonly<Record<FunctionName, string>>,
): Act {
  return eachOf(async ({ failure }) => {
    if (failure.kind === "unknown") throw new OperationError(`not sent: ${failure.why}`);
    const name = functionNames[failure.functionName];
    for (const event of failure.events) {
      await call("lambda:InvokeFunction", `alias live of function ${name}`, () =>
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

/** Appends the messages to a file. */
export function appendTo(file: string): Act {
  return async (batch) => {
    await appendMessages(
      file,
      batch.map(({ message }) => message),
    );
    return new Map();
  };
}

/** Writes each message to an object of its own, named by its id: the same again does no harm. */
export function putTo(client: S3Client, bucket: string, prefix: string): Act {
  return eachOf(async ({ message }) => {
    const key = `${prefix}${message.id}.json`;
    await call("s3:PutObject", `s3://${bucket}/${key}`, () =>
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

/** Whether the next message would meet the same error: then there is no point in going on. */
export function isForAll(error: Error): boolean {
  const kind = kindOf(error);
  return kind !== undefined && kind !== "other" && kind !== "conflict";
}

function eachOf(work: (chosen: ChosenMessage) => Promise<void>): Act {
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
