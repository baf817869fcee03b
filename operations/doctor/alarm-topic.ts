import {
  GetTopicAttributesCommand,
  paginateListSubscriptionsByTopic,
  type Subscription,
} from "@aws-sdk/client-sns";
import { call, kindOf } from "../aws/errors";
import { countOf } from "../command/counts";
import { asked, type Check, type Finding, later, ok, type Patient, problem } from "./check";
import { checkServiceKey } from "./keys";

const CLOUDWATCH = "cloudwatch.amazonaws.com";

/** Whether alarms reach somebody: the topic's key lets them in, and there is a confirmed subscriber. */
export const checkAlarmTopic: Check = async (patient) => {
  const about = `topic ${patient.stack.alarmTopicArn.split(":").at(-1)}`;
  return Promise.all([
    asked(about, () => orLater(about, () => checkKey(patient, about))),
    asked(about, () => orLater(about, () => checkSubscriptions(patient, about))),
  ]);
};

async function orLater(about: string, ask: () => Promise<Finding>): Promise<Finding> {
  try {
    return await ask();
  } catch (error) {
    if (kindOf(error) === "not found")
      return later(about, "is not there yet: pulumi up creates it");
    throw error;
  }
}

async function checkKey(patient: Patient, about: string): Promise<Finding> {
  const { stack, clients } = patient;
  const { Attributes = {} } = await call("sns:GetTopicAttributes", about, () =>
    clients.sns.send(new GetTopicAttributesCommand({ TopicArn: stack.alarmTopicArn })),
  );
  const key = Attributes.KmsMasterKeyId;
  if (key === undefined || key === "") return ok(about, "is not encrypted: alarms get in");
  return checkServiceKey(patient, key, CLOUDWATCH);
}

async function checkSubscriptions({ stack, clients }: Patient, about: string): Promise<Finding> {
  const subscriptions = await call("sns:ListSubscriptionsByTopic", about, async () => {
    const found: Subscription[] = [];
    const input = { TopicArn: stack.alarmTopicArn };
    for await (const page of paginateListSubscriptionsByTopic({ client: clients.sns }, input)) {
      found.push(...(page.Subscriptions ?? []));
    }
    return found;
  });
  const pending = subscriptions.filter(
    ({ SubscriptionArn }) => SubscriptionArn === "PendingConfirmation",
  );
  const places = pending.map(({ Protocol, Endpoint }) => `${Protocol} ${Endpoint}`);
  if (subscriptions.length === 0) {
    return problem(
      about,
      "has no subscriber: nobody is told of an alarm",
      "Set alarmEmail in the stack's file, or subscribe to the topic (aws sns subscribe).",
    );
  }
  if (pending.length > 0) {
    return problem(
      about,
      `waits for a confirmation from ${places.join(", ")}: no alarm is sent there`,
      "Follow the link in the mail from no-reply@sns.amazonaws.com; after three days subscribe again, which sends another.",
    );
  }
  return ok(about, `has ${countOf(subscriptions.length, "confirmed subscriber")}`);
}
