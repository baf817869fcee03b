import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  S3Client,
} from "@aws-sdk/client-s3";
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { expect } from "chai";
import { redriveCommand } from "../../../scripts/operations/redrive/definition";
import { createFunction } from "../../support/aws-functions";
import type { AwsRequest } from "../../support/aws-requests";
import { type AwsServer, refuseMissingFunctions, startAws } from "../../support/aws-server";
import { becomeUser } from "../../support/aws-user";
import { setEnvironment } from "../../support/environment";
import {
  deadLetter,
  failureRecord,
  objectEvent,
  SCHEDULED_EVENT,
  type SentMessage,
} from "../../support/failure-messages";
import { whyNoMoto } from "../../support/moto-server";
import { interruptible, runOperation } from "../../support/run-operation";

const STACK = "lambda-etl-optimization-prod";
const QUEUE = `${STACK}-failures`;
const WHO =
  "stack prod in eu-central-1, account 123456789012, as arn:aws:sts::123456789012:user/moto\n";

const UNKNOWN: SentMessage = { body: "help", attributes: {} };
const READ_RIGHTS = [
  "sts:GetCallerIdentity",
  "sqs:GetQueueUrl",
  "sqs:GetQueueAttributes",
  "sqs:ReceiveMessage",
  "sqs:ChangeMessageVisibility",
  // By this name moto looks for the right that AWS calls as above.
  "sqs:ChangeMessageVisibilityBatch",
];

const isInvocation = ({ path }: AwsRequest) => path.endsWith("/invocations");
const isOperation =
  (...names: readonly string[]) =>
  ({ operation }: AwsRequest) =>
    names.includes(operation);

