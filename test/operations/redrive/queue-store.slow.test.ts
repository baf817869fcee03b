import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SendMessageBatchCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { expect } from "chai";
import { queueStore, visibilityTimeoutSeconds } from "../../../operations/redrive/queue-store";
import { type AwsServer, startAws } from "../../support/aws/aws-server";
import { whyNoMoto } from "../../support/aws/moto-server";

describe("the visibility timeout", () => {
  it("is at least two minutes and grows with the number of messages up to SQS's limit", () => {
    expect([0, 400, 1000, 1_000_000].map(visibilityTimeoutSeconds)).to.deep.equal([
      120, 120, 300, 43_200,
    ]);
  });
});

const reason = whyNoMoto();
if (reason !== undefined) it(`reads a queue over moto (skipped: ${reason})`);
else {
  describe("the messages of a queue", () => {
    let aws: AwsServer;

    before(async () => {
      aws = await startAws();
    });
    after(() => aws.stop());

    it("are read once each, although they become visible again before reading ends", async () => {
      const sqs = new SQSClient({ endpoint: aws.endpoint, useQueueUrlAsEndpoint: false });
      const { QueueUrl: url = "" } = await sqs.send(new CreateQueueCommand({ QueueName: "slow" }));
      for (const batch of ["a", "b", "c"]) {
        const Entries = Array.from({ length: 10 }, (_, Id) => ({
          Id: `${Id}`,
          MessageBody: `${batch}${Id}`,
        }));
        await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
      }
      const { signal } = new AbortController();
      const store = queueStore(sqs, { name: "slow", url, max: 100, seconds: 1 }, signal);

      const seen: string[] = [];
      for await (const batch of store.batches()) {
        seen.push(...batch.map(({ body }) => body));
        if (seen.length <= 20) await new Promise((resolve) => setTimeout(resolve, 1_100));
      }
      await store.close();

      expect(seen).to.have.length(30);
      expect(new Set(seen).size).to.equal(30);
      const { Attributes } = await sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl: url,
          AttributeNames: ["ApproximateNumberOfMessages"],
        }),
      );
      expect(Attributes?.ApproximateNumberOfMessages).to.equal("30");
      sqs.destroy();
    });
  });
}
