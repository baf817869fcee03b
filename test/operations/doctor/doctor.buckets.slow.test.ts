import {
  CreateAliasCommand,
  CreateGrantCommand,
  CreateKeyCommand,
  DisableKeyCommand,
  KMSClient,
} from "@aws-sdk/client-kms";
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  PutBucketEncryptionCommand,
  PutBucketVersioningCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { expect } from "chai";
import { type AwsServer, startAws } from "../../support/aws/aws-server";
import { whyNoMoto } from "../../support/aws/moto-server";
import { BUCKETS, createHealthyStack, type HealthyStack, knowMore, NAME } from "../healthy-stack";
import { complaintsAbout, examineStack } from "./ask-doctor";

const [INGESTION, OUTPUT] = BUCKETS;

const reason = whyNoMoto();
if (reason !== undefined) it(`examines buckets over moto (skipped: ${reason})`);
else {
  describe("npm run doctor, buckets and their keys", () => {
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
    const complaints = (args: readonly string[] = []) => complaintsAbout(stack, args);

    it("finds a bucket that is too new for its events to come through", async () => {
      knowMore(aws, { bucketAgeMinutes: 2.5 });

      expect(await complaints()).to.deep.equal({
        status: 1,
        lines: [
          `PROBLEM  bucket ${INGESTION}: was created 2 minutes ago: its events take some five minutes to come through, and those before are lost without a trace`,
          "         -> Wait, ask again, and only then put objects in; for what was put there already: npm run replay -- --stack prod --prefix raw/",
        ],
      });
    });

    it("says that a bucket's events may be too new where it may not ask for its age", async () => {
      aws.inject({
        when: ({ service, method, path }) => service === "s3" && method === "GET" && path === "/",
        fault: { kind: "error", status: 403, code: "AccessDenied" },
      });
      knowMore(aws, { bucketAgeMinutes: 2.5 });
      const { status, stdout } = await examineStack(stack, []);

      expect(stdout).to.include(
        `ok       bucket ${INGESTION}: sends its events to EventBridge, if it is not newer than five minutes\n`,
      );
      expect(status).to.equal(0);
    });

    it("asks nothing of the age of a bucket that was there before", async () => {
      knowMore(aws, { bucketAgeMinutes: 2.5 });

      expect(await complaints(["--config", "useExistingBuckets=true"])).to.deep.equal({
        status: 0,
        lines: [],
      });
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
          "         -> Switch Amazon EventBridge on in the bucket's properties; aws s3api put-bucket-notification-configuration replaces the whole configuration, so give it what is there as well. It takes some five minutes to work: then npm run replay for the objects that are there.",
          `PROBLEM  bucket ${OUTPUT}: is in us-east-1, and the stack in eu-central-1, where its events do not come`,
          "         -> Use a bucket in eu-central-1, or deploy the stack in us-east-1.",
        ],
      });
    });

    /** In the stack's region, and in another. */
    const createSourceBuckets = async () => {
      const near = { LocationConstraint: "eu-central-1" } as const;
      await s3().send(
        new CreateBucketCommand({ Bucket: "acme-orders", CreateBucketConfiguration: near }),
      );
      const far = new S3Client({ endpoint: aws.direct, forcePathStyle: true, region: "us-east-1" });
      await far.send(new CreateBucketCommand({ Bucket: "acme-far" }));
    };
    const withPrefixes = (...prefixes: readonly string[]) => [
      "--config",
      `sourcePrefixes=${JSON.stringify(prefixes)}`,
    ];

    it("finds each bucket with source prefixes in order once", async () => {
      knowMore(aws);
      await createSourceBuckets();
      const args = withPrefixes("s3://acme-orders/a", "s3://acme-orders/b");
      const { stdout } = await examineStack(stack, args);

      expect(stdout.split("\n").filter((line) => line.includes("source bucket"))).to.deep.equal([
        "ok       source bucket acme-orders: is in eu-central-1 and sends its events to EventBridge",
      ]);
    });

    it("finds what is wrong with buckets that have source prefixes", async () => {
      knowMore(aws, { sendsEvents: false });
      await createSourceBuckets();
      const args = withPrefixes("s3://acme-orders/", "s3://acme-far/", "s3://acme-gone/");
      const { lines } = await complaints(args);

      expect(lines.slice(lines.findIndex((line) => line.includes("source bucket")))).to.deep.equal([
        "PROBLEM  source bucket acme-orders: does not send its events to EventBridge: nothing of it is fetched",
        "         -> Have its owner switch Amazon EventBridge on in the bucket's properties; then copy what is there to raw/: docs/sources.md.",
        "PROBLEM  source bucket acme-far: is in us-east-1, and the stack in eu-central-1, where its events do not come",
        "         -> Replicate it into a bucket in eu-central-1, and name that: docs/sources.md.",
        "PROBLEM  source bucket acme-gone: does not exist",
        "         -> Create it, or correct its name in sourcePrefixes.",
      ]);
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
  });
}
