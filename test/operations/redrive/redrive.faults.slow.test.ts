import { SQSClient } from "@aws-sdk/client-sqs";
import { expect } from "chai";
import { type AwsServer, refuseMissingFunctions, startAws } from "../../support/aws/aws-server";
import { becomeUser } from "../../support/aws/aws-user";
import { whyNoMoto } from "../../support/aws/moto-server";
import { interruptible } from "../../support/aws/run-operation";
import { setEnvironment } from "../../support/programs/environment";
import { failureRecord, type SentMessage } from "../failure-messages";
import {
  countVisibleIn,
  createFailureQueue,
  events,
  fail,
  invocationsOf,
  isInvocation,
  isOperation,
  QUEUE,
  redrive,
  STACK,
  sendMessages,
} from "./failure-queue";

const READ_RIGHTS = [
  "sts:GetCallerIdentity",
  "sqs:GetQueueUrl",
  "sqs:GetQueueAttributes",
  "sqs:ReceiveMessage",
  "sqs:ChangeMessageVisibility",
  // moto's name for the permission above.
  "sqs:ChangeMessageVisibilityBatch",
];

const reason = whyNoMoto();
if (reason !== undefined) it(`redrives over a failing moto (skipped: ${reason})`);
else {
  describe("npm run redrive, failures", () => {
    let aws: AwsServer;
    let sqs: SQSClient;
    let url: string;

    before(async () => {
      aws = await startAws();
      sqs = new SQSClient({ endpoint: aws.direct, useQueueUrlAsEndpoint: false });
    });
    after(async () => {
      sqs.destroy();
      await aws.stop();
    });
    beforeEach(async () => {
      await aws.clear();
      url = await createFailureQueue(aws, sqs);
    });

    const send = (messages: readonly SentMessage[]) => sendMessages(sqs, url, messages);
    const countVisible = () => countVisibleIn(sqs, url);
    const invocations = () => invocationsOf(aws);
    const outcomesOf = (stdout: string): unknown =>
      JSON.parse(stdout).messages.map(({ outcome }: { outcome: string }) => outcome);

    it("keeps every message if the function is missing", async () => {
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

    it("keeps what it could not send, sends the rest, and sends all the next time", async () => {
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

    it("continues after temporary throttling", async () => {
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

    it("stops at permanent throttling and makes every message visible again", async () => {
      await send(events.map(fail));
      const restore = setEnvironment({ AWS_MAX_ATTEMPTS: "1" });
      aws.inject({
        when: isInvocation,
        fault: { kind: "error", status: 429, code: "TooManyRequestsException" },
      });

      const { status, stdout } = await redrive(["--send"]).finally(restore);

      expect(stdout).to.include(
        `\nerror: AWS throttled lambda:InvokeFunction (alias live of function ${STACK}-data-transform), 1 times in a row: try again later (10 messages)\n`,
      );
      expect(invocations()).to.have.length(10);
      expect({ status, left: await countVisible() }).to.deep.equal({ status: 1, left: 12 });
    });

    it("loses nothing if a message can't be deleted: it is sent again", async () => {
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

    it("finishes the current messages when it is interrupted and makes the others visible again", async () => {
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

    for (const [what, rights, args, message] of [
      [
        "to look",
        ["sts:GetCallerIdentity", "sqs:GetQueueUrl"],
        [],
        `access denied to queue ${QUEUE}: the permission sqs:GetQueueAttributes is missing`,
      ],
      [
        "to send",
        READ_RIGHTS,
        ["--send"],
        `access denied to alias live of function ${STACK}-data-transform: the permission lambda:InvokeFunction is missing (1 message)`,
      ],
    ] as const) {
      it(`names the permission that is missing ${what}, and loses nothing`, async () => {
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
