import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  S3Client,
} from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { expect } from "chai";
import { type AwsServer, startAws } from "../../support/aws/aws-server";
import { whyNoMoto } from "../../support/aws/moto-server";
import { setEnvironment } from "../../support/programs/environment";
import type { SentMessage } from "../failure-messages";
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
if (reason !== undefined) it(`parks messages over moto (skipped: ${reason})`);
else {
  describe("npm run redrive, parked messages", () => {
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

    it("parks each message once in a file and sends it from there", async () => {
      await send([...events.slice(0, 2).map(fail), UNKNOWN]);
      const file = join(folder, "aside.ndjson");
      const restore = setEnvironment({ AWS_MAX_ATTEMPTS: "1" });
      aws.inject({ when: isOperation("DeleteMessageBatch"), times: 1, fault: { kind: "reset" } });

      const first = await redrive(["--aside", file]).finally(restore);
      // A crash in the middle of a line.
      writeFileSync(file, readFileSync(file, "utf8").trimEnd());
      const second = await redrive(["--aside", file]);

      expect([first.status, second.status]).to.deep.equal([1, 0]);
      expect(second.stdout).to.include(`\n2 of 3 messages parked, 1 left in ${QUEUE}.\n`);
      const lines = readFileSync(file, "utf8").trimEnd().split("\n");
      expect(
        lines.map((line) => JSON.parse(JSON.parse(line).body).requestPayload),
      ).to.have.deep.members(events.slice(0, 2));
      expect(await countVisible()).to.equal(1);

      aws.reset();
      const listed = await redrive(["--from", file]);
      const third = await redrive(["--from", file, "--send", "--match", "/1.csv"]);

      expect(listed.stdout).to.include("\n2 messages read, none changed.\n");
      expect(third.stdout).to.include(`\n1 of 2 messages sent again, 1 left in ${file}.\n`);
      expect(invocations().map(([, , , body]) => body)).to.deep.equal([JSON.stringify(events[1])]);
      expect(readFileSync(file, "utf8").trimEnd().split("\n")).to.have.length(1);
    });

    it("parks messages of an unknown format only with --with-unknown", async () => {
      await send([UNKNOWN]);
      const file = join(folder, "unknown.ndjson");

      const left = await redrive(["--aside", file]);
      const aside = await redrive(["--aside", file, "--with-unknown"]);
      const sent = await redrive(["--from", file, "--send"]);

      expect(
        [left, aside, sent].map(({ status, stdout }) => [status, stdout.split("\n").at(-2)]),
      ).to.deep.equal([
        [0, `0 of 1 message parked, 1 left in ${QUEUE}.`],
        [0, `1 of 1 message parked, 0 left in ${QUEUE}.`],
        [0, `0 of 1 message sent again, 1 left in ${file}.`],
      ]);
      expect(await countVisible()).to.equal(0);
    });

    it("parks messages as objects", async () => {
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

    it("keeps messages that it can't park", async () => {
      await send(events.slice(0, 1).map(fail));

      const file = await redrive(["--aside", join(__filename, "aside.ndjson")]);
      const objects = await redrive(["--aside", "s3://nobodys/"]);

      expect(file.stderr).to.match(/\nerror: can't write to .*: EEXIST: .*\n$/);
      expect(objects.stdout).to.match(
        /\nerror: there is no s3:\/\/nobodys\/.*\.json \(1 message\)\n/,
      );
      expect([file.status, objects.status]).to.deep.equal([1, 1]);
      expect(await countVisible()).to.equal(1);
    });
  });
}
