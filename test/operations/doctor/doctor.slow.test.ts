import {
  CreateAliasCommand,
  CreateGrantCommand,
  CreateKeyCommand,
  DisableKeyCommand,
  KMSClient,
  PutKeyPolicyCommand,
} from "@aws-sdk/client-kms";
import {
  DeleteFunctionConcurrencyCommand,
  LambdaClient,
  PutFunctionConcurrencyCommand,
} from "@aws-sdk/client-lambda";
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  PutBucketEncryptionCommand,
  PutBucketVersioningCommand,
  S3Client,
} from "@aws-sdk/client-s3";
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
import { doctorCommand } from "../../../scripts/operations/doctor/definition";
import { type AwsServer, startAws } from "../../support/aws-server";
import { becomeUser } from "../../support/aws-user";
import { setEnvironment } from "../../support/environment";
import {
  BUCKETS,
  createHealthyStack,
  type HealthyStack,
  isTransform,
  knowMore,
  NAME,
} from "../../support/healthy-stack";
import { whyNoMoto } from "../../support/moto-server";
import { interruptible, runOperation } from "../../support/run-operation";

const WHO =
  "stack prod in eu-central-1, account 123456789012, as arn:aws:sts::123456789012:user/moto\n";
const [INGESTION, OUTPUT] = BUCKETS;

