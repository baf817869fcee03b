import { GetBucketNotificationConfigurationCommand, HeadBucketCommand } from "@aws-sdk/client-s3";
import { awsErrorKind, callAws } from "../aws/errors";
import { type Check, type DoctorContext, type Finding, ok, orUnknown, problem } from "./check";

/** Checks that the events of buckets with source prefixes can trigger data-ingestion. */
export const checkSourceBuckets: Check = async (context) => {
  const { sourcePrefixes } = context.stack.config;
  const buckets = new Set(sourcePrefixes.map(({ bucket }) => bucket));
  return Promise.all(
    [...buckets].map((bucket) => {
      const about = `source bucket ${bucket}`;
      return orUnknown(about, () => checkSourceBucket(context, bucket, about));
    }),
  );
};

async function checkSourceBucket(
  { stack: { config }, clients: { s3 } }: DoctorContext,
  bucket: string,
  about: string,
): Promise<Finding> {
  const region = await regionOf();
  if (region === undefined) {
    return problem(about, "does not exist", "Create it, or correct its name in sourcePrefixes.");
  }
  if (region !== config.region) {
    return problem(
      about,
      `is in ${region}, but the stack is in ${config.region}: its events do not arrive there`,
      `Replicate it to a bucket in ${config.region}, and use that: docs/sources.md.`,
    );
  }
  const { EventBridgeConfiguration } = await callAws("s3:GetBucketNotification", about, () =>
    s3.send(new GetBucketNotificationConfigurationCommand({ Bucket: bucket })),
  );
  return EventBridgeConfiguration === undefined
    ? problem(
        about,
        "does not send its events to EventBridge: none of its objects is fetched",
        "Ask its owner to switch on Amazon EventBridge in the bucket's properties, then copy the existing objects to raw/: docs/sources.md.",
      )
    : ok(about, `is in ${region} and sends its events to EventBridge`);

  async function regionOf(): Promise<string | undefined> {
    try {
      const { BucketRegion = config.region } = await callAws("s3:ListBucket", about, () =>
        s3.send(new HeadBucketCommand({ Bucket: bucket })),
      );
      return BucketRegion;
    } catch (error) {
      if (awsErrorKind(error) === "not found") return undefined;
      throw error;
    }
  }
}
