import { KMSClient, PutKeyPolicyCommand } from "@aws-sdk/client-kms";
import {
  ListSubscriptionsByTopicCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from "@aws-sdk/client-sns";
import {
  DeleteQueueCommand,
  GetQueueUrlCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { expect } from "chai";
import { type AwsServer, startAws } from "../../support/aws/aws-server";
import { whyNoMoto } from "../../support/aws/moto-server";
import { createHealthyStack, type HealthyStack, knowMore, NAME } from "../healthy-stack";
import { complaintsAbout } from "./ask-doctor";

const reason = whyNoMoto();
if (reason !== undefined) it(`checks failure notifications over moto (skipped: ${reason})`);
else {
  describe("npm run doctor, failure notifications", () => {
    let aws: AwsServer;
    let stack: HealthyStack;

    before(async () => {
      aws = await startAws();
    });
    after(() => aws.stop());
    beforeEach(async () => {
      await aws.clear();
      stack = await createHealthyStack(aws);
    });

    const kms = () => new KMSClient({ endpoint: aws.direct });
    const sns = () => new SNSClient({ endpoint: aws.direct });
    const sqs = () => new SQSClient({ endpoint: aws.direct, useQueueUrlAsEndpoint: false });
    const complaints = (args: readonly string[] = []) => complaintsAbout(stack, args);

    it("reports alarms that reach nobody", async () => {
      knowMore(aws);
      const client = sns();
      const TopicArn = stack.topicArn;
      await kms().send(
        new PutKeyPolicyCommand({
          KeyId: stack.topicKeyArn,
          PolicyName: "default",
          Policy: '{"Statement":[]}',
        }),
      );
      aws.inject({
        when: ({ operation }) => operation === "ListSubscriptionsByTopic",
        times: 1,
        fault: {
          kind: "patch",
          patch: (body) => body.replace(/(<SubscriptionArn>)[^<]*/, "$1PendingConfirmation"),
        },
      });

      const pending = await complaints();
      const { Subscriptions = [] } = await client.send(
        new ListSubscriptionsByTopicCommand({ TopicArn }),
      );
      await client.send(
        new UnsubscribeCommand({ SubscriptionArn: Subscriptions[0]?.SubscriptionArn }),
      );
      const none = await complaints();
      await client.send(
        new SubscribeCommand({ TopicArn, Protocol: "email", Endpoint: "a@example.com" }),
      );

      const key = [
        `PROBLEM  key ${stack.topicKeyArn}: does not let cloudwatch.amazonaws.com use kms:Decrypt and kms:GenerateDataKey: alarms are silently dropped`,
        "         -> Run pulumi up, which sets the key's policy, or allow the service (aws kms put-key-policy).",
      ];
      expect(pending.lines).to.deep.equal([
        ...key,
        `PROBLEM  topic ${NAME}-alarms: waits for confirmation from email data-platform-oncall@example.com: no alarm is sent there`,
        "         -> Follow the link in the mail from no-reply@sns.amazonaws.com. The link expires after three days: subscribe again to get another.",
      ]);
      expect(none.lines).to.deep.equal([
        ...key,
        `PROBLEM  topic ${NAME}-alarms: has no subscriber: nobody is notified of an alarm`,
        "         -> Set alarmEmail in the stack's file, or subscribe to the topic (aws sns subscribe).",
      ]);
    });

    it("reports waiting failed events and a missing queue", async () => {
      knowMore(aws);
      const client = sqs();
      const { QueueUrl } = await client.send(
        new GetQueueUrlCommand({ QueueName: `${NAME}-failures` }),
      );
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody: "{}" }));

      const waiting = await complaints();
      await client.send(new DeleteQueueCommand({ QueueUrl }));
      const gone = await complaints();

      expect(waiting.lines).to.deep.equal([
        `PROBLEM  queue ${NAME}-failures: holds about 1 failed event, for 14 days each`,
        "         -> npm run redrive -- --stack prod",
      ]);
      expect(gone.lines).to.deep.equal([
        `PROBLEM  queue ${NAME}-failures: is missing although the stack is deployed`,
        "         -> pulumi up --refresh",
      ]);
    });
  });
}
