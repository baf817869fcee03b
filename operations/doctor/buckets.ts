import { DescribeKeyCommand, type KMSClient } from "@aws-sdk/client-kms";
import {
  GetBucketEncryptionCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketVersioningCommand,
  HeadBucketCommand,
} from "@aws-sdk/client-s3";
import { AwsError, call, kindOf } from "../aws/errors";
import { checkSettled } from "./bucket-events";
import {
  asked,
  type Check,
  type Finding,
  later,
  notAsked,
  ok,
  type Patient,
  problem,
} from "./check";

/** Whether both buckets are where and what the pipeline needs. */
export const checkBuckets: Check = async (patient) => {
  const { ingestionBucket, outputBucket } = patient.stack;
  const findings = await Promise.all([
    checkBucket(patient, ingestionBucket, [checkVersioning, checkEventBridge, checkEncryption]),
    checkBucket(patient, outputBucket, [checkVersioning, checkEncryption]),
  ]);
  return findings.flat();
};

type BucketCheck = (patient: Patient, bucket: string, about: string) => Promise<Finding>;

async function checkBucket(
  patient: Patient,
  bucket: string,
  checks: readonly BucketCheck[],
): Promise<readonly Finding[]> {
  const about = `bucket ${bucket}`;
  const place = await checkPlace(patient, bucket, about);
  if (place.status !== "ok") return [place];
  const others = checks.map((check) => asked(about, () => check(patient, bucket, about)));
  return [place, ...(await Promise.all(others))];
}

async function checkPlace(
  { stack: { config }, clients: { s3 } }: Patient,
  bucket: string,
  about: string,
): Promise<Finding> {
  try {
    const { BucketRegion: region = config.region } = await call("s3:ListBucket", about, () =>
      s3.send(new HeadBucketCommand({ Bucket: bucket })),
    );
    if (region === config.region) return ok(about, `is in ${region}`);
    return problem(
      about,
      `is in ${region}, and the stack in ${config.region}, where its events do not come`,
      `Use a bucket in ${config.region}, or deploy the stack in ${region}.`,
    );
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    if (kindOf(error) === "denied") return denied(about, config.useExistingBuckets, error);
    if (kindOf(error) !== "not found") return notAsked(about, error);
    if (!config.useExistingBuckets) return later(about, "is not there yet: pulumi up creates it");
    return problem(
      about,
      "does not exist, and useExistingBuckets says that it does",
      "Create it, correct its name in the stack's file, or set useExistingBuckets to false.",
    );
  }
}

function denied(about: string, isExisting: boolean, error: AwsError): Finding {
  if (isExisting) return notAsked(about, error);
  // The answer is the same for a bucket of somebody else's: names are taken for all accounts together.
  return {
    ...notAsked(about, error),
    text: `exists, and can't be looked at: it is another account's, or the right ${error.action} is missing`,
  };
}

const checkVersioning: BucketCheck = async ({ clients: { s3 } }, bucket, about) => {
  const { Status } = await call("s3:GetBucketVersioning", about, () =>
    s3.send(new GetBucketVersioningCommand({ Bucket: bucket })),
  );
  if (Status === "Enabled") return ok(about, "keeps versions");
  return problem(
    about,
    "keeps no versions: an event may find another content than it is about",
    `aws s3api put-bucket-versioning --bucket ${bucket} --versioning-configuration Status=Enabled`,
  );
};

const checkEventBridge: BucketCheck = async ({ stack: { config }, clients }, bucket, about) => {
  const { s3 } = clients;
  const { EventBridgeConfiguration } = await call("s3:GetBucketNotification", about, () =>
    s3.send(new GetBucketNotificationConfigurationCommand({ Bucket: bucket })),
  );
  if (EventBridgeConfiguration !== undefined) {
    // When it was switched on is known only of a bucket that the program made with it.
    return config.useExistingBuckets
      ? ok(about, "sends its events to EventBridge")
      : checkSettled(s3, { bucket, stack: config.stack, about });
  }
  return problem(
    about,
    "does not send its events to EventBridge: nothing is ever transformed",
    "Switch Amazon EventBridge on in the bucket's properties; aws s3api put-bucket-notification-configuration replaces the whole configuration, so give it what is there as well. It takes some five minutes to work: then npm run replay for the objects that are there.",
  );
};

const checkEncryption: BucketCheck = async ({ stack: { config }, clients }, bucket, about) => {
  const { s3, kms } = clients;
  const { ServerSideEncryptionConfiguration: encryption } = await call(
    "s3:GetEncryptionConfiguration",
    about,
    () => s3.send(new GetBucketEncryptionCommand({ Bucket: bucket })),
  ).catch((error: unknown) => {
    if (kindOf(error) === "not found") return { ServerSideEncryptionConfiguration: undefined };
    throw error;
  });
  const key = encryption?.Rules?.[0]?.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID;
  if (key === undefined || key.endsWith("alias/aws/s3")) {
    return ok(about, "is encrypted with a key that needs no grant");
  }
  const granted = config.existingBucketKmsKeyArn;
  if (granted !== undefined && (await isSameKey(kms, key, granted))) {
    return ok(about, "is encrypted with the key that the roles are granted");
  }
  return problem(
    about,
    `is encrypted with ${key}, which the roles are not granted`,
    "Set existingBucketKmsKeyArn to the ARN of that key.",
  );
};

// A bucket names its key by ARN, by id or by an alias.
async function isSameKey(kms: KMSClient, key: string, arn: string): Promise<boolean> {
  if (!key.includes("alias/")) return key === arn || arn.endsWith(`/${key}`);
  const { KeyMetadata } = await call("kms:DescribeKey", `key ${key}`, () =>
    kms.send(new DescribeKeyCommand({ KeyId: key })),
  );
  return KeyMetadata?.Arn === arn;
}
