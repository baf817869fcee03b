import {
  GetBucketNotificationConfigurationCommand,
  HeadBucketCommand,
  paginateListBuckets,
  type S3Client,
} from "@aws-sdk/client-s3";
import { awsErrorKind, callAws } from "../aws/errors";
import { type DoctorContext, type Finding, ok, problem } from "./check";

/** AWS documents "around five minutes" until EventBridge gets a new bucket's events; one minute is margin. */
const MINUTES_UNTIL_EVENTS = 6;
const MINUTE_MS = 60_000;

/** The region of a bucket. @throws AwsError if the bucket does not exist or can't be read */
export async function bucketRegion(
  { stack: { config }, clients: { s3 } }: DoctorContext,
  bucket: string,
  about: string,
): Promise<string> {
  const { BucketRegion = config.region } = await callAws("s3:ListBucket", about, () =>
    s3.send(new HeadBucketCommand({ Bucket: bucket })),
  );
  return BucketRegion;
}

/** Whether a bucket sends its events to EventBridge. */
export async function sendsEvents(
  { clients: { s3 } }: DoctorContext,
  bucket: string,
  about: string,
): Promise<boolean> {
  const { EventBridgeConfiguration } = await callAws("s3:GetBucketNotification", about, () =>
    s3.send(new GetBucketNotificationConfigurationCommand({ Bucket: bucket })),
  );
  return EventBridgeConfiguration !== undefined;
}

/** Checks that a bucket is old enough for its events to arrive. */
export async function checkSettled(
  s3: S3Client,
  {
    bucket,
    stack,
    about,
  }: { readonly bucket: string; readonly stack: string; readonly about: string },
): Promise<Finding> {
  const sends = "sends its events to EventBridge";
  const created = await creationDate(s3, bucket);
  if (created === "denied") return ok(about, `${sends}, unless it is less than five minutes old`);
  const minutes = created === undefined ? Infinity : (Date.now() - created.getTime()) / MINUTE_MS;
  if (minutes >= MINUTES_UNTIL_EVENTS) return ok(about, sends);
  return problem(
    about,
    `was created ${Math.floor(minutes)} minutes ago: events of its first five minutes are silently lost`,
    `Wait, run the doctor again, and only then upload objects. For objects that are already there: npm run replay -- --stack ${stack} --prefix raw/`,
  );
}

/** The creation date of a bucket; undefined if the bucket belongs to another account. */
async function creationDate(
  client: S3Client,
  bucket: string,
): Promise<Date | undefined | "denied"> {
  try {
    return await callAws("s3:ListAllMyBuckets", "the list of buckets", async () => {
      for await (const { Buckets = [] } of paginateListBuckets({ client }, { Prefix: bucket })) {
        const found = Buckets.find(({ Name }) => Name === bucket);
        if (found !== undefined) return found.CreationDate;
      }
      return undefined;
    });
  } catch (error) {
    if (awsErrorKind(error) === "denied") return "denied";
    throw error;
  }
}
