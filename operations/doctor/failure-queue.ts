import { GetQueueAttributesCommand, GetQueueUrlCommand } from "@aws-sdk/client-sqs";
import { awsErrorKind, callAws } from "../aws/errors";
import { countOf } from "../command/counts";
import {
  type Check,
  type DoctorContext,
  type Finding,
  later,
  ok,
  orUnknown,
  problem,
} from "./check";

/** Checks that no failed events wait in the failure queue. */
export const checkFailureQueue: Check = async (context) => {
  const about = `queue ${context.stack.failureQueueName}`;
  return [await orUnknown(about, () => checkDepth(context, about))];
};

async function checkDepth(
  { stack, clients: { sqs } }: DoctorContext,
  about: string,
): Promise<Finding> {
  try {
    const { QueueUrl } = await callAws("sqs:GetQueueUrl", about, () =>
      sqs.send(new GetQueueUrlCommand({ QueueName: stack.failureQueueName })),
    );
    const { Attributes = {} } = await callAws("sqs:GetQueueAttributes", about, () =>
      sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl,
          AttributeNames: ["ApproximateNumberOfMessages"],
        }),
      ),
    );
    const waiting = Number(Attributes.ApproximateNumberOfMessages ?? 0);
    if (waiting === 0) return ok(about, "is empty");
    return problem(
      about,
      `holds about ${countOf(waiting, "failed event")}, for 14 days each`,
      `npm run redrive -- --stack ${stack.config.stack}`,
    );
  } catch (error) {
    if (awsErrorKind(error) !== "not found") throw error;
    return later(about, "does not exist yet: pulumi up creates it");
  }
}
