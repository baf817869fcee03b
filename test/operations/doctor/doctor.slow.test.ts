import { LambdaClient, PutFunctionConcurrencyCommand } from "@aws-sdk/client-lambda";
import { expect } from "chai";
import { doctorCommand } from "../../../operations/doctor/main";
import { type AwsServer, startAws } from "../../support/aws/aws-server";
import { whyNoMoto } from "../../support/aws/moto-server";
import { interruptible, runOperation, WHO } from "../../support/aws/run-operation";
import { BUCKETS, createHealthyStack, type HealthyStack, knowMore, NAME } from "../healthy-stack";
import { examineStack } from "./ask-doctor";

const [INGESTION, OUTPUT] = BUCKETS;

const reason = whyNoMoto();
if (reason !== undefined) it(`checks an account over moto (skipped: ${reason})`);
else {
  describe("npm run doctor", () => {
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

    const lambda = () => new LambdaClient({ endpoint: aws.direct });
    const examine = (args: readonly string[] = [], signal?: AbortSignal) =>
      examineStack(stack, args, signal);

    it("reports a healthy stack as ok", async () => {
      knowMore(aws, { unreserved: 950 });
      await lambda().send(
        new PutFunctionConcurrencyCommand({
          FunctionName: `${NAME}-data-transform`,
          ReservedConcurrentExecutions: 50,
        }),
      );

      const { status, stdout, stderr } = await examine();

      const digest = stack.imageUri.split("@")[1];
      expect(stdout.split("\n")).to.deep.equal([
        `ok       bucket ${INGESTION}: is in eu-central-1`,
        `ok       bucket ${INGESTION}: keeps versions`,
        `ok       bucket ${INGESTION}: sends its events to EventBridge`,
        `ok       bucket ${INGESTION}: is encrypted with a key that needs no grant`,
        `ok       bucket ${OUTPUT}: is in eu-central-1`,
        `ok       bucket ${OUTPUT}: keeps versions`,
        `ok       bucket ${OUTPUT}: is encrypted with a key that needs no grant`,
        "ok       concurrency: 1000 of 1000 concurrent executions are unreserved or reserved for data-transform: its 50 leave 950",
        "ok       SnapStart: is offered for images in eu-central-1 (as of September 2026)",
        `ok       image of data-transform: ${digest} is in etl/data-transform`,
        "ok       image of data-transform: etl/data-transform lets Lambda pull it",
        "ok       data-ingestion: version 2, behind live, is active",
        "ok       data-transform: version 2, behind live, is active, with a snapshot",
        "ok       data-output: version 2, behind live, is active",
        `ok       key ${stack.topicKeyArn}: is enabled and lets cloudwatch.amazonaws.com use it`,
        `ok       topic ${NAME}-alarms: has 1 confirmed subscriber`,
        `ok       queue ${NAME}-failures: is empty`,
        "",
        "0 problems, 0 unknown, 17 ok.",
        "",
      ]);
      expect({ status, stderr }).to.deep.equal({ status: 0, stderr: WHO });
    });

    it("prints the same findings as JSON", async () => {
      knowMore(aws);

      const { stdout } = await examine(["--json"]);

      const { findings, ...rest } = JSON.parse(stdout);
      expect(rest).to.deep.equal({
        stack: "prod",
        region: "eu-central-1",
        accountId: "123456789012",
        identity: "arn:aws:sts::123456789012:user/moto",
      });
      expect(findings[0]).to.deep.equal({
        status: "ok",
        about: `bucket ${INGESTION}`,
        text: "is in eu-central-1",
      });
    });

    it("distinguishes existing and future resources before the first deployment", async () => {
      await aws.clear();
      knowMore(aws);

      const { status, stdout } = await runOperation(doctorCommand, ["--stack", "dev"]);

      const dev = "lambda-etl-optimization-dev";
      expect(stdout.split("\n")).to.deep.equal([
        "later    bucket acme-etl-dev-ingestion: does not exist yet: pulumi up creates it",
        "later    bucket acme-etl-dev-output: does not exist yet: pulumi up creates it",
        "ok       concurrency: 1000 of 1000 concurrent executions are unreserved or reserved for data-transform: its 50 leave 950",
        "ok       SnapStart: is offered for images in eu-west-1 (as of September 2026)",
        "later    image of data-transform: is not built yet: pulumi up builds and pushes it",
        "later    data-ingestion: has no alias live yet: pulumi up deploys it",
        "later    data-transform: has no alias live yet: pulumi up deploys it",
        "later    data-output: has no alias live yet: pulumi up deploys it",
        `later    topic ${dev}-alarms: does not exist yet: pulumi up creates it`,
        `later    topic ${dev}-alarms: does not exist yet: pulumi up creates it`,
        `later    queue ${dev}-failures: does not exist yet: pulumi up creates it`,
        "",
        "0 problems, 0 unknown, 2 ok, 9 not deployed yet.",
        "",
      ]);
      expect(status).to.equal(0);
    });

    it("exits at once when it is interrupted", async () => {
      const { signal, interrupt } = interruptible();
      aws.inject({
        when: ({ service }) => service === "sqs",
        fault: { kind: "meanwhile", run: interrupt },
      });

      expect(await examine([], signal)).to.deep.equal({ status: 130, stdout: "", stderr: WHO });
    });

    it("rejects an account that the stack does not allow", async () => {
      const { status, stderr } = await examine([
        "--config",
        'aws:allowedAccountIds=["333333333333"]',
      ]);

      expect({ status, stderr }).to.deep.equal({
        status: 2,
        stderr: `${WHO}error: these credentials are for account 123456789012, but the stack's aws:allowedAccountIds allows only 333333333333: use other credentials\n`,
      });
    });
  });
}