const reason = whyNoMoto();
if (reason !== undefined) it(`examines an account over moto (skipped: ${reason})`);
else {
  describe("npm run doctor", function () {
    this.timeout(60_000);
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

    const s3 = () => new S3Client({ endpoint: aws.direct, forcePathStyle: true });
    const kms = () => new KMSClient({ endpoint: aws.direct });
    const sns = () => new SNSClient({ endpoint: aws.direct });
    const sqs = () => new SQSClient({ endpoint: aws.direct, useQueueUrlAsEndpoint: false });
    const lambda = () => new LambdaClient({ endpoint: aws.direct });

    const examine = (args: readonly string[] = [], signal?: AbortSignal) =>
      runOperation(
        doctorCommand,
        ["--stack", "prod", "--config", `transformImageUri=${stack.imageUri}`, ...args],
        signal,
      );
    /** What is not in order, each with its remedy. */
    const complaints = async (args: readonly string[] = []) => {
      const { status, stdout } = await examine(args);
      const lines = stdout.split("\n").filter((line) => !/^(ok|later) /.test(line));
      return { status, lines: lines.slice(0, lines.indexOf("")) };
    };

    it("finds everything in order", async () => {
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
        "ok       concurrency: of 1000 concurrent executions 1000 are free or data-transform's: 950 are left beside its 50",
        "ok       SnapStart: is offered for images in eu-central-1 (as of September 2026)",
        `ok       image of data-transform: ${digest} is in etl/data-transform`,
        "ok       data-ingestion: version 2, behind live, is active",
        "ok       data-transform: version 2, behind live, is active, with a snapshot",
        "ok       data-output: version 2, behind live, is active",
        `ok       key ${stack.topicKeyArn}: is enabled and lets cloudwatch.amazonaws.com use it`,
        `ok       topic ${NAME}-alarms: has 1 confirmed subscriber`,
        `ok       queue ${NAME}-failures: is empty`,
        "",
        "0 problems, 0 could not be asked, 16 in order.",
        "",
      ]);
      expect({ status, stderr }).to.deep.equal({ status: 0, stderr: WHO });
    });

    it("gives the same for programs", async () => {
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

    it("says before the first deployment what is there already and what is not yet", async () => {
      await aws.clear();
      knowMore(aws);

      const { status, stdout } = await runOperation(doctorCommand, ["--stack", "dev"]);

      const dev = "lambda-etl-optimization-dev";
      expect(stdout.split("\n")).to.deep.equal([
        "later    bucket acme-etl-dev-ingestion: is not there yet: pulumi up creates it",
        "later    bucket acme-etl-dev-output: is not there yet: pulumi up creates it",
        "ok       concurrency: of 1000 concurrent executions 1000 are free or data-transform's: 950 are left beside its 50",
        "ok       SnapStart: is offered for images in eu-west-1 (as of September 2026)",
        "later    image of data-transform: is not built yet: pulumi up builds and pushes it",
        "later    data-ingestion: has no alias live yet: pulumi up deploys it",
        "later    data-transform: has no alias live yet: pulumi up deploys it",
        "later    data-output: has no alias live yet: pulumi up deploys it",
        `later    topic ${dev}-alarms: is not there yet: pulumi up creates it`,
        `later    topic ${dev}-alarms: is not there yet: pulumi up creates it`,
        `later    queue ${dev}-failures: is not there yet: pulumi up creates it`,
        "",
        "0 problems, 0 could not be asked, 2 in order, 9 not deployed yet.",
        "",
      ]);
      expect(status).to.equal(0);
    });

    it("finds what is wrong with buckets", async () => {
      knowMore(aws, { sendsEvents: false });
      const client = s3();
      await client.send(
        new PutBucketVersioningCommand({
          Bucket: INGESTION,
          VersioningConfiguration: { Status: "Suspended" },
        }),
      );
      await client.send(new DeleteBucketCommand({ Bucket: OUTPUT }));
      await new S3Client({ endpoint: aws.direct, forcePathStyle: true, region: "us-east-1" }).send(
        new CreateBucketCommand({ Bucket: OUTPUT }),
      );

      expect(await complaints()).to.deep.equal({
        status: 1,
        lines: [
          `PROBLEM  bucket ${INGESTION}: keeps no versions: an event may find another content than it is about`,
          `         -> aws s3api put-bucket-versioning --bucket ${INGESTION} --versioning-configuration Status=Enabled`,
          `PROBLEM  bucket ${INGESTION}: does not send its events to EventBridge: nothing is ever transformed`,
          "         -> Switch Amazon EventBridge on in the bucket's properties; aws s3api put-bucket-notification-configuration replaces the whole configuration, so give it what is there as well.",
          `PROBLEM  bucket ${OUTPUT}: is in us-east-1, and the stack in eu-central-1, where its events do not come`,
          "         -> Use a bucket in eu-central-1, or deploy the stack in us-east-1.",
        ],
      });
    });

    it("finds existing buckets that do not exist, and one that may not be looked at", async () => {
      knowMore(aws);
      aws.inject({
        when: ({ method, path }) => method === "HEAD" && path.startsWith(`/${OUTPUT}`),
        fault: { kind: "error", status: 403, code: "Forbidden" },
      });

      expect(
        await complaints([
          "--config",
          "useExistingBuckets=true",
          "--config",
          "ingestionBucket=nobodys-bucket",
        ]),
      ).to.deep.equal({
        status: 1,
        lines: [
          "PROBLEM  bucket nobodys-bucket: does not exist, and useExistingBuckets says that it does",
          "         -> Create it, correct its name in the stack's file, or set useExistingBuckets to false.",
          `unknown  bucket ${OUTPUT}: access denied to bucket ${OUTPUT}: the right s3:ListBucket is missing`,
          "         -> Allow s3:ListBucket to whoever runs this, or have it run by somebody who may.",
        ],
      });
      expect((await complaints()).lines).to.deep.equal([
        `unknown  bucket ${OUTPUT}: exists, and can't be looked at: it is another account's, or the right s3:ListBucket is missing`,
        "         -> Allow s3:ListBucket to whoever runs this, or have it run by somebody who may.",
      ]);
    });

    it("finds a bucket's key that the roles can't use, until a policy or grants let them", async () => {
      knowMore(aws);
      const client = kms();
      const admin = {
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::123456789012:user/admin" },
        Action: "kms:*",
        Resource: "*",
      };
      const policy = (Statement: unknown) =>
        JSON.stringify({ Version: "2012-10-17", Statement: [Statement] });
      const { KeyMetadata } = await client.send(new CreateKeyCommand({ Policy: policy(admin) }));
      const key = KeyMetadata?.Arn ?? "";
      for (const Bucket of BUCKETS) {
        const ApplyServerSideEncryptionByDefault = {
          SSEAlgorithm: "aws:kms",
          KMSMasterKeyID: key,
        } as const;
        await s3().send(
          new PutBucketEncryptionCommand({
            Bucket,
            ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault }] },
          }),
        );
      }
      const existing = ["--config", "useExistingBuckets=true"];
      const named = [...existing, "--config", `existingBucketKmsKeyArn=${key}`];
      const roles = ["ingestion", "transform", "output"].map(
        (name) => `arn:aws:iam::123456789012:role/${NAME}-data-${name}`,
      );

      const unnamed = await complaints(existing);
      const shut = await complaints(named);
      for (const GranteePrincipal of roles) {
        await client.send(
          new CreateGrantCommand({
            KeyId: KeyMetadata?.KeyId ?? "",
            GranteePrincipal,
            Operations: ["Decrypt", "GenerateDataKey"],
          }),
        );
      }
      const granted = await complaints(named);
      await client.send(new DisableKeyCommand({ KeyId: KeyMetadata?.KeyId }));
      const disabled = await complaints(named);

      expect(unnamed.lines.slice(0, 2)).to.deep.equal([
        `PROBLEM  bucket ${INGESTION}: is encrypted with ${key}, which the roles are not granted`,
        "         -> Set existingBucketKmsKeyArn to the ARN of that key.",
      ]);
      expect(shut.lines).to.deep.equal([
        `PROBLEM  key ${key}: does not let ${roles.join(", ")} use it`,
        "         -> Let the roles, or their account, use kms:Decrypt and kms:GenerateDataKey in the key's policy (aws kms put-key-policy).",
      ]);
      expect(granted).to.deep.equal({ status: 0, lines: [] });
      expect(disabled.lines).to.deep.equal([
        `PROBLEM  key ${key}: is in state Disabled: whatever it encrypts can't be read`,
        "         -> aws kms enable-key, with its id as --key-id.",
      ]);
    });

    it("knows a bucket's key by its alias", async () => {
      knowMore(aws);
      const client = kms();
      const { KeyMetadata } = await client.send(new CreateKeyCommand({}));
      const AliasName = "alias/data";
      await client.send(
        new CreateAliasCommand({ AliasName, TargetKeyId: KeyMetadata?.KeyId ?? "" }),
      );
      const KMSMasterKeyID = `arn:aws:kms:eu-central-1:123456789012:${AliasName}`;
      const ApplyServerSideEncryptionByDefault = {
        SSEAlgorithm: "aws:kms",
        KMSMasterKeyID,
      } as const;
      const ServerSideEncryptionConfiguration = { Rules: [{ ApplyServerSideEncryptionByDefault }] };
      await s3().send(
        new PutBucketEncryptionCommand({ Bucket: OUTPUT, ServerSideEncryptionConfiguration }),
      );
      const existing = ["--config", "useExistingBuckets=true", "--config"];
      const other = "arn:aws:kms:eu-central-1:123456789012:key/0";

      const same = await complaints([...existing, `existingBucketKmsKeyArn=${KeyMetadata?.Arn}`]);
      const wrong = await complaints([...existing, `existingBucketKmsKeyArn=${other}`]);

      expect(same).to.deep.equal({ status: 0, lines: [] });
      expect(wrong.lines[0]).to.equal(
        `PROBLEM  bucket ${OUTPUT}: is encrypted with ${KMSMasterKeyID}, which the roles are not granted`,
      );
    });

    it("finds a quota that is too small", async () => {
      knowMore(aws, { unreserved: 140 });
      await lambda().send(
        new DeleteFunctionConcurrencyCommand({ FunctionName: `${NAME}-data-transform` }),
      );

      expect(await complaints()).to.deep.equal({
        status: 1,
        lines: [
          "PROBLEM  concurrency: of 1000 concurrent executions 140 are free or data-transform's: too few for its 50, since AWS keeps 100 unreserved",
          "         -> aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value 1010. Until then set transformReservedConcurrency to 40 or less, or to none, with an exemption in the policy pack.",
        ],
      });
    });

    it("finds alarms that reach nobody", async () => {
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
        `PROBLEM  key ${stack.topicKeyArn}: does not let cloudwatch.amazonaws.com use kms:Decrypt and kms:GenerateDataKey: alarms are dropped without a word`,
        "         -> Run pulumi up, which gives the key its policy, or let the service in (aws kms put-key-policy).",
      ];
      expect(pending.lines).to.deep.equal([
        ...key,
        `PROBLEM  topic ${NAME}-alarms: waits for a confirmation from email data-platform-oncall@example.com: no alarm is sent there`,
        "         -> Follow the link in the mail from no-reply@sns.amazonaws.com; after three days subscribe again, which sends another.",
      ]);
      expect(none.lines).to.deep.equal([
        ...key,
        `PROBLEM  topic ${NAME}-alarms: has no subscriber: nobody is told of an alarm`,
        "         -> Set alarmEmail in the stack's file, or subscribe to the topic (aws sns subscribe).",
      ]);
    });

    it("finds images that are not there, or that Lambda refuses", async () => {
      knowMore(aws);
      const rebuild =
        "         -> Push the image (docs/snapstart.md says how), and name its digest in transformImageUri; or take that key out, and pulumi up builds it.";
      const other = `sha256:${"1".repeat(64)}`;
      aws.inject({
        when: ({ operation, body }) => operation === "DescribeImages" && !body.includes(other),
        fault: {
          kind: "patch",
          patch: (body) =>
            body.replace(
              /application\/vnd\.docker\.distribution\.manifest\.v2\+json/,
              "application/vnd.oci.image.index.v1+json",
            ),
        },
      });

      const missing = await complaints([
        "--config",
        `transformImageUri=${stack.imageUri.replace(/sha256:.*/, other)}`,
      ]);
      const index = await complaints();

      expect(missing.lines).to.deep.equal([
        `PROBLEM  image of data-transform: ${other} is not in etl/data-transform of 123456789012: no new version can be published, nor a snapshot be renewed`,
        rebuild,
      ]);
      expect(index.lines).to.deep.equal([
        `PROBLEM  image of data-transform: ${stack.imageUri.split("@")[1]} is an index of images (application/vnd.oci.image.index.v1+json), which Lambda refuses`,
        "         -> Build it with docker buildx build --provenance=false --sbom=false, and name the new digest.",
      ]);
    });

    for (const [state, text, remedy] of [
      [
        "Pending",
        "is not ready: taking its snapshot: it can't be invoked",
        "Wait some minutes, while AWS takes its snapshot, and ask again.",
      ],
      [
        "Failed",
        "is in state Failed: taking its snapshot",
        "Publish another version, from a new image: docs/snapstart.md says how.",
      ],
      [
        "Inactive",
        "is in state Inactive: taking its snapshot",
        "Publish another version, from a new image: docs/snapstart.md says how.",
      ],
    ] as const) {
      it(`finds a version behind live that is ${state}`, async () => {
        aws.inject({
          when: isTransform,
          fault: {
            kind: "patch",
            patch: (body) =>
              body.replace(
                '"State": "Active"',
                `"State": "${state}", "StateReason": "taking its snapshot"`,
              ),
          },
        });
        knowMore(aws);

        expect((await complaints()).lines).to.deep.equal([
          `PROBLEM  data-transform: version 2, behind live, ${text}`,
          `         -> ${remedy}`,
        ]);
      });
    }

    it("finds failed events that wait, and a queue that is gone", async () => {
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
        `PROBLEM  queue ${NAME}-failures: is gone, though the stack is deployed`,
        "         -> pulumi up --refresh",
      ]);
    });

    it("finds that the version behind live has no snapshot", async () => {
      // As the server gives it.
      aws.inject({ when: isTransform, fault: { kind: "patch", patch: (body) => body } });
      knowMore(aws);

      expect((await complaints()).lines).to.deep.equal([
        "PROBLEM  data-transform: version 2, behind live, has no snapshot: each start is a cold one",
        "         -> Run pulumi up, which publishes a version with SnapStart.",
      ]);
    });

    it("finds regions without SnapStart for images", async () => {
      knowMore(aws);
      const image = `transformImageUri=${stack.imageUri.replace("eu-central-1", "ap-east-2")}`;
      const { stdout } = await runOperation(doctorCommand, [
        "--stack",
        "prod",
        "--config",
        "aws:region=ap-east-2",
        "--config",
        image,
      ]);

      expect(stdout).to.include(
        "PROBLEM  SnapStart: is not offered for images in ap-east-2, Asia Pacific (Taipei) (as of September 2026)\n         -> Set transformSnapStart to false,",
      );
    });

    it("asks what it may, names the rights that are missing, and says that it is not all", async () => {
      aws.inject({
        when: ({ path }) => path === "/2016-08-19/account-settings",
        fault: { kind: "error", status: 403, code: "AccessDeniedException" },
      });
      knowMore(aws);
      const end = await becomeUser(aws, ["sts:GetCallerIdentity", "s3:*", "kms:*", "ecr:*"]);

      const { status, lines } = await complaints().finally(end);

      const denied = (about: string, resource: string, right: string) => [
        `unknown  ${about}: access denied to ${resource}: the right ${right} is missing`,
        `         -> Allow ${right} to whoever runs this, or have it run by somebody who may.`,
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
        "PROBLEM  concurrency: the account's quota is 120, and 150 are needed, since AWS keeps 100 unreserved",
      ],
      [
        1000,
        "unknown  concurrency: the quota is 1000; what other functions reserve of it can't be asked: access denied to the account's settings: the right lambda:GetAccountSettings is missing",
      ],
    ] as const) {
      it(`falls back on the quota (${quota}) where it may not ask for the account's settings`, async () => {
        aws.inject({
          when: ({ path }) => path === "/2016-08-19/account-settings",
          fault: { kind: "error", status: 403, code: "AccessDeniedException" },
        });
        // moto knows no quotas of Lambda's.
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

    it("goes on when it is throttled for a while", async () => {
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

    it("says what could not be asked where it is throttled for good", async () => {
      knowMore(aws);
      const restore = setEnvironment({ AWS_MAX_ATTEMPTS: "1" });
      aws.inject({
        when: ({ service }) => service === "sqs",
        fault: { kind: "error", status: 400, code: "RequestThrottled" },
      });

      expect(await complaints().finally(restore)).to.deep.equal({
        status: 2,
        lines: [
          `unknown  queue ${NAME}-failures: AWS refused sqs:GetQueueUrl (queue ${NAME}-failures) as too frequent, 1 times in a row: try again later`,
          "         -> Run it again when that is put right.",
        ],
      });
    });

    it("ends at once when it is interrupted", async () => {
      const { signal, interrupt } = interruptible();
      aws.inject({
        when: ({ service }) => service === "sqs",
        fault: { kind: "meanwhile", run: interrupt },
      });

      expect(await examine([], signal)).to.deep.equal({ status: 130, stdout: "", stderr: WHO });
    });

    it("refuses an account that the stack does not allow", async () => {
      const { status, stderr } = await examine([
        "--config",
        'aws:allowedAccountIds=["333333333333"]',
      ]);

      expect({ status, stderr }).to.deep.equal({
        status: 2,
        stderr: `${WHO}error: this is account 123456789012, and aws:allowedAccountIds of the stack allows 333333333333 only: use other credentials\n`,
      });
    });
  });
}
