import { DescribeKeyCommand, type KMSClient } from "@aws-sdk/client-kms";
import { GetBucketEncryptionCommand, GetBucketVersioningCommand } from "@aws-sdk/client-s3";
import { AwsError, awsErrorKind, callAws, ifNotFound } from "../aws/errors";
import { bucketRegion, checkSettled, sendsEvents } from "./bucket-events";
import {
  type Check,
  type DoctorContext,
  type Finding,
  later,
  ok,
  orUnknown,
  problem,
  unknown,
} from "./check";

/** Checks region, versioning, events and encryption of both buckets. */
export const checkBuckets: Check = async (context) => {
  const { ingestionBucket, outputBucket } = context.stack;
  const findings = await Promise.all([
    checkBucket(context, ingestionBucket, [checkVersioning, checkEventBridge, checkEncryption]),
    checkBucket(context, outputBucket, [checkVersioning, checkEncryption]),
  ]);
  return findings.flat();
};

type BucketCheck = (context: DoctorContext, bucket: string, about: string) => Promise<Finding>;

async function checkBucket(
  context: DoctorContext,
  bucket: string,
  checks: readonly BucketCheck[],
): Promise<readonly Finding[]> {
  const about = `bucket ${bucket}`;
  const region = await checkRegion(context, bucket, about);
  if (region.status !== "ok") return [region];
  const others = checks.map((check) => orUnknown(about, () => check(context, bucket, about)));
  return [region, ...(await Promise.all(others))];
}

async function checkRegion(
  context: DoctorContext,
  bucket: string,
  about: string,
): Promise<Finding> {
  const { config } = context.stack;
  try {
    const region = await bucketRegion(context, bucket, about);
    if (region === config.region) return ok(about, `is in ${region}`);
    return problem(
      about,
      `is in ${region}, but the stack is in ${config.region}: its events do not arrive there`,
      `Use a bucket in ${config.region}, or deploy the stack in ${region}.`,
    );
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    if (awsErrorKind(error) === "denied") return denied(about, config.useExistingBuckets, error);
    if (awsErrorKind(error) !== "not found") return unknown(about, error);
    if (!config.useExistingBuckets) return later(about, "does not exist yet: pulumi up creates it");
    return problem(
      about,
      "does not exist, although useExistingBuckets is true",
      "Create it, correct its name in the stack's file, or set useExistingBuckets to false.",
    );
  }
}

function denied(about: string, isExisting: boolean, error: AwsError): Finding {
  if (isExisting) return unknown(about, error);
  // Bucket names are global, so another account's bucket gives the same response.
  return {
    ...unknown(about, error),
    text: `exists but can't be read: it belongs to another account, or the permission ${error.action} is missing`,
  };
}

const checkVersioning: BucketCheck = async ({ clients: { s3 } }, bucket, about) => {
  const { Status } = await callAws("s3:GetBucketVersioning", about, () =>
    s3.send(new GetBucketVersioningCommand({ Bucket: bucket })),
  );
  if (Status === "Enabled") return ok(about, "keeps versions");
  return problem(
    about,
    "keeps no versions: an event may be processed with newer content than it was sent for",
    `aws s3api put-bucket-versioning --bucket ${bucket} --versioning-configuration Status=Enabled`,
  );
};

const checkEventBridge: BucketCheck = async (context, bucket, about) => {
  const { config } = context.stack;
  if (await sendsEvents(context, bucket, about)) {
    // Only a bucket that the program created has sent events since its creation date.
    return config.useExistingBuckets
      ? ok(about, "sends its events to EventBridge")
      : checkSettled(context.clients.s3, { bucket, stack: config.stack, about });
  }
  return problem(
    about,
    "does not send its events to EventBridge: no object is transformed",
    "Switch on Amazon EventBridge in the bucket's properties. aws s3api put-bucket-notification-configuration replaces the whole configuration, so include the existing one. Events arrive after about five minutes; then run npm run replay for the objects that are already there.",
  );
};

const checkEncryption: BucketCheck = async ({ stack: { config }, clients }, bucket, about) => {
  const { s3, kms } = clients;
  const { ServerSideEncryptionConfiguration: encryption } = await callAws(
    "s3:GetEncryptionConfiguration",
    about,
    () => s3.send(new GetBucketEncryptionCommand({ Bucket: bucket })),
  ).catch(ifNotFound({ ServerSideEncryptionConfiguration: undefined }));
  const key = encryption?.Rules?.[0]?.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID;
  if (key === undefined || key.endsWith("alias/aws/s3")) {
    return ok(about, "is encrypted with a key that needs no grant");
  }
  const granted = config.existingBucketKmsKeyArn;
  if (granted !== undefined && (await isSameKey(kms, key, granted))) {
    return ok(about, "is encrypted with the key that the roles may use");
  }
  return problem(
    about,
    `is encrypted with ${key}, which the roles may not use`,
    "Set existingBucketKmsKeyArn to the ARN of that key.",
  );
};

// A bucket refers to its key by ARN, id or alias.
async function isSameKey(kms: KMSClient, key: string, arn: string): Promise<boolean> {
  if (!key.includes("alias/")) return key === arn || arn.endsWith(`/${key}`);
  const { KeyMetadata } = await callAws("kms:DescribeKey", `key ${key}`, () =>
    kms.send(new DescribeKeyCommand({ KeyId: key })),
  );
  return KeyMetadata?.Arn === arn;
}
