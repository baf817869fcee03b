import {
  GetTopicAttributesCommand,
  paginateListSubscriptionsByTopic,
  type Subscription,
} from "@aws-sdk/client-sns";
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
import { checkServiceKey } from "./keys";

const CLOUDWATCH = "cloudwatch.amazonaws.com";

/** Checks that alarms reach somebody: CloudWatch may use the topic's key, and a subscriber is confirmed. */
export const checkAlarmTopic: Check = async (context) => {
  const about = `topic ${context.stack.alarmTopicArn.split(":").at(-1)}`;
  return Promise.all([
    orUnknown(about, () => laterIfMissing(about, () => checkKey(context, about))),
    orUnknown(about, () => laterIfMissing(about, () => checkSubscriptions(context, about))),
  ]);
};

async function laterIfMissing(about: string, ask: () => Promise<Finding>): Promise<Finding> {
  try {
    return await ask();
  } catch (error) {
    if (awsErrorKind(error) === "not found")
      return later(about, "does not exist yet: pulumi up creates it");
    throw error;
  }
}

async function checkKey(context: DoctorContext, about: string): Promise<Finding> {
  const { stack, clients } = context;
  const { Attributes = {} } = await callAws("sns:GetTopicAttributes", about, () =>
    clients.sns.send(new GetTopicAttributesCommand({ TopicArn: stack.alarmTopicArn })),
  );
  const key = Attributes.KmsMasterKeyId;
  if (key === undefined || key === "")
    return ok(about, "is not encrypted: CloudWatch can publish to it");
  return checkServiceKey(context, key, CLOUDWATCH);
}

async function checkSubscriptions(
  { stack, clients }: DoctorContext,
  about: string,
): Promise<Finding> {
  const subscriptions = await callAws("sns:ListSubscriptionsByTopic", about, async () => {
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
  const endpoints = pending.map(({ Protocol, Endpoint }) => `${Protocol} ${Endpoint}`);
  if (subscriptions.length === 0) {
    return problem(
      about,
      "has no subscriber: nobody is notified of an alarm",
      "Set alarmEmail in the stack's file, or subscribe to the topic (aws sns subscribe).",
    );
  }
  if (pending.length > 0) {
    return problem(
      about,
      `waits for confirmation from ${endpoints.join(", ")}: no alarm is sent there`,
      "Follow the link in the mail from no-reply@sns.amazonaws.com. The link expires after three days: subscribe again to get another.",
    );
  }
  return ok(about, `has ${countOf(subscriptions.length, "confirmed subscriber")}`);
}
