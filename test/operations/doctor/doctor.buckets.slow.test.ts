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

    const s3 = (region?: string) =>
      new S3Client({
        endpoint: aws.direct,
        forcePathStyle: true,
        ...(region !== undefined && { region }),
      });
    const kms = () => new KMSClient({ endpoint: aws.direct });
    const complaints = (args: readonly string[] = []) => complaintsAbout(stack, args);

    it("reports a bucket that is too new for its events to arrive", async () => {
      knowMore(aws, { bucketAgeMinutes: 2.5 });

      expect(await complaints()).to.deep.equal({
        status: 1,
        lines: [
          `PROBLEM  bucket ${INGESTION}: was created 2 minutes ago: events of its first five minutes are silently lost`,
          "         -> Wait, run the doctor again, and only then upload objects. For objects that are already there: npm run replay -- --stack prod --prefix raw/",
        ],
      });
    });

    it("says that a bucket may be too new if it may not read its age", async () => {
      aws.inject({
        when: ({ service, method, path }) => service === "s3" && method === "GET" && path === "/",
        fault: { kind: "error", status: 403, code: "AccessDenied" },
      });
      knowMore(aws, { bucketAgeMinutes: 2.5 });
      const { status, stdout } = await examineStack(stack, []);

      expect(stdout).to.include(
        `ok       bucket ${INGESTION}: sends its events to EventBridge, unless it is less than five minutes old\n`,
      );
      expect(status).to.equal(0);
    });

    it("does not check the age of an existing bucket", async () => {
      knowMore(aws, { bucketAgeMinutes: 2.5 });

      expect(await complaints(["--config", "useExistingBuckets=true"])).to.deep.equal({
        status: 0,
        lines: [],
      });
    });

    it("reports misconfigured buckets", async () => {
      knowMore(aws, { sendsEvents: false });
      const client = s3();
      await client.send(
        new PutBucketVersioningCommand({
          Bucket: INGESTION,
          VersioningConfiguration: { Status: "Suspended" },
        }),
      );
      await client.send(new DeleteBucketCommand({ Bucket: OUTPUT }));
      await s3("us-east-1").send(new CreateBucketCommand({ Bucket: OUTPUT }));

      expect(await complaints()).to.deep.equal({
        status: 1,
        lines: [
          `PROBLEM  bucket ${INGESTION}: keeps no versions: an event may be processed with newer content than it was sent for`,
          `         -> aws s3api put-bucket-versioning --bucket ${INGESTION} --versioning-configuration Status=Enabled`,
          `PROBLEM  bucket ${INGESTION}: does not send its events to EventBridge: no object is transformed`,
          "         -> Switch on Amazon EventBridge in the bucket's properties. aws s3api put-bucket-notification-configuration replaces the whole configuration, so include the existing one. Events arrive after about five minutes; then run npm run replay for the objects that are already there.",
          `PROBLEM  bucket ${OUTPUT}: is in us-east-1, but the stack is in eu-central-1: its events do not arrive there`,
          "         -> Use a bucket in eu-central-1, or deploy the stack in us-east-1.",
        ],
      });
    });

    /** Creates a bucket in the stack's region and one in another region. */
    const createSourceBuckets = async () => {
      const near = { LocationConstraint: "eu-central-1" } as const;
      await s3().send(
        new CreateBucketCommand({ Bucket: "acme-orders", CreateBucketConfiguration: near }),
      );
      await s3("us-east-1").send(new CreateBucketCommand({ Bucket: "acme-far" }));
    };
    const withPrefixes = (...prefixes: readonly string[]) => [
      "--config",
      `sourcePrefixes=${JSON.stringify(prefixes)}`,
    ];

    it("reports each bucket with source prefixes once", async () => {
      knowMore(aws);
      await createSourceBuckets();
      const args = withPrefixes("s3://acme-orders/a", "s3://acme-orders/b");
      const { stdout } = await examineStack(stack, args);

      expect(stdout.split("\n").filter((line) => line.includes("source bucket"))).to.deep.equal([
        "ok       source bucket acme-orders: is in eu-central-1 and sends its events to EventBridge",
      ]);
    });

    it("reports misconfigured buckets with source prefixes", async () => {
      knowMore(aws, { sendsEvents: false });
      await createSourceBuckets();
      const args = withPrefixes("s3://acme-orders/", "s3://acme-far/", "s3://acme-gone/");
      const { lines } = await complaints(args);

      expect(lines.slice(lines.findIndex((line) => line.includes("source bucket")))).to.deep.equal([
        "PROBLEM  source bucket acme-orders: does not send its events to EventBridge: none of its objects is fetched",
        "         -> Ask its owner to switch on Amazon EventBridge in the bucket's properties, then copy the existing objects to raw/: docs/sources.md.",
        "PROBLEM  source bucket acme-far: is in us-east-1, but the stack is in eu-central-1: its events do not arrive there",
        "         -> Replicate it to a bucket in eu-central-1, and use that: docs/sources.md.",
        "PROBLEM  source bucket acme-gone: does not exist",
        "         -> Create it, or correct its name in sourcePrefixes.",
      ]);
    });

    it("reports missing existing buckets, and one that it may not read", async () => {
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
          "PROBLEM  bucket nobodys-bucket: does not exist, although useExistingBuckets is true",
          "         -> Create it, correct its name in the stack's file, or set useExistingBuckets to false.",
          `unknown  bucket ${OUTPUT}: access denied to bucket ${OUTPUT}: the permission s3:ListBucket is missing`,
          "         -> Grant s3:ListBucket to these credentials, or run this with credentials that have it.",
        ],
      });
      expect((await complaints()).lines).to.deep.equal([
        `unknown  bucket ${OUTPUT}: exists but can't be read: it belongs to another account, or the permission s3:ListBucket is missing`,
        "         -> Grant s3:ListBucket to these credentials, or run this with credentials that have it.",
      ]);
    });

    it("reports a bucket's key that the roles can't use, until a policy or grants allow it", async () => {
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
        `PROBLEM  bucket ${INGESTION}: is encrypted with ${key}, which the roles may not use`,
        "         -> Set existingBucketKmsKeyArn to the ARN of that key.",
      ]);
      expect(shut.lines).to.deep.equal([
        `PROBLEM  key ${key}: does not let ${roles.join(", ")} use it`,
        "         -> Allow kms:Decrypt and kms:GenerateDataKey to the roles, or to their account, in the key's policy (aws kms put-key-policy).",
      ]);
      expect(granted).to.deep.equal({ status: 0, lines: [] });
      expect(disabled.lines).to.deep.equal([
        `PROBLEM  key ${key}: is in state Disabled: data that it encrypts can't be read`,
        "         -> aws kms enable-key, with its id as --key-id.",
      ]);
    });

    it("resolves the alias of a bucket's key", async () => {
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
        `PROBLEM  bucket ${OUTPUT}: is encrypted with ${KMSMasterKeyID}, which the roles may not use`,
      );
    });
  });
}