const reason = whyNoMoto();
if (reason !== undefined) it(`redrives over moto (skipped: ${reason})`);
else {
  describe("npm run redrive", function () {
    this.timeout(60_000);
    let aws: AwsServer;
    let url: string;
    let folder: string;
    let sqs: SQSClient;

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
      const { QueueUrl = "" } = await sqs.send(new CreateQueueCommand({ QueueName: QUEUE }));
      url = QueueUrl;
      for (const name of ["data-ingestion", "data-transform"]) {
        await createFunction(aws, `${STACK}-${name}`, { versions: 1, live: 1 });
      }
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const send = async (messages: readonly SentMessage[]) => {
      for (const { body, attributes } of messages) {
        const MessageAttributes = Object.fromEntries(
          Object.entries(attributes).map(([name, StringValue]) => [
            name,
            { DataType: "String", StringValue },
          ]),
        );
        await sqs.send(
          new SendMessageCommand({ QueueUrl: url, MessageBody: body, MessageAttributes }),
        );
      }
    };
    const redrive = (args: readonly string[] = [], signal?: AbortSignal) =>
      runOperation(redriveCommand, ["--stack", "prod", ...args], signal);

    /** How many messages can be received right now. */
    const countVisible = async (): Promise<number> => {
      const { Attributes } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] }),
      );
      expect(Attributes?.ApproximateNumberOfMessagesNotVisible).to.equal("0");
      return Number(Attributes?.ApproximateNumberOfMessages);
    };
    const invocations = () =>
      aws.requests
        .filter(isInvocation)
        .map(({ path, query, headers, body }) => [
          path.split("/")[3]?.replace(`${STACK}-`, ""),
          query.get("Qualifier"),
          headers["x-amz-invocation-type"],
          body.toString(),
        ]);
    const outcomesOf = (stdout: string): unknown =>
      JSON.parse(stdout).messages.map(({ outcome }: { outcome: string }) => outcome);

    const events = Array.from({ length: 12 }, (_, index) =>
      objectEvent(`raw/2026-11-01/${index}.csv`),
    );
    const fail = (event: ReturnType<typeof objectEvent>) =>
      failureRecord(event, {
        responsePayload: {
          errorType: "Error",
          errorMessage: `can't transform s3://b/${event.detail.object.key} (version v1): ${event.detail.object.key.length} of 40 records are invalid`,
        },
      });

    it("shows what failed, why and how often, and leaves it where it is", async () => {
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
        `    1  ${"not understood".padEnd(width)}      -  TIME              TIME              its body is not JSON`,
      );
      expect(lines).to.include(
        "       s3://acme-etl-prod-ingestion/raw/2026-11-01/0.csv (version v1), and 11 more",
      );
      expect(lines.slice(-3)).to.deep.equal(["", "14 messages looked at, none changed.", ""]);
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

    it("sends what a schedule's target was to have, each of them", async () => {
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

    it("sends only what is asked for", async () => {
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

    it("keeps every message where the function is not there", async () => {
      await send([
        failureRecord(events[0], {
          requestContext: {
            functionArn: `arn:aws:lambda:eu-central-1:123456789012:function:${STACK}-data-output:live`,
          },
        }),
      ]);
      refuseMissingFunctions(aws);

      const { status, stdout } = await redrive(["--send"]);

      expect(stdout).to.include(
        `\nerror: there is no alias live of function ${STACK}-data-output (1 message)\n0 of 1 message sent again, 1 left in ${QUEUE}.\n`,
      );
      expect(status).to.equal(1);
      expect(await countVisible()).to.equal(1);
    });

    it("keeps what could not be sent, sends the rest, and all of it the next time", async () => {
      await send(events.slice(0, 3).map(fail));
      aws.inject({
        when: (request) => isInvocation(request) && request.body.includes("/1.csv"),
        times: 1,
        fault: {
          kind: "error",
          status: 400,
          code: "InvalidRequestContentException",
          message: "too large",
        },
      });

      const first = await redrive(["--send", "--json"]);
      const second = await redrive(["--send"]);

      expect(outcomesOf(first.stdout)).to.have.members(["done", "failed", "done"]);
      expect([first.status, second.status]).to.deep.equal([1, 0]);
      expect(invocations()).to.have.length(4);
      expect(await countVisible()).to.equal(0);
    });

    it("goes on when it is throttled for a while", async () => {
      await send(events.slice(0, 2).map(fail));
      aws.inject({
        when: isInvocation,
        times: 2,
        fault: { kind: "error", status: 429, code: "TooManyRequestsException" },
      });
      aws.inject({
        when: isOperation("ReceiveMessage"),
        times: 1,
        fault: { kind: "error", status: 400, code: "RequestThrottled" },
      });

      const { status } = await redrive(["--send"]);

      expect({ status, left: await countVisible() }).to.deep.equal({ status: 0, left: 0 });
    });

    it("stops where all would be throttled, and gives back every message", async () => {
      await send(events.map(fail));
      const restore = setEnvironment({ AWS_MAX_ATTEMPTS: "1" });
      aws.inject({
        when: isInvocation,
        fault: { kind: "error", status: 429, code: "TooManyRequestsException" },
      });

      const { status, stdout } = await redrive(["--send"]).finally(restore);

      expect(stdout).to.include(
        `\nerror: AWS refused lambda:InvokeFunction (alias live of function ${STACK}-data-transform) as too frequent, 1 times in a row: try again later (10 messages)\n`,
      );
      expect(invocations()).to.have.length(10);
      expect({ status, left: await countVisible() }).to.deep.equal({ status: 1, left: 12 });
    });

    it("loses nothing where a message can't be deleted: it is sent once more", async () => {
      await send(events.slice(0, 1).map(fail));
      const restore = setEnvironment({ AWS_MAX_ATTEMPTS: "1" });
      aws.inject({ when: isOperation("DeleteMessageBatch"), times: 1, fault: { kind: "reset" } });

      const first = await redrive(["--send"]).finally(restore);
      const second = await redrive(["--send"]);

      expect(first.stdout).to.include(`\nerror: can't reach AWS for sqs:DeleteMessage: `);
      expect(first.stdout).to.include(`\n1 of 1 message sent again, 1 left in ${QUEUE}.\n`);
      expect([first.status, second.status]).to.deep.equal([1, 0]);
      expect(invocations()).to.have.length(2);
      expect(await countVisible()).to.equal(0);
    });

    it("finishes the messages under way when it is interrupted, and gives back the others", async () => {
      await send(events.map(fail));
      const { signal, interrupt } = interruptible();
      aws.inject({ when: isInvocation, times: 1, fault: { kind: "meanwhile", run: interrupt } });

      const { status, stdout } = await redrive(["--send"], signal);

      const sent = invocations().length;
      expect(sent).to.equal(10);
      expect(stdout).to.include(
        `\nInterrupted: 10 of 10 messages sent again, 0 left in ${QUEUE}.\n`,
      );
      expect({ status, left: await countVisible() }).to.deep.equal({ status: 130, left: 2 });
    });

    it("puts messages aside in a file, each once, and sends them from there", async () => {
      await send([...events.slice(0, 2).map(fail), UNKNOWN]);
      const file = join(folder, "aside.ndjson");
      const restore = setEnvironment({ AWS_MAX_ATTEMPTS: "1" });
      aws.inject({ when: isOperation("DeleteMessageBatch"), times: 1, fault: { kind: "reset" } });

      const first = await redrive(["--aside", file]).finally(restore);
      // As a crash in the middle of a line leaves it.
      writeFileSync(file, readFileSync(file, "utf8").trimEnd());
      const second = await redrive(["--aside", file]);

      expect([first.status, second.status]).to.deep.equal([1, 0]);
      expect(second.stdout).to.include(`\n2 of 3 messages put aside, 1 left in ${QUEUE}.\n`);
      const lines = readFileSync(file, "utf8").trimEnd().split("\n");
      expect(
        lines.map((line) => JSON.parse(JSON.parse(line).body).requestPayload),
      ).to.have.deep.members(events.slice(0, 2));
      expect(await countVisible()).to.equal(1);

      aws.reset();
      const listed = await redrive(["--from", file]);
      const third = await redrive(["--from", file, "--send", "--match", "/1.csv"]);

      expect(listed.stdout).to.include("\n2 messages looked at, none changed.\n");
      expect(third.stdout).to.include(`\n1 of 2 messages sent again, 1 left in ${file}.\n`);
      expect(invocations().map(([, , , body]) => body)).to.deep.equal([JSON.stringify(events[1])]);
      expect(readFileSync(file, "utf8").trimEnd().split("\n")).to.have.length(1);
    });

    it("puts aside what it does not understand only where that is asked for", async () => {
      await send([UNKNOWN]);
      const file = join(folder, "unknown.ndjson");

      const left = await redrive(["--aside", file]);
      const aside = await redrive(["--aside", file, "--with-unknown"]);
      const sent = await redrive(["--from", file, "--send"]);

      expect(
        [left, aside, sent].map(({ status, stdout }) => [status, stdout.split("\n").at(-2)]),
      ).to.deep.equal([
        [0, `0 of 1 message put aside, 1 left in ${QUEUE}.`],
        [0, `1 of 1 message put aside, 0 left in ${QUEUE}.`],
        [0, `0 of 1 message sent again, 1 left in ${file}.`],
      ]);
      expect(await countVisible()).to.equal(0);
    });

    it("puts messages aside as objects", async () => {
      const s3 = new S3Client({ endpoint: aws.direct, forcePathStyle: true });
      const LocationConstraint = "eu-central-1";
      await s3.send(
        new CreateBucketCommand({
          Bucket: "aside",
          CreateBucketConfiguration: { LocationConstraint },
        }),
      );
      await send(events.slice(0, 2).map(fail));

      const { status, stdout } = await redrive(["--aside", "s3://aside/2026/", "--json"]);

      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: "aside" }));
      const ids = JSON.parse(stdout).messages.map(({ id }: { id: string }) => `2026/${id}.json`);
      expect(Contents.map(({ Key }) => Key)).to.have.members(ids);
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: "aside", Key: ids[0] }));
      expect(
        JSON.parse(JSON.parse((await Body?.transformToString()) ?? "").body).requestPayload.source,
      ).to.equal("aws.s3");
      s3.destroy();
      expect({ status, left: await countVisible() }).to.deep.equal({ status: 0, left: 0 });
    });

    it("keeps the messages where they can't be put aside", async () => {
      await send(events.slice(0, 1).map(fail));

      const file = await redrive(["--aside", join(folder, "no/such/folder")]);
      const objects = await redrive(["--aside", "s3://nobodys/"]);

      expect(file.stderr).to.match(/\nerror: can't write to .*: ENOENT: .*\n$/);
      expect(objects.stdout).to.match(
        /\nerror: there is no s3:\/\/nobodys\/.*\.json \(1 message\)\n/,
      );
      expect([file.status, objects.status]).to.deep.equal([1, 1]);
      expect(await countVisible()).to.equal(1);
    });

    it("does not look into a queue that moves messages on, unless that is accepted", async () => {
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

    it("says how many messages somebody else has received", async () => {
      await send([UNKNOWN, UNKNOWN]);
      await sqs.send(new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 1 }));

      const { stderr } = await redrive();

      expect(stderr).to.equal(
        `${WHO}queue ${QUEUE}: about 1 waiting, and 1 that somebody has received: not shown\n`,
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

    for (const [what, rights, args, message] of [
      [
        "to look",
        ["sts:GetCallerIdentity", "sqs:GetQueueUrl"],
        [],
        `access denied to queue ${QUEUE}: the right sqs:GetQueueAttributes is missing`,
      ],
      [
        "to send",
        READ_RIGHTS,
        ["--send"],
        `access denied to alias live of function ${STACK}-data-transform: the right lambda:InvokeFunction is missing (1 message)`,
      ],
    ] as const) {
      it(`says which right is missing ${what}, and loses nothing`, async () => {
        await send(events.slice(0, 1).map(fail));
        const end = await becomeUser(aws, rights);

        const { status, stdout, stderr } = await redrive(args).finally(end);

        expect(`${stdout}${stderr}`).to.include(`error: ${message}\n`);
        expect(status).to.equal(1);
        expect(await countVisible()).to.equal(1);
      });
    }
  });
}
