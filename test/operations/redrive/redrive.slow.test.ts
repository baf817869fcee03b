import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { expect } from "chai";
import { type AwsServer, refuseMissingFunctions, startAws } from "../../support/aws/aws-server";
import { whyNoMoto } from "../../support/aws/moto-server";
import { WHO } from "../../support/aws/run-operation";
import { deadLetter, SCHEDULED_EVENT, type SentMessage } from "../failure-messages";
import {
  countVisibleIn,
  createFailureQueue,
  events,
  fail,
  invocationsOf,
  isOperation,
  QUEUE,
  redrive,
  sendMessages,
  UNKNOWN,
} from "./failure-queue";

const reason = whyNoMoto();
if (reason !== undefined) it(`redrives over moto (skipped: ${reason})`);
else {
  describe("npm run redrive", () => {
    let aws: AwsServer;
    let sqs: SQSClient;
    let url: string;
    let folder: string;

    before(async () => {
      aws = await startAws();
      sqs = new SQSClient({ endpoint: aws.direct, useQueueUrlAsEndpoint: false });
    });
    after(async () => {
      sqs.destroy();
      await aws.stop();
    });
    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), "redrive-"));
      await aws.clear();
      url = await createFailureQueue(aws, sqs);
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const send = (messages: readonly SentMessage[]) => sendMessages(sqs, url, messages);
    const countVisible = () => countVisibleIn(sqs, url);
    const invocations = () => invocationsOf(aws);

    it("lists what failed, why and how often, and changes nothing", async () => {
      await send([
        ...events.map(fail),
        deadLetter(SCHEDULED_EVENT, { rule: "schedule-1", target: "data-ingestion" }),
        UNKNOWN,
      ]);

      const { status, stdout, stderr } = await redrive();

      const lines = stdout
        .replace(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}/g, "TIME            ")
        .split("\n");
      const why =
        "can't transform s3://b/raw/2026-11-01/0.csv (version v1): 20 of 40 records are invalid";
      const failed = "data-transform failed (RetriesExhausted)";
      const undelivered = `not delivered to data-ingestion by schedule-1 (MaximumRetryAttempts)`;
      const width = undelivered.length;
      expect(lines[0]?.split(/ {2,}/)).to.deep.equal([
        "count",
        "what",
        "tried",
        "first",
        "last",
        "why",
      ]);
      expect(lines).to.include(
        `   12  ${failed.padEnd(width)}      3  TIME              TIME              Error: ${why}`,
      );
      expect(lines).to.include(
        `    1  ${undelivered}      0  TIME              TIME              NO_PERMISSIONS: User is not authorized to invoke the function`,
      );
      expect(lines).to.include(
        `    1  ${"unknown format".padEnd(width)}      -  TIME              TIME              its body is not JSON`,
      );
      expect(lines).to.include(
        "       s3://acme-etl-prod-ingestion/raw/2026-11-01/0.csv (version v1), and 11 more",
      );
      expect(lines.slice(-3)).to.deep.equal(["", "14 messages read, none changed.", ""]);
      expect({ status, stderr }).to.deep.equal({
        status: 0,
        stderr: `${WHO}queue ${QUEUE}: about 14 waiting\n`,
      });
      expect(await countVisible()).to.equal(14);
      expect(aws.requests.filter(isOperation("DeleteMessage", "DeleteMessageBatch"))).to.deep.equal(
        [],
      );
    });

    it("sends each event once to the live version, and only then deletes its message", async () => {
      await send([...events.map(fail), UNKNOWN]);
      refuseMissingFunctions(aws);

      const { status, stdout } = await redrive(["--send"]);

      expect(invocations()).to.have.deep.members(
        events.map((event) => ["data-transform", "live", "Event", JSON.stringify(event)]),
      );
      expect(stdout).to.include(`\n12 of 13 messages sent again, 1 left in ${QUEUE}.\n`);
      expect(status).to.equal(0);
      expect(await countVisible()).to.equal(1);
    });

    it("sends the inputs of all targets of a schedule", async () => {
      await send([deadLetter(SCHEDULED_EVENT, { rule: "schedule-1", target: "data-ingestion" })]);

      await redrive(["--send"]);

      expect(invocations()).to.deep.equal([
        [
          "data-ingestion",
          "live",
          "Event",
          '{"source":"https://data.example.com/exports/customers.csv"}',
        ],
        [
          "data-ingestion",
          "live",
          "Event",
          '{"source":"s3://acme-orders-prod/exports/orders.ndjson.gz"}',
        ],
      ]);
      expect(await countVisible()).to.equal(0);
    });

    it("sends only the selected messages", async () => {
      await send([
        ...events.slice(0, 3).map(fail),
        deadLetter(SCHEDULED_EVENT, { rule: "schedule-1", target: "data-ingestion" }),
      ]);

      const { stdout } = await redrive([
        "--send",
        "--function",
        "data-transform",
        "--match",
        "/1.csv",
      ]);

      expect(invocations()).to.deep.equal([
        ["data-transform", "live", "Event", JSON.stringify(events[1])],
      ]);
      expect(stdout).to.include(`\n1 of 4 messages sent again, 3 left in ${QUEUE}.\n`);
      expect(await countVisible()).to.equal(3);
    });

    it("does not read a queue with a redrive policy unless that is accepted", async () => {
      const RedrivePolicy = JSON.stringify({
        deadLetterTargetArn: `arn:aws:sqs:eu-central-1:123456789012:${QUEUE}-2`,
        maxReceiveCount: 5,
      });
      await sqs.send(new CreateQueueCommand({ QueueName: `${QUEUE}-2` }));
      await sqs.send(
        new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { RedrivePolicy } }),
      );
      await send([UNKNOWN]);

      const refused = await redrive();
      const accepted = await redrive(["--despite-redrive-policy"]);

      expect(refused.stderr).to.match(
        /\nerror: queue .* has a redrive policy \(.*\): each look counts as a receipt, .*\n$/,
      );
      expect([refused.status, accepted.status]).to.deep.equal([1, 0]);
      expect(aws.requests.filter(isOperation("ReceiveMessage"))).to.have.length(2);
    });

    it("reports how many messages another consumer has received", async () => {
      await send([UNKNOWN, UNKNOWN]);
      await sqs.send(new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 1 }));

      const { stderr } = await redrive();

      expect(stderr).to.equal(
        `${WHO}queue ${QUEUE}: about 1 waiting, and 1 in use by another consumer (not listed)\n`,
      );
    });

    it("takes the queue's name from the outputs of the stack", async () => {
      const file = join(folder, "outputs.json");
      writeFileSync(
        file,
        JSON.stringify({
          functionNames: {},
          failureQueueUrl: "https://sqs.eu-central-1.amazonaws.com/123456789012/other",
        }),
      );

      const { status, stderr } = await redrive(["--outputs", file]);

      expect({ status, stderr }).to.deep.equal({
        status: 1,
        stderr: `${WHO}error: there is no queue other\n`,
      });
    });
  });
}
