import { paginateListBuckets, type S3Client } from "@aws-sdk/client-s3";
import { call, kindOf } from "../aws/errors";
import { type Finding, ok, problem } from "./check";

/** How long AWS says that EventBridge takes to learn of a bucket: "around five minutes", and some to spare. */
const MINUTES_UNTIL_EVENTS = 6;
const MINUTE_MS = 60_000;

/** Whether a new bucket has sent its events for long enough, so that none is lost. */
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
  if (created === "denied") return ok(about, `${sends}, if it is not newer than five minutes`);
  const minutes = created === undefined ? Infinity : (Date.now() - created.getTime()) / MINUTE_MS;
  if (minutes >= MINUTES_UNTIL_EVENTS) return ok(about, sends);
  return problem(
    about,
    `was created ${Math.floor(minutes)} minutes ago: its events take some five minutes to come through, and those before are lost without a trace`,
    `Wait, ask again, and only then put objects in; for what was put there already: npm run replay -- --stack ${stack} --prefix raw/`,
  );
}

/** Undefined for a bucket of another account. */
async function creationDate(
  client: S3Client,
  bucket: string,
): Promise<Date | undefined | "denied"> {
  try {
    return await call("s3:ListAllMyBuckets", "the list of buckets", async () => {
      for await (const { Buckets = [] } of paginateListBuckets({ client }, { Prefix: bucket })) {
        const found = Buckets.find(({ Name }) => Name === bucket);
        if (found !== undefined) return found.CreationDate;
      }
      return undefined;
    });
  } catch (error) {
    if (kindOf(error) === "denied") return "denied";
    throw error;
  }
}
