import { ifNotFound } from "../aws/errors";
import { bucketRegion, sendsEvents } from "./bucket-events";
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
  context: DoctorContext,
  bucket: string,
  about: string,
): Promise<Finding> {
  const { config } = context.stack;
  const region = await bucketRegion(context, bucket, about).catch(ifNotFound(undefined));
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
  return (await sendsEvents(context, bucket, about))
    ? ok(about, `is in ${region} and sends its events to EventBridge`)
    : problem(
        about,
        "does not send its events to EventBridge: none of its objects is fetched",
        "Ask its owner to switch on Amazon EventBridge in the bucket's properties, then copy the existing objects to raw/: docs/sources.md.",
      );
}
