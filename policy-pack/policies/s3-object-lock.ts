import { reliability } from "../data/frameworks";
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

export const s3ObjectLock = stackPolicy<string, Config>({
  name: "s3-object-lock",
  displayName: "S3 Object Lock",
  description: "A bucket can lock versions of objects against deletion and overwriting.",
  severity: "low",
  enforcementLevel: "disabled",
  framework: reliability,
  tags: ["s3", "retention", "S3.15"],
  remediationSteps:
    "Set objectLockEnabled of the bucket, and add an aws.s3.BucketObjectLockConfiguration with a default retention.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
  resourceTypes: bucketTypes,
  config: {
    buckets: strings(["*"], "Patterns on the names of the buckets that must have Object Lock."),
  },
  check: (bucket, { config, stack }) => {
    if (!hasName(bucket, "bucket", config.buckets)) return false;
    const types = stack.ofType<string>(
      "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
      "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2",
    );
    return (
      !referrersOf(types, "bucket", bucket).some(locks) &&
      !isLocked(bucket) &&
      "has no Object Lock: set objectLockEnabled"
    );
  },
});

/** A separate resource turns it on even if it does not say so. */
function locks({ name, inputs }: StackNode): boolean {
  const value = known(inputs.objectLockEnabled, `objectLockEnabled of '${name}'`);
  return value === undefined || value === "Enabled";
}

function isLocked({ inputs }: StackNode): boolean {
  const [older] = valuesAt(inputs, "objectLockConfiguration.objectLockEnabled");
  return (
    known(inputs.objectLockEnabled, "objectLockEnabled") === true ||
    known(older, "objectLockConfiguration.objectLockEnabled") === "Enabled"
  );
}
