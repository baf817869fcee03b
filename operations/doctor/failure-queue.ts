import { GetQueueAttributesCommand, GetQueueUrlCommand } from "@aws-sdk/client-sqs";
import { call, kindOf } from "../aws/errors";
import { countOf } from "../command/counts";
import { asked, type Check, type Finding, later, ok, type Patient, problem } from "./check";

/** Whether failed events wait for somebody. */
export const checkFailureQueue: Check = async (patient) => {
  const about = `queue ${patient.stack.failureQueueName}`;
  return [await asked(about, () => checkDepth(patient, about))];
};

async function checkDepth({ stack, clients: { sqs } }: Patient, about: string): Promise<Finding> {
  try {
    const { QueueUrl } = await call("sqs:GetQueueUrl", about, () =>
      sqs.send(new GetQueueUrlCommand({ QueueName: stack.failureQueueName })),
    );
    const { Attributes = {} } = await call("sqs:GetQueueAttributes", about, () =>
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
    if (kindOf(error) !== "not found") throw error;
    return later(about, "is not there yet: pulumi up creates it");
  }
}
