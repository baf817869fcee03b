import { expect } from "chai";
import { type AwsServer, startAws } from "../../support/aws/aws-server";
import { becomeUser } from "../../support/aws/aws-user";
import { whyNoMoto } from "../../support/aws/moto-server";
import { setEnvironment } from "../../support/programs/environment";
import { createHealthyStack, type HealthyStack, knowMore, NAME } from "../healthy-stack";
import { complaintsAbout } from "./ask-doctor";

const reason = whyNoMoto();
if (reason !== undefined) it(`checks an account that denies access over moto (skipped: ${reason})`);
else {
  describe("npm run doctor, denied and throttled requests", () => {
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

    const complaints = (args: readonly string[] = []) => complaintsAbout(stack, args);

    it("runs the permitted checks, names the missing permissions and exits as incomplete", async () => {
      aws.inject({
        when: ({ path }) => path === "/2016-08-19/account-settings",
        fault: { kind: "error", status: 403, code: "AccessDeniedException" },
      });
      knowMore(aws);
      const end = await becomeUser(aws, ["sts:GetCallerIdentity", "s3:*", "kms:*", "ecr:*"]);

      const { status, lines } = await complaints().finally(end);

      const denied = (about: string, resource: string, right: string) => [
        `unknown  ${about}: access denied to ${resource}: the permission ${right} is missing`,
        `         -> Grant ${right} to these credentials, or run this with credentials that have it.`,
      ];
      const topic = `topic ${NAME}-alarms`;
      expect(lines).to.deep.equal([
        ...denied("concurrency", "the account's settings", "lambda:GetAccountSettings"),
        ...["data-ingestion", "data-transform", "data-output"].flatMap((name) =>
          denied(name, `function ${NAME}-${name}`, "lambda:GetFunction"),
        ),
        ...denied(topic, topic, "sns:GetTopicAttributes"),
        ...denied(topic, topic, "sns:ListSubscriptionsByTopic"),
        ...denied(`queue ${NAME}-failures`, `queue ${NAME}-failures`, "sqs:GetQueueUrl"),
      ]);
      expect(status).to.equal(2);
    });

    for (const [quota, text] of [
      [
        120,
        "PROBLEM  concurrency: the account's quota is 120, but 150 are needed, since AWS keeps 100 unreserved",
      ],
      [
        1000,
        "unknown  concurrency: the quota is 1000; the reservations of other functions are unknown: access denied to the account's settings: the permission lambda:GetAccountSettings is missing",
      ],
    ] as const) {
      it(`falls back on the quota (${quota}) if it may not read the account's settings`, async () => {
        aws.inject({
          when: ({ path }) => path === "/2016-08-19/account-settings",
          fault: { kind: "error", status: 403, code: "AccessDeniedException" },
        });
        // moto has no Lambda quotas.
        aws.inject({
          when: ({ operation }) => operation === "GetServiceQuota",
          fault: {
            kind: "answer",
            answer: () => ({
              status: 200,
              headers: { "content-type": "application/x-amz-json-1.1" },
              body: Buffer.from(
                JSON.stringify({ Quota: { QuotaCode: "L-B99A9384", Value: quota } }),
              ),
            }),
          },
        });
        knowMore(aws, { unreserved: 0 });

        expect((await complaints()).lines[0]).to.equal(text);
      });
    }

    it("continues after temporary throttling", async () => {
      knowMore(aws);
      aws.inject({
        when: ({ service }) => service === "kms",
        times: 1,
        fault: { kind: "error", status: 400, code: "ThrottlingException" },
      });
      aws.inject({
        when: ({ service }) => service === "sns",
        times: 1,
        fault: { kind: "error", status: 400, code: "Throttling" },
      });
      aws.inject({
        when: ({ service }) => service === "s3",
        times: 1,
        fault: { kind: "error", status: 503, code: "SlowDown" },
      });
      aws.inject({ when: ({ service }) => service === "sqs", times: 1, fault: { kind: "reset" } });

      expect(await complaints()).to.deep.equal({ status: 0, lines: [] });
    });

    it("reports checks that are throttled until the end as unknown", async () => {
      knowMore(aws);
      const restore = setEnvironment({ AWS_MAX_ATTEMPTS: "1" });
      aws.inject({
        when: ({ service }) => service === "sqs",
        fault: { kind: "error", status: 400, code: "RequestThrottled" },
      });

      expect(await complaints().finally(restore)).to.deep.equal({
        status: 2,
        lines: [
          `unknown  queue ${NAME}-failures: AWS throttled sqs:GetQueueUrl (queue ${NAME}-failures), 1 times in a row: try again later`,
          "         -> Run it again when that is fixed.",
        ],
      });
    });
  });
}
