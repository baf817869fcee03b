import { GetBucketNotificationConfigurationCommand, HeadBucketCommand } from "@aws-sdk/client-s3";
import { call, kindOf } from "../aws/errors";
import { asked, type Check, type Finding, ok, type Patient, problem } from "./check";

/** Whether the events of buckets with source prefixes can start data-ingestion. */
export const checkSourceBuckets: Check = async (patient) => {
  const { sourcePrefixes } = patient.stack.config;
  const buckets = new Set(sourcePrefixes.map(({ bucket }) => bucket));
  return Promise.all(
    [...buckets].map((bucket) => {
      const about = `source bucket ${bucket}`;
      return asked(about, () => checkSourceBucket(patient, bucket, about));
    }),
  );
};

async function checkSourceBucket(
  { stack: { config }, clients: { s3 } }: Patient,
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
      `is in ${region}, and the stack in ${config.region}, where its events do not come`,
      `Replicate it into a bucket in ${config.region}, and name that: docs/sources.md.`,
    );
  }
  const { EventBridgeConfiguration } = await call("s3:GetBucketNotification", about, () =>
    s3.send(new GetBucketNotificationConfigurationCommand({ Bucket: bucket })),
  );
  return EventBridgeConfiguration === undefined
    ? problem(
        about,
        "does not send its events to EventBridge: nothing of it is fetched",
        "Have its owner switch Amazon EventBridge on in the bucket's properties; then copy what is there to raw/: docs/sources.md.",
      )
    : ok(about, `is in ${region} and sends its events to EventBridge`);

  async function regionOf(): Promise<string | undefined> {
    try {
      const { BucketRegion = config.region } = await call("s3:ListBucket", about, () =>
        s3.send(new HeadBucketCommand({ Bucket: bucket })),
      );
      return BucketRegion;
    } catch (error) {
      if (kindOf(error) === "not found") return undefined;
      throw error;
    }
  }
}
