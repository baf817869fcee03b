import { operationalExcellence } from "../data/frameworks";
import { strings } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { bucketTypes } from "../s3/bucket-view";
import { hasName } from "../stack/names";
import { referrersOf } from "../stack/referrers";
import type { StackNode } from "../stack/stack-view";
import { known } from "../values/unknown";
import { valuesAt } from "../values/values-at";

interface Config {
  readonly buckets: readonly string[];
}

export const s3EventNotifications = stackPolicy<string, Config>({
  name: "s3-event-notifications",
  displayName: "S3 event notifications",
  description: "A bucket sends notifications about its objects.",
  severity: "low",
  enforcementLevel: "disabled",
  framework: operationalExcellence,
  tags: ["s3", "observability", "S3.11"],
  remediationSteps:
    "Add an aws.s3.BucketNotification with eventbridge true, or with a destination.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html",
  resourceTypes: bucketTypes,
  config: {
    buckets: strings(["*"], "Patterns on the names of the buckets that must announce events."),
  },
  check: (bucket, { config, stack }) => {
    if (!hasName(bucket, "bucket", config.buckets)) return false;
    const types = stack.ofType<string>("aws:s3/bucketNotification:BucketNotification");
    return (
      !referrersOf(types, "bucket", bucket).some(announces) &&
      "announces no events: add a BucketNotification with eventbridge true"
    );
  },
});

function announces({ name, inputs }: StackNode): boolean {
  const destinations = ["lambdaFunctions.*", "queues.*", "topics.*"];
  return (
    destinations.some((path) => valuesAt(inputs, path).length > 0) ||
    known(inputs.eventbridge, `eventbridge of '${name}'`) === true
  );
}
